import * as z from 'zod'
import { parseContent } from './content.ts'
import { LocalDate } from './report.ts'

/** When what the site says is checked again, and how often whoever keeps it is reminded of that. */
export const Freshness = z.strictObject({
  /** For whatever names no day of its own. */
  reviewBefore: LocalDate,
  /** What the editors are asked to check: how many days lie between two reminders, and how many there are at most. */
  content: z.strictObject({ againAfterDays: z.int().positive(), most: z.int().positive() }),
  mistakes: z.strictObject({
    /** After the first mail about what a reader says is wrong, how long until each of the next. */
    againAfterWorkingDays: z.array(z.int().positive()),
    /** Open for so long, it is counted, and an alarm says so. */
    longOpenDays: z.int().positive(),
  }),
})
export type Freshness = z.infer<typeof Freshness>

/** @throws InvalidContent */
export function readFreshness(raw: unknown): Freshness {
  return parseContent(Freshness, raw, 'freshness.json')
}

/** When a person checked something, and the day before which that must be done again. */
export type Check = {
  readonly verifiedOn?: LocalDate | undefined
  readonly verifiedBy?: string | undefined
  readonly reviewBefore: LocalDate
}

/** "Check again before 1 May" is late from 1 May on. */
export function isOverdue({ reviewBefore }: Pick<Check, 'reviewBefore'>, day: LocalDate): boolean {
  return day >= reviewBefore
}

/** Why something must be checked: its day has come, or nobody ever did. */
export function whyToCheck(check: Check, day: LocalDate): 'overdue' | 'neverChecked' | undefined {
  if (isOverdue(check, day)) return 'overdue'
  return check.verifiedOn === undefined ? 'neverChecked' : undefined
}
