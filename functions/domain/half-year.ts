import * as z from 'zod'
import { ActionLine, CommitmentId, Title } from './commitment.ts'
import { Texts } from './language.ts'
import { boundsOf, compareInstants } from './local-time.ts'
import { Instant, LocalDate } from './report.ts'
import { Evidence, Status } from './standing.ts'
import { Level, UnitCode } from './unit.ts'
import { localDateOf } from './working-time.ts'

/*
 * Twice a year the programme tells the Chamber how far everybody is. A report is planned for a day, and once that day is
 * over the programme adopts it: what it says is then kept as it was, with every name in it, whatever changes later.
 */

/** What was published of a unit at the end of the day: how far it is, and what shows it. */
export const Stated = z.strictObject({
  status: Status,
  evidence: Evidence.optional(),
  targetDate: LocalDate.optional(),
  confirmedOn: LocalDate,
  /** Whether it was old news by then. */
  isFaded: z.boolean(),
})
export type Stated = z.infer<typeof Stated>

/** Without a statement nobody had said anything that was published. */
export const ReportedUnit = z.strictObject({ unit: UnitCode, name: Texts, stated: Stated.optional() })
export type ReportedUnit = z.infer<typeof ReportedUnit>

export const ReportedCommitment = z.strictObject({
  id: CommitmentId,
  level: Level,
  title: Title,
  owner: Title,
  /** The number of its line; absent for a recommendation of the study. */
  line: z.string().optional(),
  units: z.array(ReportedUnit),
})
export type ReportedCommitment = z.infer<typeof ReportedCommitment>

/** How far everybody was at one moment, with all the names that tell it. */
export const CountryState = z.strictObject({
  asOf: Instant,
  lines: z.array(ActionLine),
  commitments: z.array(ReportedCommitment),
})
export type CountryState = z.infer<typeof CountryState>

export const reportTitleLimit = 120

/** Which report it goes on from, by its day and the digest of what it says. */
export const PreviousReport = z.strictObject({ date: LocalDate, digest: z.string() })
export type PreviousReport = z.infer<typeof PreviousReport>

const Planned = z.strictObject({
  date: LocalDate,
  /** Its own name or number, as the programme writes it. */
  title: z.string().min(1).max(reportTitleLimit).optional(),
  state: z.literal('planned'),
  plannedAt: Instant,
  plannedBy: z.string(),
})
const Adopted = Planned.extend({
  state: z.literal('adopted'),
  adoptedAt: Instant,
  adoptedBy: z.string(),
  /** Over all that it says: whoever has the digest can tell that it never changed. */
  digest: z.string(),
  previous: PreviousReport.optional(),
})

/** A report by its day: planned, and adopted once that day is over. */
export const HalfYear = z.discriminatedUnion('state', [Planned, Adopted])
export type HalfYear = z.infer<typeof HalfYear>
export type PlannedReport = z.infer<typeof Planned>
export type AdoptedReport = z.infer<typeof Adopted>

/** The last instant of the day in Amsterdam; now, while that is yet to come. */
export function momentOf(date: LocalDate, now: Instant): Instant {
  const last = new Date(Date.parse(boundsOf(date).to) - 1).toISOString()
  return compareInstants(now, last) < 0 ? now : last
}

/** Only what can no longer change is adopted. */
export function isOver(date: LocalDate, now: Instant): boolean {
  return date < localDateOf(now)
}

/** The adopted report before that day which a new one goes on from. */
export function previousOf(date: LocalDate, reports: readonly HalfYear[]): AdoptedReport | undefined {
  return reports
    .flatMap(report => (report.state === 'adopted' && report.date < date ? [report] : []))
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .at(-1)
}

/** Reports follow each other: none is added before one that was adopted. */
export function isOvertaken(date: LocalDate, reports: readonly HalfYear[]): boolean {
  return reports.some(report => report.state === 'adopted' && report.date >= date)
}
