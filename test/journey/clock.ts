import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import raw from '#content/calendar.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { isOpen, nextOpening } from '#domain/working-time.ts'

const zone = 'Europe/Amsterdam'
const calendar = readCalendar(raw)

/** A clock that went as fast as the wall's until `origin`, and since then `rate` times as fast. */
export type FastClock = { readonly origin: string; readonly rate: number }

/**
 * The coming Tuesday that is no closed day for sure: one at least a week before Christmas or after New Year. Not the
 * second of a month: on that one the drill goes.
 */
export function nextTuesdayAt(time: string, today = Temporal.Now.plainDateISO(zone)): string {
  let day = today.add({ days: 1 })
  while (day.dayOfWeek !== 2 || isSecond(day) || isFestive(day)) day = day.add({ days: 1 })
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString()
}

const isSecond = ({ day }: Temporal.PlainDate): boolean => day > 7 && day <= 14

const isFestive = (day: Temporal.PlainDate): boolean =>
  (day.month === 12 && day.day > 18) || (day.month === 1 && day.day < 4) || (day.month > 3 && day.month < 7)

/** The clock's origin with which a stage shows `then` at the real instant `at`. */
export function clockOriginFor(then: string, { at, rate }: { readonly at: Date; readonly rate: number }): string {
  const ahead = Date.parse(then) - at.getTime()
  return new Date(at.getTime() - ahead / (rate - 1)).toISOString()
}

/** What time it is on that clock now. */
export function timeOn({ origin, rate }: FastClock): string {
  const start = Date.parse(origin)
  return new Date(start + (Date.now() - start) * rate).toISOString()
}

/** Waits until the office is open and still is after this many hours: fewer than it is open on a day. */
export async function officeOpenOn(clock: FastClock, hours = 5): Promise<void> {
  const now = timeOn(clock)
  const later = new Date(Date.parse(now) + hours * 3_600_000).toISOString()
  if (isOpen(now, calendar) && isOpen(later, calendar)) return
  const opening = nextOpening(isOpen(now, calendar) ? later : now, calendar)
  await pause((Date.parse(opening) - Date.parse(now)) / clock.rate + 50)
}
