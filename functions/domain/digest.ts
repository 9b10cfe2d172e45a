import { type Calendar, closedBecause } from './calendar.ts'
import { type Holder, isAbsentOn, isUnread, readsOn } from './directory.ts'
import { compareInstants, dayAfter, daysAfter, localTimeOf, wallTime } from './local-time.ts'
import { type Notice, unsentTo } from './notice.ts'
import type { ReminderSubject } from './reminder.ts'
import type { Instant, LocalDate } from './report.ts'
import { deadline, localDateOf } from './working-time.ts'

export type DigestTiming = {
  readonly calendar: Calendar
  readonly now: Instant
  /** The instant of the last one. */
  readonly lastSent?: Instant | undefined
  /** Something in it cannot wait for the next week. */
  readonly isOverdue?: boolean
}

/**
 * Is it time for this person's mail? From the hour they chose until the office closes, on working days on which they
 * read; missed days collapse into one. Whoever wants it weekly gets it on the first such day of the week, and on any
 * day when something is overdue.
 */
export function digestDue(holder: Holder, { calendar, now, lastSent, isOverdue = false }: DigestTiming): boolean {
  const { date, time } = localTimeOf(now)
  if (isUnread(holder, now) !== undefined) return false
  if (lastSent !== undefined && localDateOf(lastSent) >= date) return false
  if (closedBecause(date, calendar, holder.region) !== undefined) return false
  if (holder.digest?.every === 'week' && !isOverdue && firstReadDay(holder, date, calendar) !== date) return false
  return time >= wallTime(holder.digest?.at ?? calendar.digestAt) && time < wallTime(calendar.officeHours.until)
}

/** The ledger line of today's digest to one holder: one id a day, so that it is planned and sent once. */
export function planDigest(holder: Holder, now: Instant): Notice {
  const { id, role } = holder
  return { ...unsentTo(holder, now), id: `${localDateOf(now)}-${id}`, purpose: 'digest', role }
}

/** A question that waited for so many working days is not kept for the weekly mail. */
const overdueAfter = { amount: 5, unit: 'workingDays' } as const

export function isOverdue(
  { about, dueAt }: { readonly about: ReminderSubject; readonly dueAt: Instant },
  { calendar, now }: Pick<DigestTiming, 'calendar' | 'now'>,
): boolean {
  return about === 'openTooLong' || compareInstants(deadline(dueAt, overdueAfter, calendar).at, now) < 0
}

/** The last day before somebody reads again: what ends by then must be said in today's mail. */
export function lastDayBeforeNext(today: LocalDate, calendar: Calendar): LocalDate {
  let last = today
  while (closedBecause(dayAfter(last), calendar) !== undefined) last = dayAfter(last)
  return last
}

/** The first day of this week on which the office is open and they read. */
function firstReadDay(holder: Holder, date: LocalDate, calendar: Calendar): LocalDate | undefined {
  const monday = daysAfter(date, 1 - new Date(date).getUTCDay())
  const week = [0, 1, 2, 3, 4].map(days => daysAfter(monday, days))
  return week.find(
    day =>
      closedBecause(day, calendar, holder.region) === undefined && readsOn(holder, day) && !isAbsentOn(holder, day),
  )
}
