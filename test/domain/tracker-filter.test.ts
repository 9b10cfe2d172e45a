import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Commitment } from '#domain/commitment.ts'
import { ownerKey, picksStandings, readTrackerFilter, TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'

const commitments: readonly Commitment[] = [
  { id: 'R2a', level: 'national', unit: 'comensha', title: { nl: 'Test' }, owner: { nl: 'CoMensha' } },
  { id: 'A03.01', level: 'region', title: { nl: 'Test' }, owner: { nl: 'Test: de regio’s & co' }, line: '03' },
]
const known = { commitments, lines: [{ line: '03' }], seesEntries: true }
const usual = { by: 'level', page: 1 }

describe('an address', () => {
  test.each([
    {},
    { line: '99' },
    { line: 'R' },
    { line: '03,04' },
    { level: 'street' },
    { owner: 'somebody' },
    { owner: '<script>' },
    { region: 'GM0153' },
    { status: 'done' },
    { status: 'none,none' },
    { fresh: 'yes' },
    { waits: 'for ever' },
    { commitment: 'R99' },
    { by: 'colour' },
    { page: '0' },
    { page: '1e9' },
    { page: 'two' },
    { lang: 'nl', utm_source: 'x' },
  ])('that nobody understands asks for nothing in particular: %j', query => {
    expect(trackerQuery(readTrackerFilter(query, known))).toBe('')
  })

  test('is understood in all its parts', () => {
    const query = {
      commitment: 'A03.01',
      line: '03',
      level: 'region',
      owner: 'test-de-regios-co',
      region: 'VR05',
      status: 'none',
      fresh: 'faded',
      waits: 'any',
      by: 'owner',
      page: '2',
    }
    expect(readTrackerFilter(query, known)).toEqual({ ...query, page: 2 })
    expect(new URLSearchParams(trackerQuery(readTrackerFilter(query, known))).get('owner')).toBe('test-de-regios-co')
  })

  test('asks for what waits only where somebody may see it', () => {
    expect(readTrackerFilter({ waits: 'ready' }, known).waits).toBe('ready')
    expect(readTrackerFilter({ waits: 'ready' }, { ...known, seesEntries: false }).waits).toBeUndefined()
  })

  test('may ask for every line', () => {
    expect(readTrackerFilter({ line: 'all' }, { ...known, lines: [] }).line).toBe('all')
  })

  test('leads to the same filter again, whatever it was', () => {
    const value = fc.option(fc.oneof(fc.string(), fc.constantFrom('03', 'all', 'underway', 'faded', 'owner', '7')), {
      nil: undefined,
    })
    const names = Object.keys(TrackerFilter.shape)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), query => {
        const filter = readTrackerFilter(query, known)
        const again = readTrackerFilter(Object.fromEntries(new URLSearchParams(trackerQuery(filter))), known)
        expect(again).toEqual(filter)
        expect(trackerQuery(filter)).toMatch(/^[A-Za-z0-9=&.-]*$/)
      }),
    )
  })
})

test('an owner is part of an address, however long the plan names it', () => {
  expect(ownerKey({ owner: { nl: 'Een heel lange naam '.repeat(20) } }).length).toBeLessThanOrEqual(130)
})

test.each([
  [{}, false],
  [{ level: 'region', line: '03', region: 'VR05', by: 'owner' }, false],
  [{ status: 'underway' }, true],
  [{ fresh: 'faded' }, true],
  [{ waits: 'any' }, true],
] as const)('%j asks for single standings: %s', (asked, isSingle) => {
  expect(picksStandings({ ...usual, ...asked, by: 'level' })).toBe(isSingle)
})
