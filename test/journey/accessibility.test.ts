import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { Language } from '#domain/language.ts'
import { page as answerWith } from '#runtime/answer.ts'
import { everyPage } from '../view/every-page.ts'
import { wordings } from '../view/wordings.ts'
import { heading } from './message-form.ts'
import { notFound, pageTypes } from './page-types.ts'
import { desktop, expectAccessible, expectContrast, phone, visit, withBrowser } from './visit.ts'

withBrowser()

/** The narrowest that WCAG wants: a screen of 1280 pixels, magnified four times. */
const narrow = { width: 320, height: 640 }

/** By day and by night on a phone, and without scrolling sideways where there is little room. */
async function expectForEveryone(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page)
  await page.setViewportSize(narrow)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${page.url()} at ${narrow.width} pixels`).toBeLessThanOrEqual(narrow.width)
  await page.setViewportSize(phone)
}

/** Pages that differ from another one in words only need no second look. */
const looksDifferent = ([name]: [string, unknown]) =>
  !/^error (?!404)|soon over|alerted|last rung|expired|another code|saved again/.test(name)

describe.each(Language.options)('for everyone, in %s:', language => {
  test.each(Object.entries(pageTypes))('%s', async (_, { path, heading: name }) => {
    await visit(path[language], async page => {
      await page.locator('h1', { hasText: name[language] }).waitFor()
      expect(await page.getAttribute('html', 'lang')).toBe(language)
      await expectForEveryone(page)
    })
  })

  test('a page that does not exist', async () => {
    await visit(notFound[language], async page => {
      await heading(page, /bestaat niet|does not exist/).waitFor()
      await expectForEveryone(page)
    })
  })

  describe('whatever the API can answer', () => {
    test.each(Object.entries(everyPage).filter(looksDifferent))('%s', async (name, render) => {
      const address = `/state/${encodeURIComponent(name)}`
      await visit('/status/', async page => {
        await page.route(`**${address}`, route => route.fulfill(answerWith(200, render('Ede', wordings[language]))))
        await page.goto(address)
        expect(await page.locator('main h1').count()).toBe(1)
        await expectForEveryone(page)
      })
    })
  })
})

test.each(['start', 'municipality, result', 'region', 'form'])('for everyone on a wide screen: %s', async name => {
  await visit(pageTypes[name]?.path.nl ?? '', expectAccessible, { viewport: desktop })
})
