import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStandingStore } from '#adapters/standing-store.ts'
import type { CommitmentId } from '#domain/commitment.ts'
import type { Standing, Update } from '#domain/standing.ts'
import { comment, type Edit, enter, publish, type Step } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { calendar, plan, units } from '#runtime/dependencies.ts'
import { type Api, openApi, type Sent } from './api.ts'

/** Stands in whatever nobody but leads may see. */
const canary = 'Kanariegeel'
/** The name of everybody who acts on a standing. */
const names = { lead: 'lead-of-twente', programme: 'lead-of-country', neighbour: 'lead-of-elsewhere' } as const

let api: Api
let lead: string
let elsewhere: string
let member: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: names.lead })
  await api.signIn(['lead-country'], { subject: names.programme })
  elsewhere = await api.signIn(['lead-VR06'], { subject: names.neighbour })
  member = await api.signIn(['member-GM0153'], { subject: 'officer' })
  await story()
}, 60_000)
afterAll(() => api.close())

const store = () => createStandingStore(api.table, [], () => undefined)
const placeOf = (commitment: CommitmentId, code: UnitCode) => {
  const unit = units().get(code)
  if (!unit) throw new Error(`No unit ${code}`)
  return { commitment, unit }
}

let count = 0
const by = (subject: string, side: Edit['side'], at: string): Edit => {
  count += 1
  return { by: subject, side, at, id: `step${String(count).padStart(4, '0')}` }
}
const keep = async (step: Step): Promise<Standing> => {
  await store().put(step, 4_102_444_800)
  return step.standing
}

const published: Update = {
  status: 'underway',
  note: 'Zichtbare toelichting.',
  evidence: { title: 'Regionaal plan', url: 'https://example.org/plan', on: '2026-06-01' },
  owner: 'Demo projectleider',
  targetDate: '2027-01-01',
}
const waiting: Update = {
  status: 'embedded',
  note: canary,
  evidence: { title: canary, on: '2026-06-02' },
  owner: canary,
}

/** Enschede published one thing with a word of its region, and something else waits; of CoMensha an entry waits only. */
async function story(): Promise<void> {
  const place = placeOf('R3c', 'GM0153')
  const own = { calendar: calendar() }
  const say = (update: Update) => ({ update, regions: [] })
  const at = (minute: string) => `2026-06-01T08:${minute}:00.000Z`
  const entered = await keep(
    enter(undefined, place, say(published), { edit: by('officer', 'owner', at('00')), ...own }),
  )
  const said = { region: 'VR05', text: 'Zichtbaar woord van de regio.' }
  const commented = await keep(comment(entered, place, said, by(names.lead, 'region', at('01'))))
  const out = await keep(publish(commented, place, by(names.programme, 'programme', at('02'))))
  const again = await keep(
    enter(out, place, say(waiting), { edit: by(names.lead, 'region', '2026-06-03T08:00:00.000Z'), ...own }),
  )
  await keep(comment(again, place, { ...said, text: canary }, by(names.lead, 'region', '2026-06-03T09:00:00.000Z')))
  await keep(
    enter(undefined, placeOf('R2a', 'comensha'), say(waiting), {
      edit: by(names.programme, 'programme', at('00')),
      ...own,
    }),
  )
}

const inEnschede = { commitment: 'R3c', unit: 'GM0153' }

describe('a standing is not there', () => {
  test.each([
    ['of what nobody took on', { commitment: 'R9', unit: 'VR05' }],
    ['of an action before the plan was entered', { commitment: 'A01.01', unit: 'VR05' }],
    ['of a unit that does not answer for it', { commitment: 'R1', unit: 'GM0153' }],
    ['of no unit', { commitment: 'R1', unit: 'VR99' }],
    ['of a name that is none', { commitment: '__proto__', unit: 'constructor' }],
  ])('%s', async (_, path) => {
    for (const page of [true, false]) {
      expect((await api.call('show-standing', { path, page })).statusCode).toBe(404)
      expect((await api.call('show-standing', { path, page, token: lead })).statusCode).toBe(404)
    }
  })
})

describe('a standing as everybody sees it', () => {
  const shown = (page: boolean, lang = 'nl') => api.call('show-standing', { path: inEnschede, page, query: { lang } })

  test('tells what was published, confirmed when and by which function', async () => {
    const { body = '', statusCode } = await shown(true)
    expect(statusCode).toBe(200)
    expect(body).toContain('<h1 tabindex="-1">Enschede: onderweg</h1>')
    expect(body).toContain('Bevestigd door Enschede, op 1 juni 2026.')
    expect(body).toContain('Zichtbare toelichting.')
    expect(body).toContain('<a href="https://example.org/plan" rel="noreferrer">Regionaal plan</a>, van 1 juni 2026')
    expect(body).toContain('Zichtbaar woord van de regio.')
    expect(body).toContain('<p class="quiet">het programma</p>')
    expect((await shown(true, 'en')).body).toContain('<h1 tabindex="-1">Enschede: under way</h1>')
  })

  test.each([true, false])('holds nothing that was not published, and nobody’s name (page: %s)', async page => {
    for (const path of [inEnschede, { commitment: 'R2a', unit: 'comensha' }]) {
      const { body = '' } = await api.call('show-standing', { path, page })
      expect(body).not.toMatch(new RegExp(`${canary}|officer|lead-of|Demo (lead|offi)|Ingevoerd|"pending"|"version"`))
    }
  })

  test('says so where nothing was stated, and offers to sign in and come back', async () => {
    const { body = '' } = await api.call('show-standing', { path: { commitment: 'R1', unit: 'VR07' }, page: true })
    expect(body).toContain('Gelderland-Midden: geen opgave')
    expect(body).toContain('Dat zegt niet dat er niets gebeurt.')
    expect(body).toContain('to=%2Fvoortgang%2FR1%2FVR07%2F')
  })

  test('is what a session that is over sees, too', async () => {
    const token = await api.signIn(['lead-VR05'], { ago: 11 * 3_600_000 })
    const { body = '' } = await api.call('show-standing', { path: inEnschede, token, page: true })
    expect(body).not.toContain(canary)
  })
})

describe('a standing as leads see it', () => {
  test.each(['lead', 'elsewhere', 'member'])('has what waits and every step with its person: %s', async who => {
    const token = { lead, elsewhere, member }[who]
    const { body = '' } = await api.call('show-standing', { path: inEnschede, token, page: true })
    expect(body).toContain('Nog niet gepubliceerd: geborgd')
    expect(body).toContain('Wacht op bevestiging door Enschede.')
    expect(body).toContain('Demo lead, namens de regio')
    expect(body).toContain('Demo offi, namens Enschede')
    expect(body).toContain('Reactie van Twente')
  })

  test('but an officer sees nothing that waits elsewhere', async () => {
    const { body = '' } = await api.call('show-standing', {
      path: { commitment: 'R2a', unit: 'comensha' },
      token: member,
    })
    expect(body).not.toContain(canary)
  })

  test('is data for a program', async () => {
    const { body = '' } = await api.call('show-standing', { path: inEnschede, token: lead })
    const data = JSON.parse(body)
    expect(data).toMatchObject({ commitment: 'R3c', unit: 'GM0153', version: 5, pending: { waitsFor: 'awaitsOwner' } })
    expect(data.history.map(({ what }: { what: string }) => what)).toEqual([
      'commented',
      'entered',
      'published',
      'commented',
      'entered',
    ])
  })
})

type Question = readonly [name: string, sent: Sent]
/** Whatever shows standings, of those in the story. */
const questions: readonly Question[] = [
  ['list-progress', {}],
  ['list-progress', { query: { line: 'all', by: 'owner' } }],
  ['list-progress', { query: { waits: 'any' } }],
  ['list-progress', { query: { status: 'embedded' } }],
  ['list-progress', { query: { status: 'none' } }],
  ['export-progress', {}],
  ['export-progress', { query: { line: 'all', waits: 'any' } }],
  ['show-commitment', { path: { commitment: 'R3c' } }],
  ['show-commitment', { path: { commitment: 'R3c' }, query: { region: 'VR05' } }],
  ['show-commitment', { path: { commitment: 'R2a' }, query: { waits: 'awaitsOwner' } }],
  ['show-progress-region', { path: { region: 'VR05' } }],
  ['show-standing', { path: inEnschede }],
]
const withoutPart = ['nobody', 'without a role', 'at a desk', 'officer elsewhere', 'administrator'] as const
const groupsOf = {
  nobody: undefined,
  'without a role': [],
  'at a desk': ['desk-VR05-careCoordinator'],
  'officer elsewhere': ['member-GM0141'],
  administrator: ['administrator'],
} as const

describe('whatever is asked', () => {
  test.each(withoutPart)('nothing that waits and no name is told to whoever has no part in it: %s', async who => {
    const groups = groupsOf[who]
    const token = groups === undefined ? undefined : await api.signIn(groups)
    for (const [name, sent] of questions) {
      for (const page of [true, false]) {
        const { body = '', statusCode } = await api.call(name, { ...sent, page, token })
        expect(statusCode).toBe(200)
        const hidden = new RegExp(
          `${canary}|officer|lead-of|Demo (lead|offi)|"pending"|"version":[2-9]|;awaits|Nieuwe invoer wacht op<`,
        )
        expect(body, `${name} ${JSON.stringify(sent)}`).not.toMatch(hidden)
      }
    }
  })

  test('what waits is told to leads', async () => {
    for (const [name, sent] of questions.filter(([name]) => name === 'list-progress' || name === 'export-progress')) {
      const { body = '' } = await api.call(name, { ...sent, token: elsewhere, page: name !== 'export-progress' })
      expect(body, `${name} ${JSON.stringify(sent)}`).toMatch(/[Ww]acht|awaits/)
    }
  })

  test.each([
    { status: 'x'.repeat(5000) },
    { line: '<script>' },
    { page: '-1' },
    { region: '__proto__', owner: 'constructor' },
    { by: 'owner,level', level: 'a', fresh: '', waits: 'ready' },
  ])('an address that nobody understands shows the usual: %j', async query => {
    const usual = await api.call('list-progress', { page: true })
    const answer = await api.call('list-progress', { page: true, query })
    const { by: _, ...rest } = query
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe(usual.body)
    expect((await api.call('export-progress', { query: rest })).statusCode).toBe(200)
  })
})

describe('progress', () => {
  const show = async (query: Readonly<Record<string, string>> = {}, token?: string) =>
    (await api.call('list-progress', { page: true, query, token })).body ?? ''

  test('shows each recommendation at its level, with how many are how far', async () => {
    const body = await show()
    for (const heading of ['Per werkregio', 'Landelijk', 'Per politie-eenheid', 'Per gemeente']) {
      expect(body).toContain(`<h2>${heading}</h2>`)
    }
    expect(body).toContain('Van 25: 6 geborgd, 7 onderweg, 7 in voorbereiding en 5 geen opgave.')
    expect(body).toContain('Daarvan langer dan negen maanden niet bevestigd')
    expect(body).toContain('Van 342: ')
    expect(body).toContain('Het actieplan van het programma is hier nog niet ingevoerd.')
    expect(body.match(/<tr>/g)?.length).toBeLessThan(60)
  })

  test('lists what an address picks out, page by page', async () => {
    const body = await show({ level: 'municipality', status: 'none', page: '2' })
    expect(body).toContain('<h2>340 gevonden</h2>')
    expect(body).toContain('Pagina 2 van 4')
    expect(body.match(/<th scope="row"/g)).toHaveLength(100)
    expect(await show({ level: 'municipality', status: 'none', page: '99' })).toContain('Pagina 4 van 4')
  })

  test('is the same in English, where Dutch titles say that they are Dutch', async () => {
    await plan().putLine({ line: '03', title: { nl: 'Test: lijn' } })
    await plan().putAction({ id: 'A03.01', level: 'region', title: { nl: 'Test: actie' }, owner: 'Test: eigenaar' })
    const body = await show({ lang: 'en', line: '03' })
    expect(body).toContain('<span lang="nl">Test: actie</span>')
    expect(body).toContain('Of 25: 25 no statement.')
    expect(await show({ by: 'owner', line: '03' })).toContain('<h2>Test: eigenaar</h2>')
    expect((await api.call('show-standing', { path: { commitment: 'A03.01', unit: 'VR05' } })).statusCode).toBe(200)
    expect((await api.call('show-commitment', { path: { commitment: 'A03.01' }, page: true })).body).toContain('tiles')
  })

  test('of a region has what the region, its police and its municipalities do', async () => {
    const { body = '' } = await api.call('show-progress-region', { path: { region: 'VR05' }, page: true })
    expect(body).toContain('<h1 tabindex="-1">Voortgang in Twente</h1>')
    expect(body).toContain('<h2>Politie-eenheid Oost-Nederland</h2>')
    expect(body).toContain('Van 14: ')
    expect(body).toContain('/voortgang/R2a/comensha/')
    for (const region of ['NL', 'VR99', 'GM0153', '__proto__']) {
      expect((await api.call('show-progress-region', { path: { region }, page: true })).statusCode).toBe(404)
    }
  })

  test('has its menu for whoever is signed in, and a way in for all others', async () => {
    expect(await show({}, lead)).toMatch(
      /<nav class="desk-menu[\s\S]*<a href="\/voortgang\/" aria-current="page">Voortgang/,
    )
    expect(await show({}, member)).toContain('>Voortgang</a></li>')
    expect(await show({ status: 'underway' })).toContain('to=%2Fvoortgang%2F%3Fstatus%3Dunderway')
  })
})

describe('the file for a spreadsheet', () => {
  const file = async (query: Readonly<Record<string, string>> = {}, token?: string) => {
    const answer = await api.call('export-progress', { query, token })
    const lines: string[][] = parse(answer.body ?? '', { bom: true, delimiter: ';', record_delimiter: '\r\n' })
    const [head = [], ...rows] = lines
    return { answer, rows: rows.map(cells => Object.fromEntries(cells.map((cell, index) => [head[index], cell]))) }
  }
  const enschede = (rows: readonly Record<string, string>[]) => rows.find(({ unit }) => unit === 'GM0153')

  test('is one to keep, and holds what everybody may see', async () => {
    const { answer, rows } = await file({ level: 'municipality' })
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="voortgang.csv"',
    })
    expect(answer.body?.startsWith('\ufeffcommitment;unit;unitName;level;status;')).toBe(true)
    expect(rows).toHaveLength(342)
    expect(enschede(rows)).toMatchObject({
      commitment: 'R3c',
      unitName: 'Enschede',
      status: 'underway',
      evidenceUrl: 'https://example.org/plan',
      confirmedOn: '2026-06-01',
      version: '',
      waitsFor: '',
    })
  })

  test('tells leads which version it is and what waits, and takes the same filters as the page', async () => {
    const { rows } = await file({ waits: 'any', lang: 'en' }, lead)
    expect(rows.map(({ unit }) => unit)).toEqual(['comensha', 'GM0153'])
    expect(enschede(rows)).toMatchObject({ version: '5', waitsFor: 'awaitsOwner', waitingNote: canary })
  })
})
