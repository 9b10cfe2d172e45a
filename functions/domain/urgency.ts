import type { Urgency } from './report.ts'
import type { Submission } from './submission.ts'

/** Acute has been at 112 first; every reason for urgency is enough; the desk may judge otherwise later. */
export function urgencyOf({ danger, urgentBecause }: Pick<Submission, 'danger' | 'urgentBecause'>): Urgency {
  if (danger !== 'none') return 'acute'
  return urgentBecause.length > 0 ? 'urgent' : 'normal'
}
