import * as z from 'zod'
import type { Calendar } from './calendar.ts'
import { compareInstants, daysAfter, instantOf, monthsAfter } from './local-time.ts'
import type { Instant, LocalDate } from './report.ts'
import { freshness, type Published, type Standing, type Status } from './standing.ts'
import { localDateOf, workingDaysBefore } from './working-time.ts'

/** What whoever answers for a standing is reminded of, the most pressing first. */
export const ProgressSubject = z.enum(['awaitsConfirmation', 'overdue', 'faded', 'reportSoon', 'due', 'fading'])
export type ProgressSubject = z.infer<typeof ProgressSubject>

/** One thing to be reminded of. */
export type Matter = {
  readonly about: ProgressSubject
  /** The day it is about: of the entry, the target or the report, or on which it is old. */
  readonly day: LocalDate
  readonly since: Instant
  /** From then on it is no matter any more. */
  readonly until?: Instant
}

/** What still has its time is said once: no reason to ask anybody higher. */
const saidOnce: readonly ProgressSubject[] = ['due', 'fading']
export const isSaidOnce = ({ about }: Pick<Matter, 'about'>): boolean => saidOnce.includes(about)

/** The same matter has the same name, whoever looks. */
export const nameOf = ({ about, day }: Matter): string => `${about}:${day}`

/** How pressing it is; less is more. */
export const rankOf = ({ about }: Pick<Matter, 'about'>): number => ProgressSubject.options.indexOf(about)

export type MatterSetting = {
  readonly calendar: Calendar
  /** The days of planned reports. */
  readonly reports: readonly LocalDate[]
}

/** A target date is announced so many working days before it, fading a month, a report six weeks. */
const announcedBefore = { targetWorkingDays: 10, fadingMonths: 1, reportDays: 42 } as const

/**
 * All there is and will be to be reminded of, as far as nobody answered it: an entry, a confirmation or a new date
 * answers everything that began before it. Without a standing, nobody ever said anything.
 */
export function mattersOf(standing: Standing | undefined, setting: MatterSetting): readonly Matter[] {
  const all = [
    ...ofEntry(standing),
    ...ofTarget(standing, setting),
    ...ofAge(standing),
    ...ofReports(standing, setting),
  ]
  const answered = answeredAt(standing)
  return all.filter(({ since }) => answered === undefined || compareInstants(since, answered) >= 0)
}

/** When whoever answers for it, or somebody for them, last said how far it is. */
export function answeredAt(standing: Standing | undefined): Instant | undefined {
  const { pending, published } = standing ?? {}
  return [pending?.enteredAt, pending?.confirmedAt, published?.confirmedAt]
    .filter(at => at !== undefined)
    .toSorted(compareInstants)
    .at(-1)
}

function ofEntry(standing: Standing | undefined): readonly Matter[] {
  const pending = standing?.pending
  if (!pending || pending.confirmedAt !== undefined) return []
  return [{ about: 'awaitsConfirmation', day: localDateOf(pending.enteredAt), since: pending.enteredAt }]
}

const isOver = (status: Status): boolean => status === 'embedded' || status === 'notApplicable'

function ofTarget(standing: Standing | undefined, { calendar }: MatterSetting): readonly Matter[] {
  const update = lastWord(standing)
  if (update?.targetDate === undefined || isOver(update.status)) return []
  const day = update.targetDate
  const passed = startOf(daysAfter(day, 1))
  const announced = startOf(workingDaysBefore(day, announcedBefore.targetWorkingDays, calendar))
  return [
    { about: 'due', day, since: announced, until: passed },
    { about: 'overdue', day, since: passed },
  ]
}

function ofAge(standing: Standing | undefined): readonly Matter[] {
  const confirmed = confirmedWord(standing)
  if (!confirmed) return []
  const { fadesOn: day } = freshness(confirmed)
  const old = startOf(day)
  return [
    { about: 'fading', day, since: startOf(monthsAfter(day, -announcedBefore.fadingMonths)), until: old },
    { about: 'faded', day, since: old },
  ]
}

function ofReports(standing: Standing | undefined, { reports }: MatterSetting): readonly Matter[] {
  if (lastWord(standing)?.status === 'notApplicable') return []
  return reports.map(day => ({ about: 'reportSoon', day, since: startOf(reportSoonFrom(day)), until: startOf(day) }))
}

/** The day from which on a report is near. */
export const reportSoonFrom = (day: LocalDate): LocalDate => daysAfter(day, -announcedBefore.reportDays)

/** Is any of these reports so near that everybody is asked about it? */
export function isReportSoon(reports: readonly LocalDate[], now: Instant): boolean {
  const today = localDateOf(now)
  return reports.some(day => reportSoonFrom(day) <= today && today < day)
}

const lastWord = (standing: Standing | undefined) => standing?.pending?.update ?? standing?.published?.update

/** What whoever answers for it last stood by: also before it is published. */
function confirmedWord(standing: Standing | undefined): Pick<Published, 'update' | 'confirmedAt'> | undefined {
  const { pending, published } = standing ?? {}
  if (pending?.confirmedAt === undefined) return published
  return { update: pending.update, confirmedAt: pending.confirmedAt }
}

const startOf = (date: LocalDate): Instant => instantOf({ date, time: 0 })
