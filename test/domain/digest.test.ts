import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DigestTiming, digestDue, isOverdue, lastDayBeforeNext, planDigest } from '#domain/digest.ts'
import type { Holder } from '#domain/directory.ts'
import { Notice } from '#domain/notice.ts'
import { calendar, coordinator } from './chase-case.ts'

const due = (changes: Partial<Holder>, now: string, others: Partial<DigestTiming> = {}) =>
  digestDue({ ...coordinator, ...changes }, { calendar, now, ...others })

describe('the digest', () => {
  test.each([
    ['is away', { absence: { from: '2026-04-28', until: '2026-05-01' } }],
    ['has a mailbox that bounces', { bouncedAt: '2026-04-24T08:00:00Z' }],
    ['reported our mail as unwanted', { complainedAt: '2026-04-24T08:00:00Z' }],
    ['does not read on Tuesdays', { days: ['monday' as const, 'wednesday' as const] }],
  ])('waits for somebody who %s', (_, change) => {
    expect(due(change, '2026-04-28T06:30:00Z')).toBe(false)
  })

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
  ])('%s', (_, now, lastSent, expected) => {
    expect(due({}, now, { lastSent })).toBe(expected)
  })

  test('comes at the hour that somebody chose', () => {
    const digest = { at: '14:00', every: 'day' } as const
    expect(due({ digest }, '2026-04-28T11:59:00Z')).toBe(false)
    expect(due({ digest }, '2026-04-28T12:00:00Z')).toBe(true)
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

describe('a weekly digest', () => {
  const digest = { at: '08:30', every: 'week' } as const

  test.each([
    ['on Monday', {}, '2026-05-11T06:30:00Z', true],
    ['on Tuesday', {}, '2026-05-12T06:30:00Z', false],
    ['on Tuesday when Monday is King’s Day', {}, '2026-04-28T06:30:00Z', true],
    ['on Wednesday after it', {}, '2026-04-29T06:30:00Z', false],
    ['on the first day they read', { days: ['wednesday' as const, 'thursday' as const] }, '2026-05-13T06:30:00Z', true],
    [
      'on the second day they read',
      { days: ['wednesday' as const, 'thursday' as const] },
      '2026-05-12T06:30:00Z',
      false,
    ],
    [
      'on the day after an absence',
      { absence: { from: '2026-05-01', until: '2026-05-12' } },
      '2026-05-13T06:30:00Z',
      true,
    ],
  ])('%s', (_, changes: Partial<Holder>, now, expected) => {
    expect(due({ ...changes, digest }, now)).toBe(expected)
  })

  test('never holds back what is overdue', () => {
    expect(due({ digest }, '2026-05-12T06:30:00Z', { isOverdue: true })).toBe(true)
    expect(due({ digest }, '2026-05-12T12:00:00Z', { isOverdue: true, lastSent: '2026-05-12T06:30:00Z' })).toBe(false)
  })

  test('comes at most once in a week without anything overdue, whatever the days', () => {
    const day = fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday')
    const days = fc.uniqueArray(day, { minLength: 1 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 500 }), (days, week) => {
        const monday = Date.parse('2026-01-05T10:00:00Z') + week * 7 * 86_400_000
        const dates = [0, 1, 2, 3, 4, 5, 6].map(n => new Date(monday + n * 86_400_000).toISOString())
        expect(dates.filter(now => due({ digest, days }, now)).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('overdue is', () => {
  const now = '2026-05-20T08:00:00Z'
  test.each([
    ['a question of six working days ago', { about: 'progress10', dueAt: '2026-05-11T08:00:00Z' }, true],
    [
      'not one of five working days ago, over Ascension Day',
      { about: 'progress10', dueAt: '2026-05-12T08:00:00Z' },
      false,
    ],
    ['a message open for too long, at once', { about: 'openTooLong', dueAt: now }, true],
  ] as const)('%s', (_, asked, expected) => {
    expect(isOverdue(asked, { calendar, now })).toBe(expected)
  })
})

test.each([
  ['2026-04-22', '2026-04-22'],
  ['2026-04-24', '2026-04-27'],
])('what ends before the office opens again is said on %s: until %s', (today, last) => {
  expect(lastDayBeforeNext(today, calendar)).toBe(last)
})
