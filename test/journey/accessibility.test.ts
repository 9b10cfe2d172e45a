import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { Check, type Looked } from '#domain/accessibility.ts'
import { Language } from '#domain/language.ts'
import { everyPage } from '../view/every-page.ts'
import { wordings } from '../view/wordings.ts'
import { keepResults } from './accessibility-results.ts'
import { Contrast } from './axe.ts'
import { faultsIn, lookForEveryone } from './for-everyone.ts'
import { heading } from './message-form.ts'
import { notFound, pageTypes } from './page-types.ts'
import { type Tab, Tabs } from './tabs.ts'
import { desktop, expectAccessible, openedBrowser, phone, visit, withBrowser } from './visit.ts'

withBrowser()

/** Two cores draw two tabs at a time. */
const atOnce = 2
const contrast = new Contrast()
const looked: Looked[] = []
let tabs: Tabs

beforeAll(async () => {
  tabs = await Tabs.open(openedBrowser(), atOnce, { baseURL: inject('origin'), viewport: phone, locale: 'nl-NL' })
}, 60_000)
afterAll(() => keepResults(looked, openedBrowser().version(), expectedLooks))

type Shown = Pick<Looked, 'kind' | 'name' | 'language'>

/** Everything that is checked, and kept, for a page that is on the screen. */
async function expectForEveryone(tab: Tab, shown: Shown): Promise<void> {
  const faults = faultsIn(await lookForEveryone(tab, contrast))
  looked.push({ ...shown, failed: Check.options.filter(check => check in faults) })
  expect(faults).toEqual({})
  expect(tab.complaints).toEqual([])
}

/** The part of a page that its address chooses is the one in sight; where it chooses none, no part is. */
async function expectPart(page: Page, path: string): Promise<void> {
  const [, part] = path.split('#')
  if (part === undefined) expect(await page.locator(':target').count()).toBe(0)
  else await page.locator(`#${part}:target`).waitFor()
}

/** Puts an answer of the API into a page of ours, with the same policy: nothing has to be fetched or read again. */
async function show(page: Page, answer: string): Promise<void> {
  if (!page.url().endsWith('/status/')) await page.goto('/status/')
  await page.setContent(answer)
  expect(await page.locator('main h1').count()).toBe(1)
}

/** Pages that differ from another one in words only need no second look. */
const looksDifferent = ([name]: [string, unknown]) =>
  !/^error (?!404)|soon over|alerted|last rung|expired|another code|saved again/.test(name)
const answers = Object.entries(everyPage).filter(looksDifferent)
const expectedLooks = Language.options.length * (Object.keys(pageTypes).length + 1 + answers.length)

describe.concurrent.each(Language.options)('for everyone, in %s:', language => {
  test.each(Object.entries(pageTypes))('%s', async (name, { path, heading: title }) => {
    await tabs.use(async tab => {
      await tab.page.goto(path[language])
      await tab.page.locator('h1', { hasText: title[language] }).waitFor()
      await expectPart(tab.page, path[language])
      expect(await tab.page.getAttribute('html', 'lang')).toBe(language)
      await expectForEveryone(tab, { kind: 'page', name, language })
    })
  })

  test('a page that does not exist', async () => {
    await tabs.use(async tab => {
      await tab.page.goto(notFound[language])
      await heading(tab.page, /bestaat niet|does not exist/).waitFor()
      await expectForEveryone(tab, { kind: 'page', name: 'not found', language })
    })
  })

  test.each(answers)('whatever the API can answer: %s', async (name, render) => {
    await tabs.use(async tab => {
      await show(tab.page, render('Ede', wordings[language]))
      await expectForEveryone(tab, { kind: 'answer', name, language })
    })
  })
})

test.each(['start', 'municipality, result', 'region', 'form'])('for everyone on a wide screen: %s', async name => {
  const type = pageTypes[name]
  if (!type) throw new Error(`No page is called ${name}`)
  const { path, heading: title } = type
  const look = async (page: Page) => {
    await page.locator('h1', { hasText: title.nl }).waitFor()
    await expectPart(page, path.nl)
    await expectAccessible(page)
  }
  await visit(path.nl, look, { viewport: desktop })
})
