import { type Holder, hasEnded, isLost } from './directory.ts'
import { compareInstants, daysAfter, instantOf, minutesAfter } from './local-time.ts'
import type { Instant, LocalDate } from './report.ts'

const nudgeDays = 90
const minutesADay = 24 * 60

/** Asked at this instant or before, an entry may be asked again. */
export function nudgedBefore(now: Instant): Instant {
  return minutesAfter(now, -nudgeDays * minutesADay)
}

/**
 * Must this entry ask its own mailbox whether it is still right? When nobody phoned, changed it or took a drill at it
 * for 90 days, and at most once in that time. A mailbox that takes no mail cannot be asked, and shows by itself; the
 * national desk is a setting, which nobody changes in the directory.
 */
export function nudgeDue(holder: Holder, now: Instant): boolean {
  if (holder.role === 'nationalDesk' || hasEnded(holder, now) || isLost(holder) !== undefined) return false
  return [knownRight(holder), holder.nudgedAt].every(
    at => at === undefined || compareInstants(at, nudgedBefore(now)) <= 0,
  )
}

/** From this day on, what somebody phoned to check is asked again. */
export function checkedUntil({ on }: Pick<NonNullable<Holder['verified']>, 'on'>): LocalDate {
  return daysAfter(on, nudgeDays)
}

/** The last time that somebody was certain of the entry: who phoned, who wrote it, or a drill that arrived. */
export function knownRight({ verified, updatedAt, onCall }: Holder): Instant | undefined {
  if (verified) return verified.at ?? instantOf({ date: verified.on, time: 0 })
  const [first, ...others] = [updatedAt, onCall?.drillPassedAt].filter(at => at !== undefined)
  return first && others.reduce((latest, at) => (compareInstants(at, latest) > 0 ? at : latest), first)
}
