import { describe, expect, test } from 'vitest'
import { acknowledge, firstStepDays, snooze, snoozeDays } from '#domain/lifecycle.ts'
import { by, friday, report } from './chase-case.ts'

const taken = (firstStepBy: string) =>
  acknowledge(report(), { by, firstStep: 'callReporter', firstStepBy, reporterKnown: false }, friday)
const putOff = (until: string) => snooze(taken('2026-04-30'), { until, reason: 'staysOpen', by }, friday)
const wrong = (field: string, code: string) => expect.objectContaining({ fields: [{ field, code }] })

describe('on Friday 24 April a first step', () => {
  test.each(['2026-04-24', '2026-05-24'])('may be promised for %s: today at the soonest, 30 days away at most', day => {
    expect(taken(day).state).toMatchObject({ firstStepBy: day })
  })

  test.each([
    ['yesterday', '2026-04-23'],
    ['31 days away', '2026-05-25'],
  ])('may not be promised for %s, and whoever does is told at that field', (_, day) => {
    expect(() => taken(day)).toThrow(wrong('firstStepBy', 'firstStepByOutOfRange'))
  })

  test('is asked for between those days', () => {
    expect(firstStepDays(friday)).toEqual({ firstDay: '2026-04-24', lastDay: '2026-05-24' })
  })
})

describe('on Friday 24 April questions', () => {
  test.each(['2026-04-25', '2026-07-23'])('may wait until %s: tomorrow at the soonest, 90 days at most', until => {
    expect(putOff(until).snooze).toEqual({ until, reason: 'staysOpen' })
  })

  test.each([
    ['a day gone by', '2026-04-21', 'snoozeUntilPast'],
    ['today', '2026-04-24', 'snoozeUntilPast'],
    ['91 days away', '2026-07-24', 'snoozeUntilTooFar'],
  ])('may not wait until %s, and whoever puts them off is told why', (_, until, code) => {
    expect(() => putOff(until)).toThrow(wrong('snoozeUntil', code))
  })

  test('are put off between those days', () => {
    expect(snoozeDays(friday)).toEqual({ firstDay: '2026-04-25', lastDay: '2026-07-23' })
  })
})
