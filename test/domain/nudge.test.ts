import { expect, test } from 'vitest'
import { checkedUntil, nudgeDue, nudgedBefore } from '#domain/nudge.ts'
import { coordinator, nationalDesk } from './chase-case.ts'

const now = '2026-07-24T08:00:00Z'
const old = '2026-04-25T08:00:00.000Z'
const fresh = '2026-04-25T08:00:00.001Z'
const onCall = { email: 'piket@example.org' }

test.each([
  ['nobody ever phoned, changed or tested', {}, true],
  ['somebody phoned 90 days ago', { verified: { on: '2026-04-25', by: 'x' } }, true],
  ['somebody phoned 89 days ago', { verified: { on: '2026-04-26', by: 'x' } }, false],
  ['somebody phoned 90 days ago to the minute', { verified: { on: '2026-04-25', by: 'x', at: old } }, true],
  ['somebody phoned a moment less ago', { verified: { on: '2026-04-25', by: 'x', at: fresh } }, false],
  ['was changed lately after an old check', { verified: { on: '2026-01-01', by: 'x' }, updatedAt: fresh }, true],
  ['was changed 90 days ago', { updatedAt: old }, true],
  ['was changed lately', { updatedAt: fresh }, false],
  ['passed a drill lately', { updatedAt: old, onCall: { ...onCall, drillPassedAt: fresh } }, false],
  ['passed a drill long ago, changed lately', { updatedAt: fresh, onCall: { ...onCall, drillPassedAt: old } }, false],
  ['passed a drill and was changed long ago', { updatedAt: old, onCall: { ...onCall, drillPassedAt: old } }, true],
  ['passed a drill lately, never changed', { onCall: { ...onCall, drillPassedAt: fresh } }, false],
  ['was asked lately', { nudgedAt: fresh }, false],
  ['was asked 90 days ago', { nudgedAt: old }, true],
  ['belongs to somebody who left', { endedOn: '2026-07-01' }, false],
  ['has a mailbox that bounces', { bouncedAt: old }, false],
])('an entry that %s asks its mailbox: %s', (_, change, due) => {
  expect(nudgeDue({ ...coordinator, ...change }, now)).toBe(due)
})

test('the national desk is a setting, and asks nothing', () => {
  expect(nudgeDue(nationalDesk, now)).toBe(false)
  expect(nudgedBefore(now)).toBe(old)
})

test('what somebody phoned to check is to be checked again on the day on which its mailbox is asked', () => {
  const verified = { on: '2026-04-25', by: 'x' }
  expect(checkedUntil(verified)).toBe('2026-07-24')
  expect(nudgeDue({ ...coordinator, verified }, '2026-07-23T21:59:00Z')).toBe(false)
  expect(nudgeDue({ ...coordinator, verified }, '2026-07-24T22:00:00Z')).toBe(true)
})
