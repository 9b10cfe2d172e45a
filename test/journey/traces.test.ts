import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { Language } from '#domain/language.ts'
import { awayFromHere } from '#view/paths.ts'
import { answeredPages, pageTypes } from './page-types.ts'
import { desktop, visit, withBrowser } from './visit.ts'

withBrowser()

/** Whatever a page can leave on somebody's device. */
async function tracesOf(page: Page): Promise<readonly string[]> {
  const cookies = await page.context().cookies()
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map(name => `cache ${name}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
  ])
  return [...cookies.map(({ name }) => `cookie ${name}`), ...kept]
}

describe.each(Language.options)('a visit in %s', language => {
  const all = Object.entries({ ...pageTypes, ...answeredPages })
  test.each(all)('leaves nothing behind and asks nobody else: %s', async (_, { path, heading }) => {
    await visit('/robots.txt', async page => {
      const asked: string[] = []
      page.on('request', request => asked.push(new URL(request.url()).origin))
      await page.goto(path[language], { waitUntil: 'networkidle' })
      expect(await page.locator('h1').textContent()).toContain(heading[language])
      expect(await page.locator('a.leave').isVisible()).toBe(true)
      expect(await tracesOf(page)).toEqual([])
      expect([...new Set(asked)]).toEqual([inject('origin')])
    })
  })
})

describe('the way out', () => {
  /** The other site is not asked for in a test: its address is answered here. */
  const standIn = async (page: Page) => {
    await page.route(awayFromHere, route => route.fulfill({ contentType: 'text/html', body: '<title>Weer</title>' }))
  }

  test('is three times Shift, and takes the place of the page', async () => {
    await visit('/over/', async page => {
      await standIn(page)
      await page.goto('/gemeenten/ede/#r0')
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
      await page.waitForURL(awayFromHere)
      await page.goBack()
      expect(new URL(page.url()).pathname).toBe('/over/')
      expect(await page.locator('main').isVisible()).toBe(true)
    })
  })

  test.each([
    { what: 'capitals', keys: ['Shift+A', 'Shift+B', 'Shift+C', 'Shift+D'] },
    { what: 'going back through the fields', keys: ['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab'] },
    { what: 'Shift twice', keys: ['Shift', 'Shift', 'a', 'Shift', 'Shift'] },
  ])('is not taken by $what', async ({ keys }) => {
    await visit('/', async page => {
      await standIn(page)
      await page.locator('#q').focus()
      for (const key of keys) await page.keyboard.press(key)
      expect(new URL(page.url()).pathname).toBe('/')
      expect(await page.locator('main').isVisible()).toBe(true)
    })
  })

  test('is not taken by Shift pressed slowly', async () => {
    await visit('/over/', async page => {
      await standIn(page)
      for (let press = 0; press < 4; press += 1) {
        await page.keyboard.press('Shift')
        await page.waitForTimeout(1100)
      }
      expect(new URL(page.url()).pathname).toBe('/over/')
    })
  })

  test('is not taken by selecting with the mouse', async () => {
    await visit('/over/', async page => {
      await standIn(page)
      for (let press = 0; press < 4; press += 1) await page.locator('h1').click({ modifiers: ['Shift'] })
      expect(new URL(page.url()).pathname).toBe('/over/')
    })
  })

  test('names its key only where a script listens and there are keys', async () => {
    const keys = 'of 3 × Shift'
    await visit('/over/', async page => expect(await page.getByText(keys).isVisible()).toBe(true), {
      viewport: desktop,
    })
    await visit('/over/', async page => expect(await page.getByText(keys).isVisible()).toBe(false), {
      javaScriptEnabled: false,
    })
  })
})
