import type { Calendar } from './calendar.ts'
import { compareInstants, earliest, instantOf } from './local-time.ts'
import { ladderSteps, type ProgressLadders } from './progress-ladder.ts'
import { isSaidOnce, type Matter, mattersOf, nameOf, rankOf } from './progress-matter.ts'
import type { Instant, LocalDate } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Reminded, Standing } from './standing.ts'
import type { Unit } from './unit.ts'
import { deadline, localDateOf } from './working-time.ts'

/*
 * When whoever answers for a standing is reminded, and when somebody higher. One thing at a time: the most pressing
 * matter climbs the ladder, what else began by then counts as said with it, and only something more pressing begins
 * anew. Each rung counts from the reminder before it, so that nobody is asked about what the one below was never told;
 * days on which nothing went out are caught up with by one reminder.
 */

export type ReminderSetting = {
  readonly ladders: ProgressLadders
  readonly calendar: Calendar
  /** The days of planned reports. */
  readonly reports: readonly LocalDate[]
}

/** What is known of one who took something on; nothing, until somebody said how far it is. */
export type Place = {
  readonly unit: Unit
  readonly standing?: Standing | undefined
  readonly reminded?: Reminded | undefined
}

/** What is said next, from which instant on, and on which step of the ladder. */
export type ProgressReminder = Matter & { readonly step: number; readonly at: Instant }

/** @returns undefined when there is nothing left to say until somebody acts */
export function nextReminder(place: Place, setting: ReminderSetting, now: Instant): ProgressReminder | undefined {
  const current = mattersOf(place.standing, setting).filter(({ until }) => until === undefined || isBefore(now, until))
  const climbing = climbingIn(current, place, setting)
  const fresh = current
    .filter(matter => !isTold(matter, place) && (!climbing || rankOf(matter) < rankOf(climbing)))
    .map(matter => ({ ...matter, step: 0, at: matter.since }))
  const begun = fresh.filter(({ at }) => !isBefore(now, at)).toSorted((one, other) => rankOf(one) - rankOf(other))
  const coming = [...fresh, ...(climbing ? [climbing] : [])].toSorted((one, other) => compareInstants(one.at, other.at))
  return begun[0] ?? coming[0]
}

/** The reminder that is due at this instant. */
export function reminderDue(place: Place, setting: ReminderSetting, now: Instant): ProgressReminder | undefined {
  const next = nextReminder(place, setting, now)
  return next && !isBefore(now, next.at) ? next : undefined
}

/** What is kept once it was said. */
export function remindedOf(
  { about, step }: Pick<ProgressReminder, 'about' | 'step'>,
  place: Place,
  { setting, now }: { readonly setting: ReminderSetting; readonly now: Instant },
): Reminded {
  const begun = mattersOf(place.standing, setting).filter(({ since }) => !isBefore(now, since))
  return { about, rung: step, at: now, told: begun.map(nameOf) }
}

/** The regions that were not asked yet what they say of an entry about them; a region's own entry asks nobody. */
export function regionsToAsk({ standing, unit }: Place, now: Instant): readonly RegionCode[] {
  const pending = standing?.pending
  if (!pending || unit.level === 'region' || !isBefore(now, pending.commentUntil)) return []
  const { asked = {}, comments } = pending
  return unit.regions.filter(region => comments[region] === undefined && asked[region] === undefined)
}

/** From when on there may be something to say; planned reports are looked at by themselves. */
export function wakesAt(place: Place, setting: Omit<ReminderSetting, 'reports'>, now: Instant): Instant | undefined {
  const next = nextReminder(place, { ...setting, reports: [] }, now)?.at
  const entered = regionsToAsk(place, now).length > 0 ? place.standing?.pending?.enteredAt : undefined
  return entered === undefined ? next : earliest(entered, [next])
}

function climbingIn(
  current: readonly Matter[],
  { unit, reminded }: Place,
  { ladders, calendar }: ReminderSetting,
): ProgressReminder | undefined {
  if (!reminded) return undefined
  const matter = current.find(one => one.about === reminded.about && reminded.told.includes(nameOf(one)))
  if (!matter || isSaidOnce(matter)) return undefined
  const step = reminded.rung + 1
  const rung = ladderSteps(unit.level, ladders)[step]
  if (!rung) return undefined
  const day = localDateOf(deadline(reminded.at, { amount: rung.wait, unit: 'workingDays' }, calendar).at)
  return { ...matter, step, at: instantOf({ date: day, time: 0 }) }
}

const isTold = (matter: Matter, { reminded }: Place): boolean => reminded?.told.includes(nameOf(matter)) ?? false

const isBefore = (one: Instant, other: Instant): boolean => compareInstants(one, other) < 0
