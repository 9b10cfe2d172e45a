import type { NotConfirmedSince } from '#domain/channels.ts'
import { type Check, isOverdue } from '#domain/freshness.ts'
import type { Language } from '#domain/language.ts'
import type { LocalDate } from '#domain/report.ts'
import type { Source } from '#domain/sources.ts'
import { capitalised, fill } from '#domain/text.ts'
import { localDateOf } from '#domain/working-time.ts'
import { freshness } from './facts.ts'
import { dateOf } from './situation-words.ts'
import { knowledgeWords, siteWords } from './words.ts'

const { reviewBefore: usual } = freshness

/**
 * The day on which the pages are built. They stand for longer than that: so each names the day before which something
 * is checked again, which stays true, and the weekly job calls when that day has come and nobody built them anew.
 */
export const today: LocalDate = localDateOf(new Date().toISOString())

type Dated = { readonly notConfirmedSince?: NotConfirmedSince | undefined }
type Checked = { readonly [Key in keyof Check]?: Check[Key] | undefined }

/** "niet bevestigd sinds 2017", or since its own day once that has come; nothing for what is confirmed and in time. */
export function doubtOf(proved: Dated & Checked, language: Language, day = today): string | undefined {
  const words = siteWords[language].route
  const { notConfirmedSince: since = overdueSince(proved, day) } = proved
  if (since === undefined) return undefined
  return since === 'undated' ? words.undated : fill(words.notConfirmedSince, { date: dateOf(since, language) })
}

/** "nog niet nagebeld" until a person phoned; then when, and in which function. */
export function phonedOf(checked: Checked, language: Language): string {
  const { notPhoned, phoned } = siteWords[language].route
  return signed(checked, { never: notPhoned, once: phoned }, language)
}

/** The same for what is read instead of phoned. */
export function readOf(checked: Checked, language: Language): string {
  const { notRead, read } = siteWords[language].route
  return signed(checked, { never: notRead, once: read }, language)
}

/** "nakijken vóór 1 mei 2027": of several, the first day; nothing once that has come, for then the doubt says it. */
export function beforeOf(checked: readonly Checked[], language: Language, day = today): string | undefined {
  const [first = usual] = checked.map(({ reviewBefore = usual }) => reviewBefore).toSorted()
  if (isOverdue({ reviewBefore: first }, day)) return undefined
  return fill(siteWords[language].route.checkBefore, { date: dateOf(first, language) })
}

/** The same as a sentence after others. */
export function beforeSentence(checked: readonly Checked[], language: Language): string {
  const before = beforeOf(checked, language)
  return before === undefined ? '' : ` ${capitalised(before)}.`
}

/** The date of a source, or that it bears none; since when nobody confirmed it; who read it when, and when again. */
export function ageOf(source: Source, language: Language): string {
  const check = [readOf(source, language), beforeOf([source], language)].filter(text => text !== undefined)
  return `${dateOrDoubt(source, language)}; ${check.join(', ')}`
}

/** The date of a source as exact as it is known, or why it proves little. */
export function dateOrDoubt(source: Source, language: Language): string {
  const doubt = doubtOf(source, language)
  if (doubt !== undefined) return doubt
  const { sourceDate } = source
  return sourceDate === undefined ? knowledgeWords[language].withoutDate : dateOf(sourceDate, language)
}

function overdueSince({ reviewBefore = usual }: Checked, day: LocalDate): LocalDate | undefined {
  return isOverdue({ reviewBefore }, day) ? reviewBefore : undefined
}

function signed(
  { verifiedOn, verifiedBy = '' }: Checked,
  words: { readonly never: string; readonly once: string },
  language: Language,
): string {
  return verifiedOn === undefined
    ? words.never
    : fill(words.once, { date: dateOf(verifiedOn, language), by: verifiedBy })
}
