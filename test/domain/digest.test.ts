import { describe, expect, test } from 'vitest'
import { digestDue, planDigest } from '#domain/digest.ts'
import { Notice } from '#domain/notice.ts'
import { calendar, coordinator } from './chase-case.ts'

describe('the digest', () => {
  test.each([
    ['at half past eight', '2026-04-28T06:30:00Z', undefined, true],
    ['a minute before', '2026-04-28T06:29:00Z', undefined, false],
    ['at night', '2026-04-28T01:00:00Z', undefined, false],
    ['later, when the hour was missed', '2026-04-28T12:00:00Z', undefined, true],
    ['after the office closed', '2026-04-28T15:00:00Z', undefined, false],
    ['in the weekend', '2026-04-25T08:00:00Z', undefined, false],
    ['on King’s Day', '2026-04-27T08:00:00Z', undefined, false],
    ['again on the same day', '2026-04-28T12:00:00Z', '2026-04-28T06:30:00Z', false],
    ['the day after', '2026-04-29T06:30:00Z', '2026-04-28T12:00:00Z', true],
    ['after a week without', '2026-05-06T08:00:00Z', '2026-04-28T06:30:00Z', true],
  ])('%s', (_, now, lastSent, due) => {
    expect(digestDue(coordinator, calendar, now, lastSent)).toBe(due)
  })

  test.each([
    ['is away', { absence: { from: '2026-04-28', until: '2026-05-01' } }],
    ['has a mailbox that bounces', { bouncedAt: '2026-04-24T08:00:00Z' }],
  ])('waits for somebody who %s', (_, change) => {
    expect(digestDue({ ...coordinator, ...change }, calendar, '2026-04-28T06:30:00Z')).toBe(false)
  })

  test('has one line in the ledger for each person and day', () => {
    const notice = planDigest(coordinator, '2026-04-28T06:30:00Z')
    expect(Notice.parse(notice)).toMatchObject({
      id: `2026-04-28-${coordinator.id}`,
      purpose: 'digest',
      to: coordinator.email,
    })
    expect(planDigest(coordinator, '2026-04-28T12:00:00Z').id).toBe(notice.id)
  })
})
