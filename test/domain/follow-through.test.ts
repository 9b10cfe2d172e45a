import { describe, expect, test } from 'vitest'
import rawRetention from '#content/retention.json' with { type: 'json' }
import type { Fact } from '#domain/fact.ts'
import { country, type Publication, type ScopeFigures } from '#domain/figures.ts'
import { liveQuarter, liveQuarters, publicFollowThrough, yearsShown } from '#domain/follow-through.ts'
import { readRetention } from '#domain/retention.ts'
import { aReference } from '../adapters/examples.ts'

const retention = readRetention(rawRetention)

describe('now', () => {
  test.each([
    ['2026-08-10T10:00:00.000Z', ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']],
    ['2026-12-10T10:00:00.000Z', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
  ])('at %s are the running quarter and those of which nothing is gone', (now, quarters) => {
    expect(liveQuarters(retention, now)).toEqual(quarters)
  })

  type Course = { rungs?: number; feedback?: boolean; outcome?: 'registeredByUs' | 'noGroundOrConsent' }
  /** Taken after so many roles were asked; by nobody for 0. */
  const message = ({ rungs = 1, feedback = true, outcome }: Course = {}): readonly Fact[] => {
    const of = { region: 'VR05', quarter: '2026-Q3', reference: aReference() }
    const about = { kind: 'person', form: 'unknown', ageGroup: 'adult', reporterType: 'citizen' } as const
    return [
      { event: 'received', ...of, ...about, urgency: 'normal', feedback },
      ...(rungs > 0 ? [{ event: 'taken', ...of, workingMinutes: 90, rungs } as const] : []),
      { event: 'firstStep', ...of, workingMinutes: 600 },
      ...(outcome ? [{ event: 'closed', ...of, outcome } as const] : []),
    ]
  }

  test('a quarter is counted as it is, also what is small', () => {
    const quarter = liveQuarter('2026-Q3', [...message(), ...message()], '2026-08-10T10:00:00.000Z')
    expect(quarter).toEqual({
      quarter: '2026-Q3',
      isRunning: true,
      messages: 2,
      taking: {},
      firstStep: {},
      taken: { inTime: 2, late: 0, notTaken: 0 },
      rungs: { one: 2, two: 0, threeOrMore: 0, notTaken: 0 },
      feedback: { yes: 2, no: 0 },
      registered: { yes: 0, no: 0, unknown: 2 },
    })
  })

  test('each message is counted by how it went', () => {
    const courses: Course[] = [
      { rungs: 2 },
      { rungs: 3 },
      { rungs: 4 },
      { rungs: 0, feedback: false },
      { outcome: 'registeredByUs' },
      { outcome: 'noGroundOrConsent' },
    ]
    expect(liveQuarter('2026-Q3', courses.flatMap(message), '2026-08-10T10:00:00.000Z')).toMatchObject({
      messages: 6,
      taken: { inTime: 2, late: 3, notTaken: 1 },
      rungs: { one: 2, two: 1, threeOrMore: 2, notTaken: 1 },
      feedback: { yes: 5, no: 1 },
      registered: { yes: 1, no: 1, unknown: 4 },
    })
  })

  test('a time is told from ten cases on', () => {
    const facts = Array.from({ length: 10 }, () => message()).flat()
    expect(liveQuarter('2026-Q3', facts, '2026-11-10T10:00:00.000Z')).toMatchObject({
      isRunning: false,
      taking: { median: 1.5 },
      firstStep: { median: 10 },
    })
  })
})

describe('published', () => {
  const figures = (median?: number): ScopeFigures => ({
    total: 30,
    tables: {},
    taking: median === undefined ? {} : { median },
    firstStep: {},
  })
  const year = (period: string, medians: readonly (number | undefined)[]): Publication => ({
    period,
    publishedAt: '2027-01-30T03:00:00.000Z',
    scopes: {
      [country]: figures(1),
      ...Object.fromEntries(medians.map((median, index) => [`VR0${index + 1}`, figures(median)])),
    },
  })

  test('are whole years, the newest first, and five at most', () => {
    const years = ['2024', '2025', '2026', '2027', '2028', '2029']
    expect(yearsShown(['2029-Q1', ...years])).toEqual(years.toReversed().slice(0, 5))
  })

  test('the range of the newest year names no region, and needs five', () => {
    const five = publicFollowThrough('VR01', [year('2027', [4, 2.5, 9, undefined, 6, 5]), year('2026', [3])])
    expect(five.range).toEqual({ year: '2027', lowest: 2.5, highest: 9, regions: 5 })
    expect(five.years.map(one => [one.year, one.figures.taking.median])).toEqual([
      ['2027', 4],
      ['2026', 3],
    ])
    expect(publicFollowThrough('VR01', [year('2027', [4, 2, 9, undefined, 6])]).range).toBeUndefined()
  })

  test('a region that is withheld shows nothing, and before the first year nobody does', () => {
    expect(publicFollowThrough('VR09', [year('2027', [4])]).years[0]?.figures.total).toBeUndefined()
    expect(publicFollowThrough('VR09', [])).toEqual({ years: [] })
  })
})
