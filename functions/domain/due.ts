import { compareInstants, earliest } from './local-time.ts'
import type { Notice } from './notice.ts'
import type { Instant } from './report.ts'
import { awaitsSending, newestLine } from './sending.ts'

/** Mails to write and send now, and when to look again if there are none. */
export type Due = { readonly planned: readonly Notice[]; readonly until?: Instant | undefined }

export const nothingDue: Due = { planned: [] }

/**
 * One mail of a ledger, which may be sent from that instant on: planned before or new, it is sent once. A send that was
 * claimed and never answered is looked at again when its lease ends.
 */
export function dueFrom(
  from: Instant,
  fresh: Notice,
  { notices, now }: { readonly notices: readonly Notice[]; readonly now: Instant },
): Due {
  const known = newestLine(fresh.id, notices)
  if (known && !awaitsSending(known, now)) return { planned: [], until: leaseOf(known, now) }
  return compareInstants(from, now) > 0 ? { planned: [], until: from } : { planned: [known ?? fresh] }
}

function leaseOf({ state, leaseUntil }: Notice, now: Instant): Instant | undefined {
  if (state !== 'sending' || leaseUntil === undefined) return undefined
  return compareInstants(leaseUntil, now) > 0 ? leaseUntil : undefined
}

/** All that is due of several kinds of mail. */
export function together(dues: readonly Due[]): Due {
  const [first, ...others] = dues.flatMap(({ until }) => until ?? [])
  // Two lines about one mail are due as one: the newest.
  const planned = [...new Map(dues.flatMap(due => due.planned).map(notice => [notice.id, notice])).values()]
  return first === undefined ? { planned } : { planned, until: earliest(first, others) }
}
