import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiguresStore } from '#adapters/figures-store.ts'
import type { Counted } from '#domain/counted.ts'
import { dimensions } from '#domain/dimension.ts'
import { quarterOf, quartersIn } from '#domain/period.ts'
import { publishQuarter, publishYear } from '#domain/publication.ts'
import { tableClient } from '../adapters/table.ts'
import { aMessage, many } from '../domain/counted-case.ts'
import { timeOn } from './clock.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { expectAccessible, expectContrast, phone, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
/** The year before the one in which it is played. */
let year: string
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
  year = String(Number(quarterOf(timeOn(hosted.clock)).slice(0, 4)) - 1)
}, 60_000)
afterAll(() => hosted?.close())

/** A year of messages to two regions that are used and two that hardly are, as the nights would have published it. */
async function aYear(): Promise<void> {
  const now = timeOn(hosted.clock)
  const counted = quartersIn(year).flatMap(quarter => [...inTwente(quarter), ...elsewhere(quarter)])
  const earlier = quartersIn(year)
    .slice(0, 3)
    .map(quarter => publishQuarter(quarter, { counted: counted.filter(one => one.quarter === quarter), now }))
  const client = tableClient(hosted.local.endpoints.dynamodb)
  const store = createFiguresStore({ client, name: hosted.local.tables[0] ?? '' })
  const regions = ['VR05', 'VR06', 'VR07', 'NL']
  const published = [...earlier, ...publishYear(year, { counted, earlier, regions, now })]
  for (const publication of published) await store.publish(publication)
  client.destroy()
}

const inTwente = (quarter: string): readonly Counted[] => [
  ...many(9, aMessage({ urgency: 'normal' }, { quarter, minutes: { taking: 90, firstStep: 600 } })),
  ...many(5, aMessage({ urgency: 'urgent', form: 'sexualExploitation' }, { quarter, minutes: { taking: 300 } })),
]
const elsewhere = (quarter: string): readonly Counted[] => [
  ...dimensions.form
    .slice(0, 3)
    .flatMap((form, index) =>
      many(6 + 4 * index, aMessage({ form, feedback: 'no' }, { quarter, region: 'VR06', minutes: { taking: 200 } })),
    ),
  ...many(2, aMessage({}, { quarter, region: 'VR07' })),
  ...many(1, aMessage({}, { quarter, region: 'NL' })),
]

const at = (path: string, act: (page: Page) => Promise<void>, options: object = {}) =>
  visit(path, act, { baseURL: hosted.local.origin, ...options })

const look = async (page: Page, name: string) => {
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await screenshot(page, `figures-${name}`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true)
}

const words = {
  nl: {
    path: '/cijfers/',
    none: /Er zijn nog geen cijfers/,
    foot: 'Cijfers',
    country: 'Heel Nederland',
    period: 'Periode',
    area: 'Gebied',
    table: 'Tabel',
    form: 'Waar het op lijkt',
    show: 'Toon deze cijfers',
    notShown: 'niet getoond',
    withheld: /tonen wij niets/,
    onlyYears: /Kies een jaar, of heel Nederland/,
    file: 'Deze tabel als CSV: Waar het op lijkt',
    other: 'English',
    otherForm: 'What it looks like',
  },
  en: {
    path: '/en/figures/',
    none: /There are no figures yet/,
    foot: 'Figures',
    country: 'The whole country',
    period: 'Period',
    area: 'Area',
    table: 'Table',
    form: 'What it looks like',
    show: 'Show these figures',
    notShown: 'not shown',
    withheld: /We show nothing/,
    onlyYears: /Choose a year, or the whole country/,
    file: 'This table as CSV: What it looks like',
    other: 'Nederlands',
    otherForm: 'Waar het op lijkt',
  },
} as const

describe.each(['nl', 'en'] as const)('before anything was published, in %s,', language => {
  test('somebody who follows the link below every page reads when the first figures come', async () => {
    await at(language === 'nl' ? '/over/' : '/en/about/', async page => {
      await page.getByRole('contentinfo').getByRole('link', { name: words[language].foot, exact: true }).click()
      await page.getByText(words[language].none).waitFor()
      await look(page, `none-${language}`)
    })
  })
})

describe.each(['nl', 'en'] as const)('once a year was published, in %s,', language => {
  const say = words[language]
  beforeAll(aYear)

  test('everybody sees the newest figures, and what is small is not among them', async () => {
    await at(say.path, async page => {
      await page.getByRole('heading', { name: `${say.country}, ${year}` }).waitFor()
      await look(page, `country-${language}`)
      const table = page.getByRole('table', { name: say.form })
      expect(await table.getByText(say.notShown).count()).toBeGreaterThan(1)
      expect(await table.locator('rect').count()).toBe(await table.locator('.count').count())
    })
  })

  test('one table of one region is chosen without script, has an address to keep, and a file', async () => {
    const options = { javaScriptEnabled: false, viewport: phone }
    await at(
      say.path,
      async page => {
        await page.getByLabel(say.period).selectOption(year)
        await page.getByLabel(say.area).selectOption('Twente')
        await page.getByLabel(say.table, { exact: true }).selectOption(say.form)
        await page.getByRole('button', { name: say.show }).click()
        await page.getByRole('heading', { name: `Twente, ${year}` }).waitFor()
        await page.getByRole('table', { name: say.form }).waitFor()
        expect(new URL(page.url()).search).toBe(`?period=${year}&region=VR05&table=form`)
        await page.getByRole('link', { name: say.other }).click()
        await page.getByRole('heading', { name: say.otherForm }).waitFor()
        await page.goBack()
        const link = await page.getByRole('link', { name: say.file }).getAttribute('href')
        const file = await page.request.get(`${hosted.local.origin}${link}`)
        const rows = parse(await file.text(), { bom: true, delimiter: ';', relaxColumnCount: true })
        expect(rows[1]).toContain('56')
      },
      options,
    )
  })

  test('a region in a year shows what is not small', async () => {
    await at(`${say.path}?period=${year}&region=VR05`, async page => {
      await page.getByRole('table', { name: say.form }).waitFor()
      await look(page, `region-${language}`)
    })
  })

  test('a region with few messages shows nothing, and a region in a quarter leads back to the choice', async () => {
    await at(`${say.path}?period=${year}&region=VR07`, async page => {
      await page.getByText(say.withheld).waitFor()
      await look(page, `withheld-${language}`)
    })
    await at(`${say.path}?period=${year}-Q1&region=VR05`, async page => {
      await page.getByRole('alert').getByText(say.onlyYears).waitFor()
      expect(await page.getByLabel(say.area).inputValue()).toBe('VR05')
      await look(page, `refused-${language}`)
    })
  })
})
