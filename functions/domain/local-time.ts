import { Temporal } from 'temporal-polyfill'
import type { Instant, LocalDate } from './report.ts'

const zone = 'Europe/Amsterdam'
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** A moment on the wall in Amsterdam: the day, and how many milliseconds the clock shows past 00:00. */
export type LocalTime = { readonly date: LocalDate; readonly time: number }

export function localTimeOf(instant: Instant): LocalTime {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const time = local.hour * hour + local.minute * minute + local.second * 1000 + local.millisecond
  return { date: local.toPlainDate().toString(), time }
}

/** Always with milliseconds, so that instants sort as text. */
export function instantOf({ date, time }: LocalTime): Instant {
  const wall = new Date(Date.parse(date) + time).toISOString().slice(0, -1)
  const { epochMilliseconds } = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone)
  return new Date(epochMilliseconds).toISOString()
}

/** The first instant of that day, and that of the next. */
export function boundsOf(date: LocalDate): { readonly from: Instant; readonly to: Instant } {
  return { from: instantOf({ date, time: 0 }), to: instantOf({ date: dayAfter(date), time: 0 }) }
}

/** `09:30` as milliseconds past 00:00. */
export function wallTime(text: string): number {
  return Date.parse(`1970-01-01T${text}:00Z`)
}

export function dayAfter(date: LocalDate): LocalDate {
  return daysAfter(date, 1)
}

export function daysAfter(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10)
}

/** The same day some months on, or the last of a shorter month. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

/** The same instant, written with milliseconds. */
export function written(instant: Instant): Instant {
  return new Date(instant).toISOString()
}

/** Elapsed time, not wall time. */
export function minutesAfter(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * minute).toISOString()
}

/** Negative when `first` is earlier. Never compare instants as text: some have milliseconds, some not. */
export function compareInstants(first: Instant, second: Instant): number {
  return Date.parse(first) - Date.parse(second)
}

/** The earliest of them; what is undefined never comes. */
export function earliest(first: Instant, others: readonly (Instant | undefined)[]): Instant {
  return others.reduce<Instant>(
    (earlier, other) => (other !== undefined && compareInstants(other, earlier) < 0 ? other : earlier),
    first,
  )
}
