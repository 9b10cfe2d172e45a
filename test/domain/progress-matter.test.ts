import { describe, expect, test } from 'vitest'
import { isReportSoon, mattersOf } from '#domain/progress-matter.ts'
import type { Standing } from '#domain/standing.ts'
import { friday } from './chase-case.ts'
import { aPending, morning, setting, towards } from './progress-case.ts'
import { aPublished, aStanding, underway } from './standing-case.ts'

const named = (standing: Standing | undefined, ...reports: string[]) =>
  mattersOf(standing, setting(...reports)).map(({ about, day, since }) => `${about} ${day} since ${since}`)
const fades = ['fading 2027-01-24 since 2026-12-23T23:00:00.000Z', 'faded 2027-01-24 since 2027-01-23T23:00:00.000Z']

describe('what there is to be reminded of', () => {
  test('is nothing while nobody said anything and no report is planned', () => {
    expect(named(undefined)).toEqual([])
  })

  test('is a report six weeks before it, also for who never said anything', () => {
    expect(named(undefined, '2026-07-01')).toEqual(['reportSoon 2026-07-01 since 2026-05-19T22:00:00.000Z'])
  })

  test('is what grows old: a month before and from nine months on, across the change of the clock', () => {
    expect(named(aStanding())).toEqual(fades)
  })

  test('counts from the newest evidence', () => {
    const evidence = { title: 'Test', on: '2026-06-01' }
    const standing = aStanding({ published: aPublished({ update: { ...underway, evidence } }) })
    expect(named(standing)[1]).toBe('faded 2027-03-01 since 2027-02-28T23:00:00.000Z')
  })

  test('is a target date ten working days before it, and from the day after it', () => {
    expect(named(towards('2026-06-01')).slice(0, 2)).toEqual([
      // Whit Monday does not count.
      'due 2026-06-01 since 2026-05-14T22:00:00.000Z',
      'overdue 2026-06-01 since 2026-06-01T22:00:00.000Z',
    ])
  })

  test('is a target date also in a year whose closed days nobody wrote yet', () => {
    expect(named(towards('2050-06-01'))[0]).toBe('due 2050-06-01 since 2050-05-17T22:00:00.000Z')
  })

  test.each(['embedded', 'notApplicable'] as const)('is no target date when it is %s', status => {
    const standing = aStanding({ published: aPublished({ update: { status, targetDate: '2026-06-01' } }) })
    expect(named(standing)).toEqual(fades)
  })

  test('is no report for whom it does not apply to', () => {
    const standing = aStanding({ published: aPublished({ update: { status: 'notApplicable' } }) })
    expect(named(standing, '2026-07-01')).toEqual(fades)
  })

  test('is an entry of somebody else, until whoever answers for it confirms it', () => {
    const pending = aPending({ enteredAt: '2026-05-11T10:00:00.000Z' })
    const entered = { ...aStanding(), pending }
    expect(named(entered)[0]).toBe('awaitsConfirmation 2026-05-11 since 2026-05-11T10:00:00.000Z')
    const confirmed = { ...entered, pending: { ...pending, confirmedAt: '2026-05-12T10:00:00.000Z' } }
    expect(named(confirmed)).toEqual([
      'fading 2027-02-12 since 2027-01-11T23:00:00.000Z',
      'faded 2027-02-12 since 2027-02-11T23:00:00.000Z',
    ])
  })

  test('is no more what began before somebody said how far it is', () => {
    const late = { ...towards('2026-04-01') }
    expect(named(late, '2026-05-01')).toEqual(fades)
    const entered = aStanding({
      published: undefined,
      pending: aPending({ update: { ...underway, targetDate: '2026-04-28' } }),
    })
    expect(named(entered)).toEqual([
      `awaitsConfirmation 2026-04-24 since ${friday}`,
      'overdue 2026-04-28 since 2026-04-28T22:00:00.000Z',
    ])
  })
})

test.each([
  ['2026-05-19', false],
  ['2026-05-20', true],
  ['2026-06-30', true],
  ['2026-07-01', false],
])('on %s a report of 1 July is near: %s', (day, isNear) => {
  expect(isReportSoon(['2026-07-01'], morning(day))).toBe(isNear)
})
