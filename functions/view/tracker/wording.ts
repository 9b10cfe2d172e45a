import type { DeskWording } from '../desk/wording.ts'

export type TrackerWords = typeof import('#content/messages/nl/tracker.json')

/** The pages that show what has become of what was recommended. */
export type TrackerWording = DeskWording & {
  /** messages/{nl,en}/tracker.json */
  readonly tracker: TrackerWords
}
