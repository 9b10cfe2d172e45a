import * as z from 'zod'
import { type HalfYear, isOvertaken, type PlannedReport, reportTitleLimit } from './half-year.ts'
import { LocalDate } from './report.ts'
import type { FieldError } from './submission.ts'

const Typed = z.strictObject({ date: LocalDate, title: z.string().trim().max(reportTitleLimit).default('') })

const codes: Readonly<Record<string, string>> = { date: 'dateRequired', title: 'titleTooLong' }

export type CheckedPlan =
  | { readonly ok: true; readonly planned: Pick<PlannedReport, 'date' | 'title'> }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What was typed to plan a report: a day after every adopted one, and a name that may stay empty. */
export function checkPlanned(typed: unknown, reports: readonly HalfYear[]): CheckedPlan {
  const read = Typed.safeParse(typed)
  if (!read.success) return { ok: false, errors: errorsIn(read.error) }
  const { date, title } = read.data
  if (isOvertaken(date, reports)) return { ok: false, errors: [{ field: 'date', code: 'dateBeforeAdopted' }] }
  return { ok: true, planned: { date, ...(title === '' ? {} : { title }) } }
}

/** One for each field; what is no field of ours is about the whole form. */
function errorsIn({ issues }: z.ZodError): readonly FieldError[] {
  const fields = new Set(issues.map(({ path }) => String(path[0] ?? 'form')))
  return [...fields].map(field => ({ field, code: codes[field] ?? 'unknownField' }))
}
