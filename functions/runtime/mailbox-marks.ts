import type { DirectoryStore, MarkName } from '#adapters/directory-store.ts'
import type { Holder } from '#domain/directory.ts'
import type { Notice } from '#domain/notice.ts'
import type { Instant } from '#domain/report.ts'

/** Notes in the directory what a mail to a holder showed about the mailbox, at every entry that has this mailbox. */
export async function markMailboxes(
  notice: Notice,
  at: Instant,
  directory: Pick<DirectoryStore, 'all' | 'mark'>,
): Promise<void> {
  const { holder, to } = notice
  const what = marksOf(notice)
  if (holder === undefined || to === undefined || what === undefined) return
  for (const entry of await directory.all()) {
    if (addressOf(entry, what) === to) await directory.mark(entry.id, what, { at, to })
  }
}

/** A mailbox for nights is marked by itself; of deliveries only a drill counts, as proof that somebody tested it. */
function marksOf({ purpose, drill, state }: Notice): MarkName | undefined {
  const isOnCall = purpose === 'onCall'
  if (state === 'bounced') return isOnCall ? 'onCallBounced' : 'bounced'
  if (state === 'complained') return isOnCall ? 'onCallComplained' : 'complained'
  return state === 'delivered' && isOnCall && drill !== undefined ? 'onCallPassed' : undefined
}

const addressOf = ({ email, onCall }: Holder, what: MarkName): string | undefined =>
  what.startsWith('onCall') ? onCall?.email : email
