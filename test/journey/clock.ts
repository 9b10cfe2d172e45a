import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/Amsterdam'

/** The coming Tuesday that is no closed day for sure: one at least a week before Christmas or after New Year. */
export function nextTuesdayAt(time: string, today = Temporal.Now.plainDateISO(zone)): string {
  let day = today.add({ days: 1 })
  while (day.dayOfWeek !== 2 || isFestive(day)) day = day.add({ days: 1 })
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString()
}

const isFestive = (day: Temporal.PlainDate): boolean =>
  (day.month === 12 && day.day > 18) || (day.month === 1 && day.day < 4) || (day.month > 3 && day.month < 7)

/** The clock's origin with which a stage shows `then` at the real instant `at`. */
export function clockOriginFor(then: string, { at, rate }: { readonly at: Date; readonly rate: number }): string {
  const ahead = Date.parse(then) - at.getTime()
  return new Date(at.getTime() - ahead / (rate - 1)).toISOString()
}

/** What time it is on that clock now. */
export function timeOn({ origin, rate }: { readonly origin: string; readonly rate: number }): string {
  const start = Date.parse(origin)
  return new Date(start + (Date.now() - start) * rate).toISOString()
}
