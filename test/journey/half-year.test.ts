import { mkdirSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { createPlanStore } from '#adapters/plan-store.ts'
import { createStandingStore } from '#adapters/standing-store.ts'
import demoStandings from '#content/demo/standings.json' with { type: 'json' }
import en from '#content/messages/en/half-year.json' with { type: 'json' }
import nl from '#content/messages/nl/half-year.json' with { type: 'json' }
import { daysAfter } from '#domain/local-time.ts'
import { enter, publish } from '#domain/standing-acts.ts'
import { readStandings } from '#domain/standing-content.ts'
import { fullDateInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { tableClient } from '../adapters/table.ts'
import { calendar } from '../domain/chase-case.ts'
import { edit, twente } from '../domain/standing-case.ts'
import { expectNarrow } from './desk.ts'
import { heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { desktop, expectAccessible, expectContrast, phone, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const programme = 'programmaleider.landelijk@demo.example.org'
const ofTwente = 'programmaleider.vr05@demo.example.org'
const words = { nl, en } as const
const listAt = { nl: '/voortgang/verslagen/', en: '/en/progress/reports/' } as const

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
}, 60_000)
afterAll(() => hosted?.close())

const now = () => new Date(hosted.local.clock.now()).toISOString()
const today = () => localDateOf(now())
const yesterday = () => daysAfter(today(), -1)

const everybody = (path: string, act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) =>
  visit(path, act, { baseURL: hosted.local.origin, viewport: desktop, ...options })

/** Opens a page as somebody who chose their address on the page of the provider. */
function as(person: string, path: string, act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const door = `/api/v1/auth/login?${new URLSearchParams({ to: path, lang: path.startsWith('/en/') ? 'en' : 'nl' })}`
  const arrive = async (page: Page) => {
    await page.getByRole('button', { name: person }).click()
    await page.waitForURL(`**${path}`)
    await act(page)
  }
  return everybody(door, arrive, options)
}

const look = async (page: Page, name: string) => {
  await expectAccessible(page)
  await screenshot(page, `half-year-${name}`)
}

/** The table of the stage, where others write who are not part of these journeys. */
async function onTable<Written>(write: (table: Table) => Promise<Written>): Promise<Written> {
  const client = tableClient(hosted.local.endpoints.dynamodb)
  try {
    return await write({ client, name: hosted.local.tables[0] ?? '' })
  } finally {
    client.destroy()
  }
}

/** Whoever leads Twente publishes that it is done, today: after the report of yesterday. */
const twenteIsDone = () =>
  onTable(async table => {
    const store = createStandingStore(table, readStandings(demoStandings), () => undefined)
    const before = await store.get({ commitment: 'R1', unit: twente.code })
    const place = { commitment: 'R1', unit: twente }
    const update = { status: 'embedded', evidence: { title: 'Demo: convenant', on: today() } } as const
    const entered = enter(before, place, { update, regions: ['VR05'] }, { edit: edit({ at: now() }), calendar })
    await store.put(entered, 4_000_000_000)
    await store.put(publish(entered.standing, place, edit({ at: now() })), 4_000_000_000)
  })

/** The programme enters a line of its plan with one action. */
const planIsEntered = () =>
  onTable(async table => {
    const plan = createPlanStore(table)
    await plan.putLine({ line: '01', title: { nl: 'Demo: voorkomen' } })
    const action = { id: 'A01.01', level: 'national', unit: 'NL', owner: 'Demo ministerie' } as const
    await plan.putAction({ ...action, title: { nl: 'Demo: campagne' } })
  })

const partsOf = (page: Page) => page.locator('.report-part').evaluateAll(parts => parts.map(part => part.outerHTML))

describe('before a report is adopted', () => {
  test('everybody finds an empty list, and no draft', async () => {
    await everybody(listAt.nl, async page => {
      await heading(page, nl.list.heading).waitFor()
      await page.getByText(nl.list.noneAdopted).waitFor()
      await look(page, 'empty')
      await expectNarrow(page)
      await page.goto(`${listAt.nl}${yesterday()}/`)
      await page.getByText('Deze pagina').first().waitFor()
      expect(await page.getByText(nl.report.draft, { exact: true }).count()).toBe(0)
    })
  })

  test('the lead of a region sees the draft of a day with one click, in English, and cannot adopt it', async () => {
    await as(ofTwente, listAt.en, async page => {
      await page.getByLabel(en.preview.day).fill('2026-06-30')
      await press(page, en.preview.submit)
      await heading(page, 'State of recommendations and actions on Tuesday 30 June 2026').waitFor()
      await page.getByText(en.report.draftOver).waitFor()
      expect(await page.getByRole('button', { name: en.plan.thisDay }).count()).toBe(0)
      await look(page, 'draft-english')
      await page.getByRole('link', { name: 'Nederlands' }).click()
      await heading(page, 'Stand van aanbevelingen en acties op dinsdag 30 juni 2026').waitFor()
    })
  })
})

test('without script the programme plans a report, corrects what is wrong, and drops it', async () => {
  await as(
    programme,
    listAt.nl,
    async page => {
      await press(page, nl.plan.submit)
      await page.getByRole('alert').getByRole('link', { name: nl.errors.dateRequired }).click()
      await page.getByLabel(nl.plan.date).fill('2099-12-31')
      await page.getByLabel(nl.plan.title).fill('Demo: veel later')
      await press(page, nl.plan.submit)
      await page.getByRole('status').getByText(nl.done.planned).waitFor()
      expect(await page.getByRole('button', { name: nl.acts.adopt }).count()).toBe(0)
      await page.getByText('Vaststellen kan vanaf vrijdag 1 januari 2100').waitFor()
      await press(page, nl.acts.drop)
      await page.getByRole('status').getByText(nl.done.dropped).waitFor()
      expect(await page.getByText('Demo: veel later').count()).toBe(0)
    },
    { javaScriptEnabled: false },
  )
})

test('what was typed wrongly is said at its field, and a day ahead is planned for later', async () => {
  await as(programme, listAt.en, async page => {
    await press(page, en.plan.submit)
    await page.getByRole('alert').getByRole('link', { name: en.errors.dateRequired }).waitFor()
    await look(page, 'plan-errors')
    await expectNarrow(page)
    await page.getByLabel(en.plan.date).fill('2098-12-31')
    await press(page, en.plan.submit)
    await page.getByText('It can be adopted from Thursday 1 January 2099').waitFor()
    await look(page, 'planned-ahead')
    await expectNarrow(page)
  })
})

test('a report is planned, looked at and adopted, and never changes; the next one shows what did', async () => {
  await planIsEntered()
  const report = `${listAt.nl}${yesterday()}/`
  await as(programme, listAt.nl, async page => {
    await page.getByLabel(nl.plan.date).fill(yesterday())
    await page.getByLabel(nl.plan.title).fill('Demo: vijfde brief')
    await look(page, 'list-programme')
    await press(page, nl.plan.submit)
    await page.getByText(nl.report.draftOver).waitFor()
    await look(page, 'to-adopt')
    await press(page, nl.acts.adopt)
    await page.getByRole('status').getByText(nl.done.adopted).waitFor()
    expect(await page.getByRole('button', { name: nl.acts.adopt }).count()).toBe(0)
  })

  let adopted: string[] = []
  let file = ''
  await everybody(listAt.nl, async page => {
    await page.getByRole('link', { name: fullDateInWords(yesterday(), 'nl') }).click()
    await page.getByText(nl.changes.first).waitFor()
    adopted = await partsOf(page)
    file = await csvOf(page)
    await look(page, 'adopted')
    await expectNarrow(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectContrast(page)
  })

  await twenteIsDone()
  await everybody(report, async page => {
    expect(await partsOf(page)).toEqual(adopted)
    expect(await csvOf(page)).toBe(file)
  })

  await as(programme, `${listAt.en}${today()}/`, async page => {
    await page.getByText('The day is not over yet.').waitFor()
    const changes = page.getByRole('table', { name: `What has changed since ${fullDateInWords(yesterday(), 'en')}` })
    const row = changes.getByRole('row').filter({ hasText: 'Twente' }).filter({ hasText: 'embedded' })
    expect(await row.locator('th, td').allTextContents()).toEqual(['R1', 'Twente', 'status', 'under way', 'embedded'])
    await look(page, 'second-english')
  })
})

test('on a phone the adopted report is read as cards, and on paper in parts without the menu', async () => {
  const report = `${listAt.nl}${yesterday()}/`
  await everybody(
    report,
    async page => {
      await heading(page, /Stand van aanbevelingen/).waitFor()
      await look(page, 'adopted-phone')
    },
    { viewport: phone },
  )
  await everybody(report, async page => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: nl.report.csv }).isVisible()).toBe(false)
    expect(await page.getByRole('navigation', { name: nl.report.contents }).isVisible()).toBe(true)
    const heads = page.locator('.report-table thead').first()
    expect(await heads.evaluate(element => getComputedStyle(element).display)).toBe('table-header-group')
    mkdirSync('.local/screenshots', { recursive: true })
    await page.pdf({ path: '.local/screenshots/half-year.pdf', format: 'A4', printBackground: true })
  })
})

/** The file as whoever clicks on its link gets it. */
async function csvOf(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: words.nl.report.csv })
  const address = (await link.getAttribute('href')) ?? ''
  const response = await page.request.get(address)
  expect(response.status()).toBe(200)
  return response.text()
}
