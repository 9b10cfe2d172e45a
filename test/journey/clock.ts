import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/Amsterdam'
/** Office hours, as in content/calendar.json. */
const [opens, closes] = [9, 17]

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

/** Waits until the office is open and stays open for at least this many hours more. */
export async function officeOpenOn(clock: FastClock, hours = 5): Promise<void> {
  const now = Temporal.Instant.from(timeOn(clock)).toZonedDateTimeISO(zone)
  if (now.hour >= opens && now.hour + hours < closes) return
  const opening = (now.hour < opens ? now : now.add({ days: 1 })).withPlainTime({ hour: opens })
  await pause((opening.epochMilliseconds - now.epochMilliseconds) / clock.rate + 50)
}
