import type { DeskWording } from '../desk/wording.ts'

export type TrackerWords = typeof import('#content/messages/nl/tracker.json')

/** The pages that show what has become of what was recommended. */
export type TrackerWording = DeskWording & {
  /** messages/{nl,en}/tracker.json */
  readonly tracker: TrackerWords
}

export type UpdatingWords = typeof import('#content/messages/nl/updating.json')

/** Where somebody says how far it is. */
export type UpdatingWording = TrackerWording & {
  /** messages/{nl,en}/updating.json */
  readonly updating: UpdatingWords
}

export type PlanWords = typeof import('#content/messages/nl/plan.json')

/** The action plan, and how it is entered. */
export type PlanWording = UpdatingWording & {
  /** messages/{nl,en}/plan.json */
  readonly plan: PlanWords
}
