import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { localTarget } from './local-target.ts'
import { heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { type Desk, signIn } from './sign-in.ts'
import { postJson } from './target.ts'
import { desktop, expectAccessible, phone, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const lead = 'programmaleider.vr05@demo.example.org'
const programme = 'programmaleider.landelijk@demo.example.org'
const comensha = 'programmaleider.comensha@demo.example.org'
const police = 'programmaleider.politie@demo.example.org'

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
}, 60_000)
afterAll(() => hosted?.close())

type Visit = {
  readonly path: string
  readonly person: string
  readonly at?: Hosted
  readonly options?: { readonly viewport?: typeof phone; readonly javaScriptEnabled?: boolean }
}

/** Opens a page as somebody who chose their address on the page of the provider. */
async function as({ path, person, at = hosted, options }: Visit, act: (page: Page) => Promise<void>): Promise<void> {
  const door = `/api/v1/auth/login?${new URLSearchParams({ to: path, lang: path.startsWith('/en/') ? 'en' : 'nl' })}`
  const arrive = async (page: Page) => {
    await page.getByRole('button', { name: person }).click()
    await page.waitForURL(`**${path}`)
    await act(page)
  }
  await visit(door, arrive, { baseURL: at.local.origin, ...options })
}

/** Where script is off nothing can be measured, only looked at. */
const look = async (page: Page, name: string, isMeasured = true) => {
  if (!isMeasured) return screenshot(page, name)
  await expectAccessible(page)
  await screenshot(page, name)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true)
}

const Known = z.looseObject({ version: z.number().default(0) })
async function versionOf(desk: Desk, path: string): Promise<number> {
  return Known.parse(await (await desk.call(path)).json()).version
}

describe.each([
  [
    'nl',
    '/voortgang/R1/VR05/',
    phone,
    {
      status: 'Geborgd',
      save: 'Bewaar',
      evidence: 'Bewijs: titel',
      of: 'Van welke dag',
      told: 'Noem het document',
      done: 'Bewaard.',
      open: 'Opgeven hoe ver het is',
      why: 'Waarom de streefdatum verandert',
    },
  ],
  [
    'en',
    '/en/progress/R1/VR05/',
    desktop,
    {
      status: 'Embedded',
      save: 'Save',
      evidence: 'Evidence: title',
      of: 'Of which day',
      told: 'Name the document',
      done: 'Saved.',
      open: 'Say how far it is',
      why: 'Why the target date changes',
    },
  ],
] as const)('a lead of a region, in %s', (language, path, viewport, words) => {
  test('says that it is embedded, is asked for evidence, and is told what it waits for', async () => {
    const options = { viewport }
    await as({ path, person: lead, options }, async page => {
      await page.getByRole('heading', { name: words.open }).waitFor()
      await look(page, `updating-standing-${language}`)
      await page.getByLabel(words.status).check()
      await page.getByLabel(words.evidence).fill('')
      await page.getByLabel(words.of).fill('')
      await press(page, words.save)
      const alert = page.getByRole('alert')
      await alert.waitFor()
      expect(await alert.textContent()).toContain(words.told)
      expect(await page.getByLabel(words.status).isChecked()).toBe(true)
      await look(page, `updating-standing-errors-${language}`)
      await page.getByLabel(words.evidence).fill('Test: vastgesteld werkproces')
      await page.getByLabel(words.of).fill('2026-01-15')
      await press(page, words.save)
      await page.getByRole('status').getByText(words.done).waitFor()
      await look(page, `updating-standing-saved-${language}`)
    })
  })
})

test('the programme publishes what is ready, several at once, and is told which could not be', async () => {
  const target = localTarget(hosted.local)
  const [theirs, mine] = [await signIn(target, comensha), await signIn(target, programme)]
  for (const id of ['R2a', 'R2b']) {
    const address = `/progress/${id}/comensha`
    const json = { status: 'underway', dateReason: 'Test.', version: await versionOf(theirs, address) }
    expect((await postJson(theirs, `${address}/enter`, json)).status).toBe(200)
  }
  await as({ path: '/voortgang/bijwerken/', person: programme, options: { viewport: desktop } }, async page => {
    await heading(page, 'Bijwerken').waitFor()
    await look(page, 'updating-worklist')
    await press(page, 'Publiceer wat is aangekruist')
    await page.getByRole('alert').getByText('Kies ten minste één regel.').waitFor()
    await look(page, 'updating-worklist-nothing')
    await page.getByRole('checkbox', { name: 'R2a, CoMensha' }).check()
    await page.getByRole('checkbox', { name: 'R2b, CoMensha' }).check()
    const version = await versionOf(mine, '/progress/R2b/comensha')
    expect((await postJson(mine, '/progress/R2b/comensha/withdraw', { version })).status).toBe(200)
    await press(page, 'Publiceer wat is aangekruist')
    await page.getByRole('alert').getByText('Gedaan: 1. Niet gedaan: 1.').waitFor()
    await page.getByRole('alert').getByRole('link', { name: 'R2b, CoMensha' }).waitFor()
    await look(page, 'updating-worklist-result')
  })
  await visit(
    '/voortgang/R2a/comensha/',
    async page => {
      await heading(page, 'CoMensha: onderweg').waitFor()
    },
    { baseURL: hosted.local.origin },
  )
})

test('of two colleagues the second is told what the first did, and loses nothing', async () => {
  const path = '/en/progress/R3a/PEOostNederland/'
  const address = '/progress/R3a/PEOostNederland'
  await as({ path, person: police }, async page => {
    await page.getByLabel('Explanation').fill('What I wanted to say.')
    await page.getByLabel('Why the target date changes').fill('')
    const colleague = await signIn(localTarget(hosted.local), programme)
    const json = {
      status: 'embedded',
      evidence: 'Test',
      evidenceOn: '2026-01-01',
      version: await versionOf(colleague, address),
    }
    expect((await postJson(colleague, `${address}/enter`, json)).status).toBe(200)
    await press(page, 'Save')
    await page.getByRole('alert').getByText('A colleague was first').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('Demo landelijk programmaleider')
    expect(await page.getByLabel('Explanation').inputValue()).toBe('What I wanted to say.')
    await look(page, 'updating-conflict')
    await press(page, 'Save')
    await page.getByRole('status').getByText('Saved.').waitFor()
  })
})

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test.each([
  [
    'nl',
    '/voortgang/bijwerken/',
    false,
    {
      check: 'Kijk wat er zou veranderen',
      wrong: 'Er staat nog iets verkeerd',
      go: 'Lees dit in',
      done: 'Gedaan: 2.',
      field: 'Bestand',
    },
  ],
  [
    'en',
    '/en/progress/update/',
    true,
    {
      check: 'See what would change',
      wrong: 'Something is not right yet',
      go: 'Read this in',
      done: 'Done: 2.',
      field: 'File',
    },
  ],
] as const)(
  'a table with faults is corrected and then read in, in %s',
  async (language, path, javaScriptEnabled, words) => {
    const codes = language === 'nl' ? ['GM0163', 'GM0164'] : ['GM0168', 'GM0173']
    const good = `commitment;unit;status;version\r\n${codes.map(code => `R3c;${code};inPreparation;0`).join('\r\n')}`
    await as({ path, person: lead, options: { javaScriptEnabled } }, async page => {
      await page.getByLabel(words.field).setInputFiles(file('voortgang.csv', good.replace('inPreparation', 'soon')))
      await press(page, words.check)
      await page.getByRole('alert').getByText(words.wrong).waitFor()
      await look(page, `updating-import-faults-${language}`, javaScriptEnabled)
      await page.getByLabel(words.field).setInputFiles(file('voortgang.csv', good))
      await press(page, words.check)
      await page.getByRole('button', { name: words.go }).waitFor()
      await look(page, `updating-import-dry-${language}`, javaScriptEnabled)
      await press(page, words.go)
      await page.getByRole('status').getByText(words.done).waitFor()
      await look(page, `updating-import-done-${language}`, javaScriptEnabled)
    })
  },
)

test('the action plan is empty for everybody until the programme enters it from a table', async () => {
  const options = { baseURL: hosted.local.origin }
  await visit(
    '/voortgang/actieplan/',
    async page => {
      await page.getByText('De officiële titels, nummers en actiehouders zijn nog niet ingevoerd.').waitFor()
      await look(page, 'plan-empty')
    },
    options,
  )
  const table = 'line;action;title;owner;level;organisation\n1;;Testlijn;;;\n1;1;Testactie;Test ministerie;region;\n'
  await as({ path: '/en/progress/action-plan/', person: programme, options: { viewport: desktop } }, async page => {
    await page.getByLabel('Or paste the table here').fill(table.replace('region', 'everywhere'))
    await press(page, 'See what would change')
    await page.getByText('Fill in region, national, policeUnit or municipality.').waitFor()
    await look(page, 'plan-faults')
    await page.getByLabel('Or paste the table here').fill(table)
    await press(page, 'See what would change')
    await look(page, 'plan-dry')
    await press(page, 'Read this in')
    await page.getByRole('status').getByText('The action plan is updated.').waitFor()
    await look(page, 'plan-read')
  })
  await visit(
    '/en/progress/action-plan/',
    async page => {
      await page.getByText('Action line 1:').waitFor()
      await page.getByRole('link', { name: 'A01.01' }).click()
      await page.waitForURL('**/en/progress/A01.01/')
    },
    options,
  )
})

test('a region has ten working days to say something, and after them the programme publishes', async () => {
  const first = await hostOnTuesday('09:05', 2)
  const address = '/progress/R3a/PEOostNederland'
  const owner = await signIn(localTarget(first.local), police)
  const update = { status: 'underway', dateReason: 'Test.', note: 'Test: twee rechercheurs vrijgemaakt.' }
  const entry = { ...update, version: await versionOf(owner, address) }
  expect((await postJson(owner, `${address}/enter`, entry)).status).toBe(200)
  const publisher = await signIn(localTarget(first.local), programme)
  const version = await versionOf(publisher, address)
  expect((await postJson(publisher, `${address}/publish`, { version })).status).toBe(409)
  const path = '/voortgang/R3a/PEOostNederland/'
  await as({ path, person: lead, at: first }, async page => {
    await page.getByRole('heading', { name: 'Reageren namens Twente' }).waitFor()
    await look(page, 'updating-comment')
  })
  const then = await first.later(14)
  try {
    await as({ path, person: programme, at: then, options: { viewport: desktop } }, async page => {
      await page.getByRole('button', { name: 'Publiceer' }).waitFor()
      await look(page, 'updating-ready')
      await press(page, 'Publiceer')
      await page.getByRole('status').getByText('Gepubliceerd.').waitFor()
      await look(page, 'updating-published')
    })
  } finally {
    await then.close()
  }
}, 90_000)
