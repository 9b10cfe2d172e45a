import { type Calendar, closedBecause } from './calendar.ts'
import { type Holder, isAway } from './directory.ts'
import { localTimeOf, wallTime } from './local-time.ts'
import { type Notice, unsentTo } from './notice.ts'
import type { Instant } from './report.ts'
import { localDateOf } from './working-time.ts'

/**
 * Is it time for this person's daily mail? From the digest's hour until the office closes, on working days; missed
 * days collapse into one. `lastSent` is the instant of the last one.
 */
export function digestDue(holder: Holder, calendar: Calendar, now: Instant, lastSent?: Instant): boolean {
  const { date, time } = localTimeOf(now)
  if (isAway(holder, now) !== undefined) return false
  if (lastSent !== undefined && localDateOf(lastSent) >= date) return false
  if (closedBecause(date, calendar, holder.region) !== undefined) return false
  return time >= wallTime(calendar.digestAt) && time < wallTime(calendar.officeHours.until)
}

/** The ledger line of today's digest to one holder: one id a day, so that it is planned and sent once. */
export function planDigest(holder: Holder, now: Instant): Notice {
  const { id, role } = holder
  return { ...unsentTo(holder, now), id: `${localDateOf(now)}-${id}`, purpose: 'digest', role }
}
