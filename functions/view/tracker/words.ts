import type { Commitment, Title } from '#domain/commitment.ts'
import type { Language } from '#domain/language.ts'
import type { Instant, LocalDate } from '#domain/report.ts'
import { chamberStatus, type Status } from '#domain/standing.ts'
import type { StatusOrNone } from '#domain/tracker-filter.ts'
import { fullDateInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type Content, html } from '../html.ts'
import type { TrackerWording } from './wording.ts'

/** An official title has no translation unless the programme entered one. */
export const titleIn = ({ title }: Pick<Commitment, 'title'>, language: Language): string => textIn(title, language)

export const textIn = (text: Title, language: Language): string => text[language] ?? text.nl

/** The title as it is to be read aloud: a Dutch one on an English page says that it is Dutch. */
export function titleOf({ title }: Pick<Commitment, 'title'>, language: Language): Content {
  return ownWords(title, language)
}

export function ownWords(text: Title, language: Language): Content {
  return text[language] === undefined ? html`<span lang="nl">${text.nl}</span>` : textIn(text, language)
}

export const statusInWords = (status: StatusOrNone, { tracker }: TrackerWording): string => tracker.statuses[status]

/** The government's own word for it, where it has one. */
export function chamberInWords(status: Status, { tracker }: TrackerWording): string {
  return tracker.chamber[chamberStatus(status) ?? 'neither']
}

export const dayOf = (instant: Instant, language: Language): string => dayInWords(localDateOf(instant), language)

/** Without the weekday: what is told by the month does not need it. */
export function dayInWords(date: LocalDate, language: Language): string {
  return fullDateInWords(date, language).replace(/^\S+ /, '')
}
