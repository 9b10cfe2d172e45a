import { existsSync, globSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pseudoAnswers } from '../site/pseudo/answers.ts'
import { pseudoSite } from '../site/pseudo/site.ts'
import type { PseudoLanguage } from '../site/pseudo/text.ts'
import { violationsButContrast } from './axe.ts'
import { layoutFaults, wide, zoomed400 } from './reflow.ts'
import { openedBrowser, phone, screenshot, withBrowser } from './visit.ts'

withBrowser()

const building = 180_000
const looking = 180_000
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

describe.each(['accented', 'mirrored'] as const)('in a language that nobody speaks, %s,', language => {
  let page: Page
  let addresses: readonly string[]

  beforeAll(async () => {
    const folder = await pseudoSite(language)
    const files = globSync('en/**/*.html', { cwd: folder })
    addresses = files.flatMap(file => statesOf(`/${file.replace(/index\.html$/, '')}`))
    page = await openPage(folder)
  }, building)
  afterAll(() => page.context().close())

  test(
    'every page holds',
    async () => {
      expect(addresses.length).toBeGreaterThan(90)
      const faults: string[] = []
      for (const address of addresses) {
        await page.goto(address)
        faults.push(...(await faultsOn(page, language)).map(fault => `${address}: ${fault}`))
      }
      expect(faults).toEqual([])
    },
    looking,
  )

  test(
    'every answer of the API holds',
    async () => {
      await page.goto('/en/status/')
      const faults: string[] = []
      for (const [name, render] of Object.entries(await pseudoAnswers(language))) {
        await page.setContent(render('Ede'))
        faults.push(...(await faultsOn(page, language)).map(fault => `${name}: ${fault}`))
      }
      expect(faults).toEqual([])
    },
    looking,
  )

  test('is there to be looked at', async () => {
    for (const [name, address] of Object.entries(toLookAt)) {
      await page.goto(address)
      await page.setViewportSize(phone)
      await screenshot(page, `${language}-${name}`)
    }
  })
})

test('what was not turned is found', async () => {
  const context = await openedBrowser().newContext({ viewport: phone })
  const page = await context.newPage()
  await page.setContent('<a class="brand">one</a> <a class="leave">two</a> <p dir="rtl">אב 033-448 11 86 גד</p>')
  const found = await page.evaluate(findUnturned)
  expect(found).toEqual(['the top is not turned', expect.stringContaining('read backwards')])
  await context.close()
})

/** A route shows its answers at addresses of their own: the first question, one answer, all of them. */
const statesOf = (address: string): readonly string[] =>
  /municipalities\/[^/]+\/$/.test(address) ? [address, `${address}#r0`, `${address}#z`] : [address]

const toLookAt = {
  start: '/en/',
  municipality: '/en/municipalities/groningen/#r0',
  form: '/en/message/form/',
  region: '/en/regions/twente/',
  matrix: '/en/organisations/',
}

/** What is built, at an address where every file is read from its folder. */
async function openPage(folder: string): Promise<Page> {
  const context = await openedBrowser().newContext({ baseURL: 'http://pseudo.localhost', viewport: phone })
  await context.route('**/*', async route => {
    const { pathname } = new URL(route.request().url())
    const file = `${folder}${pathname.endsWith('/') ? `${pathname}index.html` : pathname}`
    if (!existsSync(file)) return route.fulfill({ status: 404 })
    await route.fulfill({ body: readFileSync(file), contentType: types[file.split('.').at(-1) ?? ''] ?? 'text/plain' })
  })
  return context.newPage()
}

async function faultsOn(page: Page, language: PseudoLanguage): Promise<readonly string[]> {
  const layout = [...(await layoutFaults(page, zoomed400)), ...(await layoutFaults(page, wide))]
  if (language === 'accented') return layout
  return [...layout, ...(await page.evaluate(findUnturned)), ...(await violationsButContrast(page))]
}

/** What stands where it would from left to right, and numbers that are read backwards. */
function findUnturned(): string[] {
  const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
  const isTurned = (boxOf('.brand')?.left ?? 0) > (boxOf('.leave')?.right ?? 0)
  const textNodes = [...document.body.querySelectorAll('*')]
    .filter(element => element.checkVisibility())
    .flatMap(element => [...element.childNodes].filter(node => node instanceof Text))
  const boxIn = (node: Text, at: number) => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return range.getBoundingClientRect()
  }
  const isBackwards = (node: Text) => {
    const number = /\+?\d[\d ()-]{6,}\d/.exec(node.data)
    if (number === null) return false
    const [first, last] = [boxIn(node, number.index), boxIn(node, number.index + number[0].length - 1)]
    return first.top === last.top && first.left > last.left
  }
  return [
    ...(isTurned ? [] : ['the top is not turned']),
    ...textNodes.filter(isBackwards).map(({ data }) => `read backwards: ${data.trim().slice(0, 80)}`),
  ]
}
