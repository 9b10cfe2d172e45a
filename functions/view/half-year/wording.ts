import type { TrackerWording } from '../tracker/wording.ts'

export type HalfYearWords = typeof import('#content/messages/nl/half-year.json')

/** The half-yearly reports and the page that lists them. */
export type HalfYearWording = TrackerWording & {
  /** messages/{nl,en}/half-year.json */
  readonly halfYear: HalfYearWords
}
