import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Commitment, commitments } from '#domain/commitment.ts'
import { CountryState } from '#domain/half-year.ts'
import { needsHistory, type StandingThen, stateAt } from '#domain/half-year-state.ts'
import { type Published, publishedAt, type Standing, stepsOf } from '#domain/standing.ts'
import { confirm, enter, publish, type Step, withdraw } from '#domain/standing-acts.ts'
import type { Unit, Units } from '#domain/unit.ts'
import { calendar } from './chase-case.ts'
import { aPublished, aStanding, comensha, edit, twente, underway } from './standing-case.ts'

const elsewhere: Unit = { ...twente, code: 'VR06', name: { nl: 'Achterhoek', en: 'Achterhoek' } }
const units: Units = new Map([twente, elsewhere, comensha].map(unit => [unit.code, unit]))
const study = {
  source: 'https://example.org/',
  date: '2024-06-10',
  recommendations: [
    { id: 'R1', level: 'region', title: { nl: 'Een', en: 'One' }, addressee: { nl: 'Regio', en: 'Region' } },
  ],
} as const
const all: readonly Commitment[] = commitments(
  { ...study, recommendations: [...study.recommendations] },
  {
    lines: [],
    actions: [{ id: 'A01.02', level: 'national', unit: 'comensha', title: { nl: 'Actie' }, owner: 'Demo' }],
  },
)
const asOf = '2026-06-30T21:59:59.999Z'
const stateWith = (...known: readonly StandingThen[]) =>
  stateAt(asOf, { commitments: all, lines: [], units, standings: new Map([['R1', known]]) })
const unitsOf = (state: CountryState) => state.commitments[0]?.units

describe('the state at a moment', () => {
  test('names everybody who answers for something, also whoever said nothing', () => {
    const state = stateWith()
    expect(CountryState.parse(state)).toEqual(state)
    expect(state.commitments.map(({ id, line, units }) => [id, line, units.map(({ unit }) => unit)])).toEqual([
      ['R1', undefined, ['VR06', 'VR05']],
      ['A01.02', '01', ['comensha']],
    ])
    expect(unitsOf(state)?.filter(({ stated }) => stated)).toEqual([])
  })

  test('says nothing of a unit that does not answer for it, nor of what was never published', () => {
    const { published: _, ...unpublished } = aStanding()
    const gone = { standing: aStanding({ unit: 'VR99' }) }
    expect(unitsOf(stateWith({ standing: unpublished }, gone))).toEqual(unitsOf(stateWith()))
  })

  test('says how far somebody is with evidence, dates and whether it is old news by then', () => {
    const evidence = { title: 'Plan', on: '2025-09-30' }
    const published = aPublished({
      at: '2025-09-30T10:00:00.000Z',
      confirmedAt: '2025-09-30T10:00:00.000Z',
      update: { status: 'embedded', evidence, targetDate: '2027-01-01', note: 'Niet in het verslag.' },
    })
    const state = stateWith({ standing: aStanding({ published }) })
    const stated = { status: 'embedded', evidence, targetDate: '2027-01-01', confirmedOn: '2025-09-30', isFaded: true }
    expect(unitsOf(state)?.find(({ unit }) => unit === 'VR05')?.stated).toEqual(stated)
  })

  test('says no more than is known', () => {
    const state = stateWith({ standing: aStanding() })
    const stated = { status: 'underway', confirmedOn: '2026-04-24', isFaded: false }
    expect(unitsOf(state)?.find(({ unit }) => unit === 'VR05')?.stated).toStrictEqual(stated)
  })

  test('has the lines of the plan by their numbers', () => {
    const lines = ['02', '01'].map(line => ({ line, title: { nl: line } }))
    const state = stateAt(asOf, { commitments: [], lines, units, standings: new Map() })
    expect(state.lines.map(({ line }) => line)).toEqual(['01', '02'])
  })
})

describe('the history is asked', () => {
  const at = (published: Partial<Published>) => ({ published: aPublished(published) })
  const after = '2026-07-01T08:00:00.000Z'

  test('only where something was published or confirmed since', () => {
    expect(needsHistory({}, asOf)).toBe(false)
    expect(needsHistory(at({}), asOf)).toBe(false)
    expect(needsHistory(at({ at: after, confirmedAt: asOf }), asOf)).toBe(true)
    expect(needsHistory(at({ confirmedAt: after }), asOf)).toBe(true)
  })
})

describe('what was published before there was a history', () => {
  const entered = '2026-08-01T08:00:00.000Z'
  const step = (published: Published | undefined, what: 'entered' | 'stillSo' = 'entered') =>
    [{ id: '1', at: entered, by: 'x', side: 'owner', what, ...(published ? { published } : {}) }] as const

  test('is what the first step carries on', () => {
    const published = aPublished()
    expect(publishedAt(step(published), asOf)).toEqual(published)
    expect(publishedAt(step(published), '2026-04-24T13:59:59.999Z')).toBeUndefined()
    expect(publishedAt(step(undefined), asOf)).toBeUndefined()
    expect(publishedAt([], asOf)).toBeUndefined()
  })

  test('is not taken to be confirmed by a word that came later', () => {
    const published = aPublished({ confirmedAt: entered })
    expect(publishedAt(step(published, 'stillSo'), asOf)?.confirmedAt).toBe(published.at)
  })
})

const act = fc.constantFrom('enter', 'confirm', 'publish', 'withdraw')
type Act = 'enter' | 'confirm' | 'publish' | 'withdraw'

test('at any moment it is what was published then, whatever came afterwards', () => {
  const day = fc.record({ act, days: fc.integer({ min: 0, max: 40 }) })
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), fc.integer({ min: -10, max: 400 }), (story, later) => {
      const moment = new Date(Date.parse('2026-04-24T14:00:00.000Z') + later * 86_400_000).toISOString()
      const steps = played(story)
      const then = steps.filter(({ line }) => Date.parse(line.at) <= Date.parse(moment)).at(-1)?.standing
      const last = steps.at(-1)?.standing
      const lines = steps.map(({ line }) => line)
      const known = last && {
        standing: last,
        ...(needsHistory(last, moment) ? { steps: stepsOf(last, lines) } : {}),
      }
      const state = (one: StandingThen | undefined) =>
        stateAt(moment, { commitments: all, lines: [], units, standings: new Map([['R1', one ? [one] : []]]) })
      expect(state(known)).toEqual(state(then && { standing: then }))
    }),
  )
})

/** One act after another by whoever leads Twente; what is not allowed just does not happen. */
function played(story: readonly { readonly act: Act; readonly days: number }[]): readonly Step[] {
  const place = { commitment: 'R1', unit: twente }
  const steps: Step[] = []
  let at = Date.parse('2026-04-24T14:00:00.000Z')
  for (const { act, days } of story) {
    at += days * 86_400_000
    const before = steps.at(-1)?.standing
    try {
      steps.push(done(act, before, place, new Date(at).toISOString()))
    } catch {}
  }
  return steps
}

function done(act: Act, before: Standing | undefined, place: { commitment: string; unit: Unit }, at: string): Step {
  const one = edit({ at })
  if (act === 'enter') {
    const entry = { update: { ...underway, targetDate: at.slice(0, 10) }, regions: ['VR05'] }
    return enter(before, place, entry, { edit: one, calendar })
  }
  if (act === 'confirm') return confirm(before, place, one)
  return act === 'publish' ? publish(before, place, one) : withdraw(before, place, one)
}
