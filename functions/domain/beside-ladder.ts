import type { Chase } from './chase.ts'
import { deskNotices } from './desk-notice.ts'
import { type Due, together } from './due.ts'
import { reporterMails } from './reporter-mail.ts'

/**
 * What is said in every phase of a message, by whichever machine is live: to the reporter, to a region that is asked to
 * take it over, and to whoever has it when the reporter wrote. None of it moves the ladder.
 */
export function mailsBesideLadder(chase: Chase): Due {
  return together([reporterMails(chase), deskNotices(chase)])
}
