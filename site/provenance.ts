import type { NotConfirmedSince } from '#domain/channels.ts'
import type { Language } from '#domain/language.ts'
import type { Source } from '#domain/sources.ts'
import { fill } from '#domain/text.ts'
import { dateOf } from './situation-words.ts'
import { knowledgeWords, siteWords } from './words.ts'

type Dated = { readonly notConfirmedSince?: NotConfirmedSince | undefined }
type Checked = { readonly verifiedOn?: string | undefined }

/** "niet bevestigd sinds 2017"; nothing for what is confirmed. */
export function doubtOf({ notConfirmedSince: since }: Dated, language: Language): string | undefined {
  const words = siteWords[language].route
  if (since === undefined) return undefined
  return since === 'undated' ? words.undated : fill(words.notConfirmedSince, { date: dateOf(since, language) })
}

/** "nog niet nagebeld" until a person phoned. */
export function checkOf({ verifiedOn }: Checked, language: Language): string {
  const words = siteWords[language].route
  return verifiedOn === undefined ? words.notPhoned : fill(words.verified, { date: dateOf(verifiedOn, language) })
}

/** The date of a source, or that it bears none; and since when nobody confirmed it. */
export function ageOf(source: Source, language: Language): string {
  const doubt = doubtOf(source, language)
  if (doubt !== undefined) return doubt
  const { sourceDate } = source
  return sourceDate === undefined ? knowledgeWords[language].withoutDate : dateOf(sourceDate, language)
}
