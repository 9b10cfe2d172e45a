import type { Language } from '#domain/language.ts'
import { keptInWords, type Retention } from '#domain/retention.ts'
import { fill } from '#domain/text.ts'
import { governanceWords } from './words.ts'

type Rule = Retention[keyof Retention]

/** "30 days after closing, then destroyed" */
export function keptFor({ keep, from, afterwards }: Rule, language: Language): string {
  const words = governanceWords[language].retention
  return fill(words.period, {
    time: keptInWords(keep, words),
    from: words.from[from],
    afterwards: words.afterwards[afterwards],
  })
}
