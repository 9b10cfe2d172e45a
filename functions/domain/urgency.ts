import type { Report, Urgency } from './report.ts'
import type { Submission } from './submission.ts'

/** Acute has been at 112 first; every reason for urgency is enough; the desk may judge otherwise later. */
export function urgencyOf({ danger, urgentBecause }: Pick<Submission, 'danger' | 'urgentBecause'>): Urgency {
  if (danger !== 'none') return 'acute'
  return urgentBecause.length > 0 ? 'urgent' : 'normal'
}

/**
 * The link in a mail is too little to take it: several people read the mailbox of a function, and where haste is needed it
 * must be sure that whoever stops the chase is one of those who can act.
 */
export const isTakenSignedIn = ({ urgency }: Pick<Report, 'urgency'>): boolean => urgency !== 'normal'
