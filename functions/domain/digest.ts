import type { Calendar } from './calendar.ts'
import type { Holder } from './directory.ts'
import type { Notice } from './notice.ts'
import type { Reminder } from './reminder.ts'
import type { Instant, Report } from './report.ts'

/** Is it time for this person's daily mail? Missed days collapse into one; `lastSent` is the instant of the last one. */
export function digestDue(holder: Holder, calendar: Calendar, now: Instant, lastSent?: Instant): boolean {
  throw new Error(`${holder.id} ${calendar.zone} ${now} ${lastSent}`)
}

/** Does the question still have a point: is it due, and does the same holder still have the message? */
export function stillAsked(reminder: Reminder, report: Report): boolean {
  return reminder.state === 'due' && report.state.phase === 'acknowledged'
}

/** The ledger line of today's digest to one holder: one id a day, so that it is planned and sent once. */
export function planDigest(holder: Holder, now: Instant): Notice {
  return { id: 'x', purpose: 'digest', language: holder.language, state: 'planned', attempts: 0, plannedAt: now }
}
