import { describe, expect, test } from 'vitest'
import { isOnCall, onCallNotices } from '#domain/on-call.ts'
import type { Instant, TimelineEvent } from '#domain/report.ts'
import { chase, coordinator, friday } from './chase-case.ts'

const night: Instant = '2026-04-24T20:00:00.000Z'
const onCall = { email: 'piket@example.org', drillPassedAt: '2026-04-01T20:00:00.000Z' }
const awake = { ...coordinator, onCall }

describe('an address for nights', () => {
  test.each([
    ['2026-05-07T20:00:00.000Z', true],
    ['2026-05-07T20:00:00.001Z', false],
  ])('counts for 36 days after the drill it passed, to the instant: at %s %o', (now, counts) => {
    expect(isOnCall(awake, { now, validDays: 36 })).toBe(counts)
  })

  test('that somebody has not got is none', () => {
    expect(isOnCall(coordinator, { now: night, validDays: 36 })).toBe(false)
  })
})

describe('the quarters of an hour of an acute message', () => {
  const idsAt = (now: Instant, timeline: readonly TimelineEvent[]) =>
    onCallNotices(
      chase({
        directory: [awake],
        now,
        report: { urgency: 'acute', ladder: { round: 2, startedAt: night }, timeline: [...timeline] },
      }),
    ).map(({ id }) => id)
  const judged = (at: Instant): TimelineEvent => ({ at, what: 'urgencyChanged' })

  test('are counted from the beginning of its ladder when it was judged so before', () => {
    expect(idsAt('2026-04-24T20:15:00.000Z', [judged(friday)])).toEqual([`oncall-2-1-${coordinator.id}`])
  })

  test('are counted from when it was judged so, whatever happened after that', () => {
    const later = '2026-04-24T20:30:00.000Z'
    const timeline: TimelineEvent[] = [judged(later), { at: '2026-04-24T20:40:00.000Z', what: 'noted' }]
    expect(idsAt('2026-04-24T20:44:59.999Z', timeline)).toEqual([`oncall-2-0-${coordinator.id}`])
    expect(idsAt('2026-04-24T20:45:00.000Z', timeline)).toEqual([`oncall-2-1-${coordinator.id}`])
  })
})
