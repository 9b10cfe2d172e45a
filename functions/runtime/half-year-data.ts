import * as z from 'zod'
import { CountryState, type HalfYear, PreviousReport, reportTitleLimit } from '#domain/half-year.ts'
import { Instant, LocalDate } from '#domain/report.ts'
import type { ShownReport } from '#view/half-year/report.ts'

/** A report in a list as a program reads it: who planned and adopted it is nobody's but the programme's. */
export const ListedReport = z.strictObject({
  date: LocalDate,
  title: z.string().max(reportTitleLimit).optional(),
  state: z.enum(['planned', 'adopted']),
  adoptedAt: Instant.optional(),
  digest: z.string().optional(),
  previous: PreviousReport.optional(),
})
export type ListedReport = z.infer<typeof ListedReport>

export function publicly(report: HalfYear): ListedReport {
  const { date, title, state } = report
  const named = { date, state, ...(title === undefined ? {} : { title }) }
  if (report.state === 'planned') return named
  const { adoptedAt, digest, previous } = report
  return { ...named, adoptedAt, digest, ...(previous ? { previous } : {}) }
}

/** All that a report says, in order; what changed follows from it and from the one it goes on from. */
export const ReportData = CountryState.extend({
  date: LocalDate,
  title: z.string().max(reportTitleLimit).optional(),
  state: z.enum(['draft', 'planned', 'adopted']),
  digest: z.string(),
  /** The day of the report before it. */
  since: LocalDate.optional(),
})
export type ReportData = z.infer<typeof ReportData>

export function reportData({
  date,
  entry,
  digest,
  report,
  state,
}: ShownReport & { readonly state: CountryState }): ReportData {
  return {
    ...state,
    ...{ date, digest },
    state: entry?.state ?? 'draft',
    ...(entry?.title === undefined ? {} : { title: entry.title }),
    ...(report.since ? { since: report.since.date } : {}),
  }
}
