import type { Calendar } from './calendar.ts'
import type { Duration, Explanation } from './explanation.ts'
import type { Instant, LocalDate } from './report.ts'

export type Deadline = { readonly at: Instant; readonly explanation: Explanation }

/** Is somebody reading at this instant? */
export function isOpen(instant: Instant, calendar: Calendar, region?: string): boolean {
  throw new Error(`${instant} ${calendar.zone} ${region}`)
}

/** The instant itself when open, else the next opening. */
export function nextOpening(instant: Instant, calendar: Calendar, region?: string): Instant {
  throw new Error(`${instant} ${calendar.zone} ${region}`)
}

/** When the time is up, and the sum behind it. */
export function deadline(from: Instant, duration: Duration, calendar: Calendar, region?: string): Deadline {
  throw new Error(`${from} ${duration.unit} ${calendar.zone} ${region}`)
}

/** The day it is in Amsterdam. */
export function localDateOf(instant: Instant): LocalDate {
  return instant.slice(0, 10)
}

/** 17:00 of that day in Amsterdam: until then a promise for that day can be kept. */
export function endOfDay(date: LocalDate): Instant {
  return `${date}T15:00:00.000Z`
}
