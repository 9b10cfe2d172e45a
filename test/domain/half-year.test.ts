import { describe, expect, test } from 'vitest'
import { HalfYear, isOver, isOvertaken, momentOf, previousOf } from '#domain/half-year.ts'
import { anAdopted, aPlanned } from './half-year-case.ts'

describe('a report', () => {
  test.each([
    ['of no day', { ...aPlanned('30-06-2026') }],
    ['with more in it than we know', { ...aPlanned('2026-06-30'), victim: 'x' }],
    ['adopted by nobody', { ...anAdopted('2026-06-30'), adoptedBy: undefined }],
    ['with an endless name', aPlanned('2026-06-30', { title: 'x'.repeat(121) })],
  ])('%s is none', (_, report) => {
    expect(HalfYear.safeParse(report).success).toBe(false)
  })

  test('tells of the last instant of its day in Amsterdam, in summer, in winter and when the clock changes', () => {
    const later = '2027-01-01T00:00:00.000Z'
    expect(momentOf('2026-06-30', later)).toBe('2026-06-30T21:59:59.999Z')
    expect(momentOf('2026-12-31', later)).toBe('2026-12-31T22:59:59.999Z')
    expect(momentOf('2026-10-25', later)).toBe('2026-10-25T22:59:59.999Z')
  })

  test('of a day that is not over tells of now', () => {
    const now = '2026-06-30T21:59:59.998Z'
    expect(momentOf('2026-06-30', now)).toBe(now)
    expect(momentOf('2030-06-30', now)).toBe(now)
  })

  test('can be adopted from the day after, in Amsterdam', () => {
    expect(isOver('2026-06-30', '2026-06-30T21:59:59.999Z')).toBe(false)
    expect(isOver('2026-06-30', '2026-06-30T22:00:00.000Z')).toBe(true)
  })
})

describe('of all reports', () => {
  const reports = [anAdopted('2026-06-30'), anAdopted('2025-12-31'), aPlanned('2026-09-30')]

  test('the one before is the last that was adopted for an earlier day', () => {
    expect(previousOf('2026-12-31', reports)?.date).toBe('2026-06-30')
    expect(previousOf('2026-06-30', reports)?.date).toBe('2025-12-31')
    expect(previousOf('2025-12-31', reports)).toBeUndefined()
  })

  test('none is added before one that was adopted', () => {
    expect(['2026-06-29', '2026-06-30', '2026-07-01'].map(date => isOvertaken(date, reports))).toEqual([
      true,
      true,
      false,
    ])
  })
})
