import { type Calendar, closedBecause } from './calendar.ts'
import { coverageClasses, type Sort } from './coverage-classes.ts'
import { merge } from './coverage-rows.ts'
import { type Holder, holdersFor, Weekday, weekdayOf } from './directory.ts'
import { type Ladders, ladderFor, type Rung } from './ladder.ts'
import { dayAfter, instantOf, wallTime } from './local-time.ts'
import { type MunicipalityNames, municipalitiesOf } from './municipality-names.ts'
import { onCallFor } from './on-call.ts'
import type { Instant, LocalDate, Role, Unheld } from './report.ts'
import { type AgeGroup, Elsewhere, type ExploitationForm, type Kind, type RegionCode, type Where } from './situation.ts'
import { localDateOf } from './working-time.ts'

/** Who would be reached now, for every message a region can get: computed with what the ladder itself uses. */
export type CoverageSetting = {
  readonly region: RegionCode
  /** The municipalities of the region; of the national unit: the answers that name none. */
  readonly places: readonly Where[]
  readonly directory: readonly Holder[]
  readonly nationalDesk: Holder
  readonly ladders: Ladders
  readonly calendar: Calendar
  readonly now: Instant
}

/** One role on the way up, and who would be asked there; rungs of the same role in a row are one stop. */
export type CoverageStop = {
  readonly role: Role
  readonly holders: readonly string[]
  /** Why nobody is. */
  readonly unheld?: Unheld
}

export const paces = ['normal', 'urgent'] as const
export type Pace = (typeof paces)[number]

/** Office hours of a working day, or the hours in which every office is closed. */
export type Moment = Weekday | 'closed'

/** What a row is about: `all` where every value of the question gives the same. A place has no age. */
export type Covered = {
  readonly kind: Kind
  readonly paces: 'all' | readonly Pace[]
  readonly places: 'all' | readonly Where[]
  readonly ageGroups: 'all' | readonly AgeGroup[]
  readonly forms: 'all' | readonly ExploitationForm[]
  /** `all`: every working day. */
  readonly moments: 'all' | readonly Moment[]
}

export type Reach = {
  /** Who is asked first; in closed hours: who is woken about an acute message. Empty only then. */
  readonly first: readonly string[]
  /** From the bottom up; empty in closed hours. */
  readonly chain: readonly CoverageStop[]
  /** Why the first of the chain is not who should be. */
  readonly gap?: RoleGap | { readonly reason: 'nobodyOnCall' }
}

export type CoverageRow = Covered & Reach

/** Every kind, age, form, place and hour of a region, in as few rows as say the same. */
export function coverage(setting: CoverageSetting): readonly CoverageRow[] {
  const classes = coverageClasses(setting)
  const open = workingDays(setting).flatMap(day =>
    classes.flatMap(sort =>
      paces.map(pace => ({ sort, pace, moment: day.weekday, reach: reachAt(sort, { pace, at: day.opens }, setting) })),
    ),
  )
  const closed = classes.map(sort => {
    return { sort, pace: 'urgent', moment: 'closed', reach: reachAtNight(sort, setting) } as const
  })
  return [...merge(open, setting), ...merge(closed, setting)]
}

/** Rows in which somebody else than the first on the ladder must do. */
export function gaps(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  return rows.filter(({ gap }) => gap !== undefined)
}

/** Why whoever should be first is not. */
export type RoleGap = { readonly role: Role; readonly reason: Unheld }

export type CoverageSummary = {
  readonly region: RegionCode
  /** Whether the first on the ladder is reached for every message, in every office hour. */
  readonly isComplete: boolean
  /** Which role is missing for some of them, and why: each once. */
  readonly gaps: readonly RoleGap[]
  /** Whether somebody is woken for every acute message. */
  readonly isOnCall: boolean
}

/** One line for a region. */
export function coverageSummary(setting: CoverageSetting): CoverageSummary {
  const missing = coverage(setting).flatMap(({ gap }) => (gap ? [gap] : []))
  const byDay = missing.flatMap(gap => ('role' in gap ? [gap] : []))
  const gaps = new Map(byDay.map(gap => [`${gap.role} ${gap.reason}`, gap]))
  const isOnCall = byDay.length === missing.length
  return { region: setting.region, isComplete: gaps.size === 0, gaps: [...gaps.values()], isOnCall }
}

function reachAt(
  sort: Sort,
  { pace, at }: { readonly pace: Pace; readonly at: Instant },
  setting: CoverageSetting,
): Reach {
  const { directory, nationalDesk, ladders, region } = setting
  const report = { ...sort.example, region }
  const seeking = { report, directory, now: at, lost: new Map() }
  const rungs = ladderFor({ ...report, urgency: pace, restricted: false }, ladders)
  const steps = rungs.map(rung => ({ rung, ...askedOn(rung) }))
  const [lowest] = steps
  const first = steps
    .flatMap(({ holders }) => (holders.length > 0 ? [holders] : []))
    .slice(0, 1)
    .flat()
  const gap = lowest?.unheld === undefined ? {} : { gap: { role: lowest.rung.role, reason: lowest.unheld } }
  return { first, chain: stopsOf(steps), ...gap }

  function askedOn(rung: Rung): Omit<CoverageStop, 'role'> {
    if (rung.role === 'nationalDesk') return { holders: [nationalDesk.id] }
    const { holders, unheld } = holdersFor(rung, seeking)
    return { holders: holders.map(({ id }) => id), ...(unheld === undefined ? {} : { unheld }) }
  }
}

function stopsOf(steps: readonly (Omit<CoverageStop, 'role'> & { readonly rung: Rung })[]): readonly CoverageStop[] {
  const stops: CoverageStop[] = []
  for (const { rung, holders, unheld } of steps) {
    const last = stops.at(-1)
    const { role } = rung
    if (last?.role === role) stops[stops.length - 1] = { ...last, holders: [...new Set([...last.holders, ...holders])] }
    else stops.push({ role, holders, ...(unheld === undefined ? {} : { unheld }) })
  }
  return stops
}

/** Only an acute message wakes anybody: every other one waits for the opening. */
function reachAtNight(sort: Sort, setting: CoverageSetting): Reach {
  const report = { ...sort.example, region: setting.region, urgency: 'acute', restricted: false } as const
  const first = onCallFor({ ...setting, report }).map(({ id }) => id)
  return { first, chain: [], ...(first.length === 0 ? { gap: { reason: 'nobodyOnCall' } as const } : {}) }
}

type WorkingDay = { readonly weekday: Weekday; readonly opens: Instant }

const place = ({ weekday }: WorkingDay): number => Weekday.options.indexOf(weekday)

/** The next time that each working day comes. */
function workingDays({ calendar, region, now }: CoverageSetting): readonly WorkingDay[] {
  const found = new Map<Weekday, Instant>()
  const time = wallTime(calendar.officeHours.from)
  let date: LocalDate = localDateOf(now)
  while (found.size < Weekday.options.length) {
    const weekday = weekdayOf(date)
    const isOpen = closedBecause(date, calendar, region) === undefined
    if (weekday && isOpen && !found.has(weekday)) found.set(weekday, instantOf({ date, time }))
    date = dayAfter(date)
  }
  const inOrder = [...found].map(([weekday, opens]) => ({ weekday, opens }))
  return inOrder.toSorted((one, other) => place(one) - place(other))
}

/** The answers to "where" that lead to a region. */
export const placesIn = (region: RegionCode, municipalities: MunicipalityNames): readonly Where[] =>
  region === 'NL' ? Elsewhere.options : municipalitiesOf(region, municipalities)
