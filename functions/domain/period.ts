import * as z from 'zod'
import { daysAfter, monthsAfter } from './local-time.ts'
import type { Instant, LocalDate } from './report.ts'
import { localDateOf } from './working-time.ts'

/*
 * The periods that figures are about: a message belongs to the quarter, and the year, in which it was received.
 */

export const Quarter = z.string().regex(/^20\d{2}-Q[1-4]$/)
export type Quarter = z.infer<typeof Quarter>

export const Year = z.string().regex(/^20\d{2}$/)
export type Year = z.infer<typeof Year>

export const Period = z.union([Quarter, Year])
export type Period = z.infer<typeof Period>

/** How long after its end a period is counted for good: most first steps are known by then. */
const settlingDays = 30

export const isYear = (period: Period): boolean => Year.safeParse(period).success

/** The quarter that it is in Amsterdam. */
export function quarterOf(instant: Instant): Quarter {
  const date = localDateOf(instant)
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

export const yearOf = (quarter: Quarter): Year => quarter.slice(0, 4)

export const quartersIn = (year: Year): readonly Quarter[] => [1, 2, 3, 4].map(number => `${year}-Q${number}`)

export function firstDayOf(period: Period): LocalDate {
  const year = period.slice(0, 4)
  const month = isYear(period) ? 1 : 3 * Number(period.slice(-1)) - 2
  return `${year}-${String(month).padStart(2, '0')}-01`
}

/** The quarter that begins so many quarters later, or earlier when the number is negative. */
export function quarterAfter(quarter: Quarter, quarters: number): Quarter {
  const month = monthsAfter(firstDayOf(quarter), 3 * quarters)
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`
}

/** The first day after it. */
export function endOf(period: Period): LocalDate {
  return monthsAfter(firstDayOf(period), isYear(period) ? 12 : 3)
}

/** The day on which it is counted and published: thirty days after its last one. */
export function closingDayOf(period: Period): LocalDate {
  return daysAfter(endOf(period), settlingDays - 1)
}

/** It is over, and what became of its messages had its time. */
export function isClosed(period: Period, now: Instant): boolean {
  return localDateOf(now) >= closingDayOf(period)
}

/** Newest first; a year before its own last quarter. */
export function newestFirst(periods: readonly Period[]): readonly Period[] {
  const place = (period: Period): string => `${endOf(period)} ${isYear(period) ? 1 : 0}`
  return periods.toSorted((one, other) => (place(one) > place(other) ? -1 : 1))
}

/** The first period that will be published of what came in by now. */
export function nextToClose(now: Instant): { readonly quarter: Quarter; readonly on: LocalDate } {
  const current = quarterOf(now)
  const quarter = [quarterAfter(current, -1)].find(before => !isClosed(before, now)) ?? current
  return { quarter, on: closingDayOf(quarter) }
}
