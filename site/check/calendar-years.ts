import type { Calendar } from '#domain/calendar.ts'

/** Longest ladder and follow-up reach into the year after next: a year that nobody wrote would stop their clocks. */
const yearsAhead = 2

/** A year that is missing between two others, or that is near. */
export function calendarFaults({ closedDays }: Calendar, today: string): readonly string[] {
  const [first = 0] = Object.keys(closedDays).map(Number).toSorted()
  const last = Math.max(Number(today.slice(0, 4)) + yearsAhead, ...Object.keys(closedDays).map(Number))
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
  return years
    .filter(year => closedDays[year] === undefined)
    .map(
      year => `calendar: closedDays.${year}: is missing; write the closed days of ${year} as those of the other years`,
    )
}
