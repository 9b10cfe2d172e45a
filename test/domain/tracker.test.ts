import { describe, expect, test } from 'vitest'
import municipalities from '#content/geography/municipalities.json' with { type: 'json' }
import { regions } from '#content/overlay.ts'
import raw from '#content/recommendations.json' with { type: 'json' }
import { type Action, commitments, type Plan, readStudy } from '#domain/commitment.ts'
import { readRegions } from '#domain/regions.ts'
import { enter } from '#domain/standing-acts.ts'
import {
  commitmentsIn,
  groupedBy,
  isPicked,
  linesOf,
  rowsOf,
  statusOf,
  type TrackerRow,
  tally,
  waiting,
} from '#domain/tracker.ts'
import { readUnits } from '#domain/unit.ts'
import { calendar, friday } from './chase-case.ts'
import { actors } from './person-case.ts'
import { aPublished, aStanding, edit, twente, underway } from './standing-case.ts'

const units = readUnits(municipalities, readRegions(regions, { demo: true }))
const action = (id: string, changes: Partial<Action> = {}): Action => ({
  id,
  level: 'region',
  title: { nl: 'Test: actie' },
  owner: 'Test',
  ...changes,
})
const plan: Plan = {
  lines: [{ line: '04', title: { nl: 'Test: lijn' } }],
  actions: [action('A04.01'), action('A02.01', { level: 'national', unit: 'NL', owner: 'Test: programma' })],
}
const all = commitments(readStudy(raw), plan)
const named = (id: string) => {
  const found = all.find(commitment => commitment.id === id)
  if (!found) throw new Error(`Nobody took on ${id}`)
  return found
}
const idsIn = (filter: Parameters<typeof commitmentsIn>[0]) => commitmentsIn(filter, all).map(({ id }) => id)
const looking = { actor: actors.lead, now: friday, units }

test('the lines of the plan are those with a title and those that only actions name, by number', () => {
  expect(linesOf(plan)).toEqual([{ line: '02' }, { line: '04', title: { nl: 'Test: lijn' } }])
  expect(linesOf({ lines: [], actions: [] })).toEqual([])
})

describe('what an address is about', () => {
  const study = ['R1', 'R2a', 'R2b', 'R2c', 'R3a', 'R3b', 'R3c']

  test.each([
    [{}, study],
    [{ line: '04' }, ['A04.01']],
    [{ line: 'all' }, [...study, 'A02.01', 'A04.01']],
    [{ level: 'policeUnit' }, ['R3a']],
    [{ owner: 'comensha' }, ['R2a', 'R2b', 'R2c']],
    [{ line: 'all', owner: 'test-programma' }, ['A02.01']],
    [{ commitment: 'A04.01' }, ['A04.01']],
    [{ commitment: 'A04.01', level: 'national' }, []],
  ] as const)('%j', (filter, ids) => {
    expect(idsIn(filter)).toEqual(ids)
  })
})

describe('the rows of a commitment', () => {
  test('are for everybody who answers for it, whether they said something or not', () => {
    const rows = rowsOf(named('R1'), [aStanding()], looking)
    expect(rows).toHaveLength(25)
    expect(rows.filter(row => statusOf(row) !== 'none').map(({ unit }) => unit.code)).toEqual(['VR05'])
  })

  test('are with a region only for who sits there', () => {
    const rows = rowsOf(named('R3c'), [], { ...looking, region: 'VR05' })
    expect(rows).toHaveLength(14)
    expect(rowsOf(named('R2a'), [], { ...looking, region: 'VR05' })).toEqual([])
  })
})

describe('a row is picked', () => {
  const usual = { by: 'level', page: 1 } as const
  const row = (standing: Partial<Parameters<typeof aStanding>[0]> = {}, actor = looking.actor): TrackerRow => {
    const [found] = rowsOf(named('R1'), [aStanding(standing)], { ...looking, actor }).filter(
      ({ unit }) => unit.code === 'VR05',
    )
    if (!found) throw new Error('No row')
    return found
  }
  const nothing = row({ published: undefined })
  const old = row({ published: aPublished({ confirmedAt: '2025-01-01T10:00:00.000Z' }) })
  const pending = enter(
    aStanding(),
    { commitment: 'R1', unit: twente },
    { update: underway, regions: [] },
    { edit: edit({ side: 'programme' }), calendar },
  ).standing.pending
  const waits = row({ pending })

  test.each([
    ['by anything when nothing is asked', {}, nothing, true],
    ['by its status', { status: 'underway' }, row(), true],
    ['not by another one', { status: 'embedded' }, row(), false],
    ['for nothing having been said', { status: 'none' }, nothing, true],
    ['as current', { fresh: 'current' }, row(), true],
    ['as faded', { fresh: 'faded' }, old, true],
    ['not as faded while it is current', { fresh: 'faded' }, row(), false],
    ['not as current once it faded', { fresh: 'current' }, old, false],
    ['neither way when nothing was said', { fresh: 'current' }, nothing, false],
    ['for waiting', { waits: 'any' }, waits, true],
    ['for what it waits for', { waits: 'awaitsOwner' }, waits, true],
    ['not for what it does not wait for', { waits: 'ready' }, waits, false],
    ['not for waiting when nothing waits', { waits: 'any' }, row(), false],
    ['not for waiting by whoever does not see it', { waits: 'any' }, row({ pending }, actors.nobody), false],
  ] as const)('%s', (_, filter, one, expected) => {
    expect(isPicked(one, { ...usual, ...filter })).toBe(expected)
  })

  test('and counted: how many are how far, and how many of that is old', () => {
    const { statuses, faded, of } = tally([row(), old, nothing, waits])
    expect([...statuses]).toEqual([
      ['underway', 3],
      ['none', 1],
    ])
    expect({ faded, of }).toEqual({ faded: 1, of: 4 })
  })

  test('and what waits is counted by what it waits for', () => {
    expect([...waiting([row(), waits, waits, nothing])]).toEqual([['awaitsOwner', 2]])
  })
})

test('rows come together under what they have in common, in the order in which that first comes', () => {
  const rows = ['R2a', 'R3b', 'R2b'].flatMap(id => rowsOf(named(id), [], looking))
  const groups = [...groupedBy(rows, ({ unit }) => unit.code)]
  expect(groups.map(([code, own]) => [code, own.map(({ commitment }) => commitment.id)])).toEqual([
    ['comensha', ['R2a', 'R2b']],
    ['labourInspectorate', ['R3b']],
  ])
})
