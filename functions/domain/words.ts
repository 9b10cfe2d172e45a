import type { Duration } from './explanation.ts'
import type { Language } from './language.ts'
import type { Instant, LocalDate } from './report.ts'

/** Dates, times and counts in words: grammar, which no translator fills in. All in Amsterdam time. */
const locales = { nl: 'nl-NL', en: 'en-GB' } as const
const unitNames = {
  nl: { workingDays: ['werkdag', 'werkdagen'], officeHours: ['kantooruur', 'kantooruren'], atOnce: 'meteen' },
  en: { workingDays: ['working day', 'working days'], officeHours: ['office hour', 'office hours'], atOnce: 'at once' },
} as const

/** `donderdag 30 april, 16.00 uur` or `Thursday 30 April, 16:00`. */
export function inWords(instant: Instant, language: Language): string {
  return `${dayInWords(new Date(instant), language)}, ${timeInWords(instant, language)}`
}

/** With the year, for whoever reads it on paper later: `donderdag 30 april 2026, 16.00 uur`. */
export function exactlyInWords(instant: Instant, language: Language): string {
  return `${dayInWords(new Date(instant), language)} ${yearInWords(instant)}, ${timeInWords(instant, language)}`
}

/** `donderdag 30 april` or `Thursday 30 April`. */
export function dateInWords(date: LocalDate, language: Language): string {
  return dayInWords(new Date(`${date}T12:00:00Z`), language)
}

/** With the year, for what may be long ago or far off: `donderdag 30 april 2026`. */
export function fullDateInWords(date: LocalDate, language: Language): string {
  return `${dateInWords(date, language)} ${date.slice(0, 4)}`
}

/** `16.00 uur` or `16:00`; the Dutch write no zero before the hour. */
export function timeInWords(instant: Instant, language: Language): string {
  const { hour, minute } = parts(new Date(instant), language)
  return language === 'nl' ? `${Number(hour)}.${minute} uur` : `${hour}:${minute}`
}

/** The year in Amsterdam, as written. */
export function yearInWords(instant: Instant): string {
  return parts(new Date(instant), 'nl').year
}

/** `Fri 24 April`: the English short form for a sum. */
export function shortDay(instant: Instant): string {
  const { weekday, day, month } = parts(new Date(instant), 'en')
  return `${weekday.slice(0, 3)} ${day} ${month}`
}

/** `2 werkdagen`, `4 office hours`; zero is `meteen` or `at once`. */
export function durationInWords({ amount, unit }: Duration, language: Language): string {
  const names = unitNames[language]
  if (amount === 0) return names.atOnce
  return `${amount} ${names[unit][amount === 1 ? 0 : 1]}`
}

/** `a, b en c` or `a, b and c`. */
export function listInWords(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language]).format(items)
}

function dayInWords(date: Date, language: Language): string {
  const { weekday, day, month } = parts(date, language)
  return `${weekday} ${day} ${month}`
}

const formats = { nl: formatFor('nl'), en: formatFor('en') }

function formatFor(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Europe/Amsterdam',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

const partNames = ['weekday', 'day', 'month', 'year', 'hour', 'minute'] as const
type Part = (typeof partNames)[number]

function parts(date: Date, language: Language): Readonly<Record<Part, string>> {
  const found = { weekday: '', day: '', month: '', year: '', hour: '', minute: '' }
  for (const { type, value } of formats[language].formatToParts(date)) {
    const name = partNames.find(part => part === type)
    if (name) found[name] = value
  }
  return found
}
