import * as z from 'zod'
import { Instant, Reference } from './report.ts'

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
