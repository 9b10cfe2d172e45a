import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  closingDayOf,
  endOf,
  firstDayOf,
  isClosed,
  newestFirst,
  nextToClose,
  Period,
  quarterAfter,
  quarterOf,
  quartersIn,
  yearOf,
} from '#domain/period.ts'

test.each(['2026-Q0', '2026-Q5', '26-Q1', '1999', '2026-q1', '2026-', '', '2026-Q1x', '３０２６'])(
  '%j is no period',
  text => {
    expect(Period.safeParse(text).success).toBe(false)
  },
)

test.each([
  ['2026-Q1', '2026-01-01', '2026-04-01', '2026-04-30'],
  ['2026-Q2', '2026-04-01', '2026-07-01', '2026-07-30'],
  ['2026-Q4', '2026-10-01', '2027-01-01', '2027-01-30'],
  ['2026', '2026-01-01', '2027-01-01', '2027-01-30'],
])('%s begins on %s, ends before %s and closes on %s', (period, first, end, closing) => {
  expect([firstDayOf(period), endOf(period), closingDayOf(period)]).toEqual([first, end, closing])
})

test('closes as the day begins in Amsterdam', () => {
  expect(isClosed('2026-Q1', '2026-04-29T21:59:59.000Z')).toBe(false)
  expect(isClosed('2026-Q1', '2026-04-29T22:00:00.000Z')).toBe(true)
})

test('every instant lies in one quarter, and that in its year', () => {
  const instant = fc.date({ min: new Date('2024-01-02'), max: new Date('2036-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, fc.integer({ min: -8, max: 8 }), (date, steps) => {
      const quarter = quarterOf(date.toISOString())
      expect(quartersIn(yearOf(quarter))).toContain(quarter)
      expect(quarterAfter(quarterAfter(quarter, steps), -steps)).toBe(quarter)
      expect(endOf(quarter)).toBe(firstDayOf(quarterAfter(quarter, 1)))
    }),
  )
})

test('the newest comes first, and a year before its last quarter', () => {
  expect(newestFirst(['2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1'])).toEqual([
    '2027-Q1',
    '2026',
    '2026-Q4',
    '2026-Q3',
    '2026-Q2',
    '2026-Q1',
  ])
  expect(newestFirst(['2027-Q1', '2026'])).toEqual(['2027-Q1', '2026'])
})

test.each([
  ['2026-04-10T10:00:00.000Z', { quarter: '2026-Q1', on: '2026-04-30' }],
  ['2026-05-10T10:00:00.000Z', { quarter: '2026-Q2', on: '2026-07-30' }],
])('at %s the next to close is %j', (now, next) => {
  expect(nextToClose(now)).toEqual(next)
})
