import type { Calendar } from './calendar.ts'
import { dayAfter, instantOf, localTimeOf, wallTime } from './local-time.ts'
import type { Instant, Report } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { SafeContact } from './submission.ts'
import { nextOpening } from './working-time.ts'

/** The hours somebody chose, as we keep them; "any" is never at night. */
const hours = {
  evening: { from: wallTime('18:00'), until: wallTime('21:00') },
  any: { from: wallTime('09:00'), until: wallTime('21:00') },
} as const satisfies Record<Exclude<SafeContact['hours'], 'office'>, { from: number; until: number }>

/** May this reporter be mailed at all? Never without an address and the choice for mail. */
export function mayMail({ safeContact, hasContact }: Pick<Report, 'safeContact' | 'hasContact'>): boolean {
  return hasContact && safeContact.channel === 'email'
}

type Moment = { readonly calendar: Calendar; readonly region: RegionCode; readonly now: Instant }

/** The instant itself when it falls in the chosen hours, else their next beginning. */
export function nextSafeMoment({ hours: chosen }: SafeContact, { calendar, region, now }: Moment): Instant {
  if (chosen === 'office') return nextOpening(now, calendar, region)
  const { from, until } = hours[chosen]
  const { date, time } = localTimeOf(now)
  if (time >= from && time < until) return now
  return instantOf({ date: time < from ? date : dayAfter(date), time: from })
}
