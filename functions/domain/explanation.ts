import * as z from 'zod'
import { type Language, Texts } from './language.ts'
import { Instant, LocalDate } from './report.ts'
import { durationInWords, inWords, listInWords, shortDay, timeInWords, yearInWords } from './words.ts'

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
  return language === 'nl' ? explainInDutch(explanation) : explainInEnglish(explanation)
}

function explainInDutch(explanation: Explanation): string {
  const { from, countedFrom, duration, at } = explanation
  const start = inWords(from, 'nl').replace(',', ` ${yearInWords(from)},`)
  const end = inWords(at, 'nl')
  const skipped = notCounted(explanation)
  if (duration.amount === 0) {
    return from === at ? `Meteen: ${start}.` : `Zodra er weer iemand is na ${start}: ${end}.${skipped}`
  }
  const opening = from === countedFrom ? '' : ` Wij tellen vanaf de opening: ${inWords(countedFrom, 'nl')}.`
  return `${durationInWords(duration, 'nl')} vanaf ${start}, is ${end}.${opening}${skipped}`
}

function notCounted(explanation: Explanation): string {
  const reasons = skippedReasons(explanation, 'nl')
  if (reasons.length === 0) return ''
  const [first = '', ...others] = reasons
  const sentence = listInWords([first.charAt(0).toUpperCase() + first.slice(1), ...others], 'nl')
  const plural = reasons.length > 1 || first === weekendNames.nl.many
  return ` ${sentence} ${plural ? 'tellen' : 'telt'} niet mee.`
}

function explainInEnglish(explanation: Explanation): string {
  const { from, countedFrom, duration, at } = explanation
  const start = `${shortDay(from)} ${yearInWords(from)} ${timeInWords(from, 'en')}`
  const opening = from === countedFrom ? '' : `, counted from ${moment(countedFrom)}`
  const reasons = skippedReasons(explanation, 'en')
  const skipped = reasons.length === 0 ? '' : `; ${listInWords(reasons, 'en')} skipped`
  const sum = duration.amount === 0 ? ', at once' : ` + ${durationInWords(duration, 'en')}`
  return `${start}${opening}${sum} = ${moment(at)}${skipped}`
}

function moment(instant: Instant): string {
  return `${shortDay(instant)} ${timeInWords(instant, 'en')}`
}

const weekendNames = {
  nl: { one: 'het weekend', many: 'de weekenden' },
  en: { one: 'weekend', many: 'weekends' },
} as const

/** Each reason once, in order of appearance; two closed days within three days of each other are one weekend. */
function skippedReasons({ skipped }: Explanation, language: Language): string[] {
  const weekendDays = skipped.filter(day => day.why === 'weekend').map(day => day.date)
  const weekend = weekendNames[language][countWeekends(weekendDays) > 1 ? 'many' : 'one']
  return [...new Set(skipped.map(({ why }) => (why === 'weekend' ? weekend : why[language])))]
}

function countWeekends(dates: readonly LocalDate[]): number {
  const day = 86_400_000
  return dates.filter((date, index) => Date.parse(date) - Date.parse(dates[index - 1] ?? '1970-01-01') > day).length
}
