import { expect, test } from 'vitest'
import { isPutOff, type ReminderSubject, reminderId } from '#domain/reminder.ts'
import { report } from './chase-case.ts'

const snooze = { until: '2026-05-05', reason: 'waitsForPartner' } as const

test.each([
  ['2026-05-04T21:59:59.000Z', true],
  ['2026-05-04T22:00:00.000Z', false],
  ['2026-05-20T08:00:00.000Z', false],
])('questions put off until 5 May still wait at %s: %s', (now, waits) => {
  expect(isPutOff({ snooze }, now)).toBe(waits)
  expect(isPutOff({}, now)).toBe(false)
})

test.each<[ReminderSubject, string]>([
  ['progress10', 'progress10-2'],
  ['progress30', 'progress30-2'],
  ['proposeClosing', 'proposeClosing-2'],
  ['consent', 'consent'],
  ['openTooLong', 'openTooLong-2026-05-01'],
])('%s is one question as %s: of a take-over, of the message, or of a stretch of silence', (about, id) => {
  const again = report({
    ladder: { round: 2, startedAt: '2026-04-29T08:00:00.000Z' },
    lastActivityAt: '2026-04-30T22:30:00.000Z',
  })
  expect(reminderId(about, again)).toBe(id)
})
