import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStandingStore } from '#adapters/standing-store.ts'
import type { CommitmentId } from '#domain/commitment.ts'
import type { Standing, Update } from '#domain/standing.ts'
import { comment, type Edit, enter, publish, type Step } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { calendar, units } from '#runtime/dependencies.ts'
import { type Api, openApi } from './api.ts'

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

const store = () => createStandingStore(api.table, [])
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
