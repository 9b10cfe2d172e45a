import * as z from 'zod'
import { Instant, Reference, type Report } from './report.ts'
import { localDateOf } from './working-time.ts'

export const ReminderSubject = z.enum(['progress10', 'progress30', 'proposeClosing', 'consent', 'openTooLong'])
export type ReminderSubject = z.infer<typeof ReminderSubject>

/** A question to the handler that waits for the daily digest. */
export const Reminder = z.strictObject({
  reference: Reference,
  /** Deterministic: the same question about the same round is one item, however often it is written. */
  id: z.string().regex(/^[A-Za-z0-9-]+$/),
  about: ReminderSubject,
  /** Directory id of whoever took the message. */
  holder: z.string(),
  dueAt: Instant,
  state: z.enum(['due', 'sent', 'cancelled']),
  /** Id of the digest notice it went in. */
  sentIn: z.string().optional(),
})
export type Reminder = z.infer<typeof Reminder>

/** Consent is asked once a message, "open too long" once per stretch of silence, the rest once per take-over. */
export function reminderId(about: ReminderSubject, { ladder, lastActivityAt }: Report): string {
  if (about === 'consent') return about
  return about === 'openTooLong' ? `${about}-${localDateOf(lastActivityAt)}` : `${about}-${ladder.round}`
}

/** Whoever has the message put its questions off until that day. */
export function isPutOff({ snooze }: Pick<Report, 'snooze'>, now: Instant): boolean {
  return snooze !== undefined && localDateOf(now) < snooze.until
}

/** Does the question still have a point: unsent, and does the same holder still have the same message to answer for? */
export function stillAsked(reminder: Reminder, report: Report): boolean {
  const { state, consent } = report
  if (reminder.state !== 'due' || state.phase !== 'acknowledged') return false
  if (state.by.holder !== reminder.holder || reminder.id !== reminderId(reminder.about, report)) return false
  return reminder.about !== 'consent' || consent === 'notAskedYet'
}
