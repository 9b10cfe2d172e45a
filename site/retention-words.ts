import type { Language } from '#domain/language.ts'
import type { Retention } from '#domain/retention.ts'
import { fill } from '#domain/text.ts'
import { governanceWords } from './words.ts'

type Rule = Retention[keyof Retention]

/** "30 days after closing, then destroyed" */
export function keptFor({ keep, from, afterwards }: Rule, language: Language): string {
  const words = governanceWords[language].retention
  const time = 'days' in keep ? fill(words.days, { count: keep.days }) : fill(words.months, { count: keep.months })
  return fill(words.period, { time, from: words.from[from], afterwards: words.afterwards[afterwards] })
}
