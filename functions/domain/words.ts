import type { Duration } from './explanation.ts'
import type { Language } from './language.ts'
import type { Instant, LocalDate } from './report.ts'

/** `donderdag 30 april, 16.00 uur` or `Thursday 30 April, 16:00`, Amsterdam time. */
export function inWords(instant: Instant, language: Language): string {
  return `${instant} ${language}`
}

/** `donderdag 30 april` or `Thursday 30 April`. */
export function dateInWords(date: LocalDate, language: Language): string {
  return `${date} ${language}`
}

/** `2 werkdagen`, `4 office hours`; zero is `meteen` or `at once`. */
export function durationInWords(duration: Duration, language: Language): string {
  return `${duration.amount} ${language}`
}
