import { type Calendar, closedBecause } from './calendar.ts'
import type { Duration, Explanation } from './explanation.ts'
import { dayAfter, daysAfter, instantOf, type LocalTime, localTimeOf, wallTime, written } from './local-time.ts'
import type { Instant, LocalDate } from './report.ts'
import type { RegionCode } from './situation.ts'

export type Deadline = { readonly at: Instant; readonly explanation: Explanation }

const [minute, hour] = [60_000, 3_600_000]
const closingOfPromises = wallTime('17:00')

/** Is somebody reading at this instant? */
export function isOpen(instant: Instant, calendar: Calendar, region?: RegionCode): boolean {
  return isOpenAt(localTimeOf(instant), officeOf(calendar, region))
}

/** The instant itself when open, else the next opening. */
export function nextOpening(instant: Instant, calendar: Calendar, region?: RegionCode): Instant {
  return instantOf(openingFrom(localTimeOf(instant), officeOf(calendar, region)))
}

/**
 * When the time is up, and the sum behind it. A closed instant counts as the next opening, at both ends;
 * n working days is the same time on the wall n open days later.
 */
export function deadline(from: Instant, duration: Duration, calendar: Calendar, region?: RegionCode): Deadline {
  const office = officeOf(calendar, region)
  const sent = localTimeOf(from)
  const start = openingFrom(sent, office)
  const end = later(start, duration, office)
  const at = instantOf(end)
  const explanation = {
    from: written(from),
    countedFrom: instantOf(start),
    duration,
    at,
    skipped: closedDaysBetween(sent.date, end.date, office),
  }
  return { at, explanation }
}

/** How long somebody was reading between two instants, in whole minutes; none when the second is not later. */
export function workingMinutesBetween(from: Instant, to: Instant, calendar: Calendar, region?: RegionCode): number {
  const office = officeOf(calendar, region)
  const [start, end] = [localTimeOf(from), localTimeOf(to)]
  let open = 0
  for (let date = start.date; date <= end.date; date = dayAfter(date)) {
    if (office.closedOn(date) !== undefined) continue
    const opens = date === start.date ? Math.max(start.time, office.opens) : office.opens
    const closes = date === end.date ? Math.min(end.time, office.closes) : office.closes
    open += Math.max(0, closes - opens)
  }
  return Math.floor(open / minute)
}

/** The day it is in Amsterdam. */
export function localDateOf(instant: Instant): LocalDate {
  return localTimeOf(instant).date
}

/** 17:00 of that day in Amsterdam: until then a promise for that day can be kept. */
export function endOfDay(date: LocalDate): Instant {
  return instantOf({ date, time: closingOfPromises })
}

type Office = {
  readonly opens: number
  readonly closes: number
  readonly closedOn: (date: LocalDate) => ReturnType<typeof closedBecause>
}

function officeOf(calendar: Calendar, region?: RegionCode): Office {
  return {
    opens: wallTime(calendar.officeHours.from),
    closes: wallTime(calendar.officeHours.until),
    closedOn: date => closedBecause(date, calendar, region),
  }
}

function isOpenAt({ date, time }: LocalTime, office: Office): boolean {
  return office.closedOn(date) === undefined && time >= office.opens && time < office.closes
}

function openingFrom(local: LocalTime, office: Office): LocalTime {
  if (isOpenAt(local, office)) return local
  const stillToday = office.closedOn(local.date) === undefined && local.time < office.opens
  return { date: stillToday ? local.date : openDayAfter(local.date, office), time: office.opens }
}

function openDayAfter(date: LocalDate, office: Office): LocalDate {
  let next = dayAfter(date)
  while (office.closedOn(next) !== undefined) next = dayAfter(next)
  return next
}

function later(start: LocalTime, { amount, unit }: Duration, office: Office): LocalTime {
  if (unit === 'officeHours') return afterOpenTime(start, amount * hour, office)
  let date = start.date
  for (let day = 0; day < amount; day++) date = openDayAfter(date, office)
  return { date, time: start.time }
}

function afterOpenTime(start: LocalTime, duration: number, office: Office): LocalTime {
  let { date, time } = start
  let remaining = duration
  while (time + remaining >= office.closes) {
    remaining -= office.closes - time
    date = openDayAfter(date, office)
    time = office.opens
  }
  return { date, time: time + remaining }
}

function closedDaysBetween(first: LocalDate, last: LocalDate, office: Office): Explanation['skipped'] {
  const skipped: Explanation['skipped'] = []
  for (let date = first; date < last; date = dayAfter(date)) {
    const why = office.closedOn(date)
    if (why !== undefined) skipped.push({ date, why })
  }
  return skipped
}

/**
 * The open day so many before a date. Far off, where nobody wrote the closed days of the year yet, weekends alone
 * count: the day is looked at again before it comes.
 */
export function workingDaysBefore(date: LocalDate, days: number, calendar: Calendar): LocalDate {
  let day = date
  for (let left = days; left > 0; ) {
    day = daysAfter(day, -1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  if (calendar.closedDays[date.slice(0, 4)]) return closedBecause(date, calendar) === undefined
  return new Date(date).getUTCDay() % 6 !== 0
}
