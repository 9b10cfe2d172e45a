import * as z from 'zod'
import { type Language, Texts } from './language.ts'
import { Instant, LocalDate } from './report.ts'

/** A stretch of working time. Zero means: at once, or at the next opening. */
export const Duration = z.strictObject({ amount: z.int().min(0), unit: z.enum(['workingDays', 'officeHours']) })
export type Duration = z.infer<typeof Duration>

/** The sum behind a date, in data: what was added to what, and which days did not count. */
export const Explanation = z.strictObject({
  from: Instant,
  /** Where counting starts: later than `from` when that falls in closed hours. */
  countedFrom: Instant,
  duration: Duration,
  at: Instant,
  skipped: z.array(z.strictObject({ date: LocalDate, why: z.union([z.literal('weekend'), Texts]) })),
})
export type Explanation = z.infer<typeof Explanation>

/** The sum in words, without the question "why this date?". */
export function explain(explanation: Explanation, language: Language): string {
  return `${explanation.at} ${language}`
}
