import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStandingStore } from '#adapters/standing-store.ts'
import { enter } from '#domain/standing-acts.ts'
import type { Unit } from '#domain/unit.ts'
import { tableClient } from '../adapters/table.ts'
import { calendar } from '../domain/chase-case.ts'
import { heading } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { desktop, expectAccessible, expectContrast, phone, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const lead = 'programmaleider.vr05@demo.example.org'
const canary = 'Kanariegeel plan.'
const amsterdam: Unit = { code: 'VR13', level: 'region', name: { nl: 'Amsterdam', en: 'Amsterdam' }, regions: ['VR13'] }

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
  await anEntry()
}, 60_000)
afterAll(() => hosted?.close())

/** Somebody of the programme entered something about Amsterdam, which nobody confirmed yet. */
async function anEntry(): Promise<void> {
  const client = tableClient(hosted.local.endpoints.dynamodb)
  const store = createStandingStore({ client, name: hosted.local.tables[0] ?? '' }, [], () => undefined)
  const said = { update: { status: 'inPreparation', note: canary }, regions: [] } as const
  const edit = { by: 'somebody', side: 'programme', at: new Date().toISOString(), id: 'entry' } as const
  await store.put(enter(undefined, { commitment: 'R1', unit: amsterdam }, said, { edit, calendar }), 0)
  client.destroy()
}

const at = (path: string, act: (page: Page) => Promise<void>, options: object = {}) =>
  visit(path, act, { baseURL: hosted.local.origin, ...options })

const look = async (page: Page, name: string) => {
  await expectAccessible(page)
  await screenshot(page, `tracker-${name}`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true)
}

const words = {
  nl: {
    path: '/voortgang/',
    heading: 'Wat is er geworden van de aanbevelingen?',
    recommendation: 'R1. De aanpak opschalen van lokaal naar regionaal',
    twente: 'Twente: onderweg',
    old: /12 september 2025, ouder dan negen maanden/,
    region: 'Alles in Twente',
    ofRegion: 'Voortgang in Twente',
    list: 'Elke gemeente bij R3c',
    filter: 'Filter',
    status: 'Stand',
    apply: 'Toon dit',
    found: /^\d+ gevonden$/,
    csv: 'Deze gegevens als CSV',
    file: 'voortgang.csv',
  },
  en: {
    path: '/en/progress/',
    heading: 'What has become of the recommendations?',
    recommendation: 'R1. Scale the approach up from local to regional',
    twente: 'Twente: under way',
    old: /12 September 2025, more than nine months old/,
    region: 'Everything in Twente',
    ofRegion: 'Progress in Twente',
    list: 'Each municipality on R3c',
    filter: 'Filter',
    status: 'Status',
    apply: 'Show this',
    found: /^\d+ found$/,
    csv: 'These data as CSV',
    file: 'progress.csv',
  },
} as const

describe.each(['nl', 'en'] as const)('everybody follows what became of a recommendation, in %s,', language => {
  const said = words[language]

  test.each([
    ['on a phone without script', { viewport: phone, javaScriptEnabled: false }],
    ['on a wide screen', { viewport: desktop }],
  ] as const)('from the country to a region and its municipalities: %s', async (where, options) => {
    const shot = (name: string) => `${name}-${language}-${options.viewport.width}`
    await at(
      said.path,
      async page => {
        await heading(page, said.heading).waitFor()
        // Without script axe cannot run; it looks at the same pages on the wide screen and in test/view.
        const see = where.includes('without')
          ? (name: string) => screenshot(page, `tracker-${name}`)
          : (name: string) => look(page, name)
        await see(shot('country'))
        await page.getByRole('link', { name: said.recommendation }).click()
        await heading(page, said.recommendation).waitFor()
        await see(shot('map'))
        await page.locator('.tile', { hasText: 'Twente' }).click()
        await heading(page, said.twente).waitFor()
        await see(shot('standing'))
        await page.getByRole('link', { name: said.region }).click()
        await heading(page, said.ofRegion).waitFor()
        await see(shot('region'))
        await page.getByRole('link', { name: said.list }).click()
        await page.getByRole('link', { name: 'Enschede' }).waitFor()
        expect(page.url()).toContain('?region=VR05')
        await see(shot('municipalities'))
        await page.goto(`${said.path}R1/VR10/`)
        await page.getByText(said.old).waitFor()
        await see(shot('faded'))
      },
      options,
    )
  })

  test('narrows it down with an address to share, and takes the same along as a file', async () => {
    await at(said.path, async page => {
      await page.getByText(said.filter, { exact: true }).click()
      await page.getByLabel(said.status).selectOption('underway')
      await page.getByRole('button', { name: said.apply }).click()
      await page.getByRole('heading', { name: said.found }).waitFor()
      expect(page.url()).toMatch(/\?.*status=underway/)
      const shown = await page.locator('tbody tr').count()
      await look(page, `found-${language}`)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: said.csv }).click(),
      ])
      expect(download.suggestedFilename()).toBe(said.file)
      const chunks: Buffer[] = []
      for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
      const text = Buffer.concat(chunks).toString('utf8')
      const rows: string[][] = parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' })
      expect(rows).toHaveLength(shown + 1)
    })
  })
})

test('the country is walked through with the keyboard, tile by tile, from above to below', async () => {
  await at(
    '/voortgang/R1/',
    async page => {
      await page.locator('.tile').first().focus()
      const walked: string[] = []
      for (let steps = 0; steps < 25; steps += 1) {
        walked.push((await page.evaluate(() => document.activeElement?.getAttribute('href'))) ?? '')
        await page.keyboard.press('Tab')
      }
      expect(new Set(walked).size).toBe(25)
      expect(walked.slice(0, 3)).toEqual(['/voortgang/R1/VR02/', '/voortgang/R1/VR01/', '/voortgang/R1/VR10/'])
      expect(walked.every(address => /^\/voortgang\/R1\/VR\d\d\/$/.test(address))).toBe(true)
      const sizes = await page.locator('.tiles li').evaluateAll(tiles => tiles.map(tile => tile.clientHeight))
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      await page.locator('.tile').nth(4).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/voortgang/R1/VR12/')
    },
    { viewport: desktop },
  )
})

test('by night the tiles are as readable', async () => {
  await at('/voortgang/R1/', async page => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectContrast(page)
    await screenshot(page, 'tracker-map-night')
  })
})

test('a lead signs in from the page itself, comes back to it, and sees what waits', async () => {
  await at(
    '/voortgang/R1/VR13/',
    async page => {
      await page.getByText('Dat zegt niet dat er niets gebeurt').waitFor()
      expect(await page.content()).not.toContain(canary)
      await page.getByRole('link', { name: /^Meld u aan/ }).click()
      await page.getByRole('button', { name: lead }).click()
      await page.waitForURL('**/voortgang/R1/VR13/')
      await page.getByText(canary).first().waitFor()
      await page.getByRole('heading', { name: 'Nog niet gepubliceerd: in voorbereiding' }).waitFor()
      await look(page, 'waiting')
      await page.getByRole('navigation', { name: 'Loket' }).getByRole('link', { name: 'Voortgang' }).click()
      await page.getByRole('link', { name: 'Wacht op bevestiging: 1' }).click()
      await page.getByRole('heading', { name: '1 gevonden' }).waitFor()
      await look(page, 'waits')
    },
    { viewport: desktop },
  )
})

test.each(['/voortgang/R9/', '/voortgang/R1/GM0153/', '/en/progress/region/NL/', '/voortgang/R1/VR05/meer/'])(
  'what is no page of the tracker says so: %s',
  async path => {
    await at(path, async page => {
      await heading(page, /bestaat niet|does not exist/).waitFor()
    })
  },
)
