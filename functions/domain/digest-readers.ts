import { type Holder, hasEnded, holdersFor, isLost } from './directory.ts'
import { type Ladders, ladderFor } from './ladder.ts'
import { compareInstants, daysAfter, instantOf } from './local-time.ts'
import type { Instant, LocalDate, Report } from './report.ts'
import { localDateOf } from './working-time.ts'

/** A mailbox that can be read, and all whose role it serves: one mail a person, however many roles they hold. */
export type Reader = {
  /** Under whose id it is in the ledger. */
  readonly holder: Holder
  readonly holders: readonly Holder[]
}

/** Everybody who can get a digest. */
export function readersOf(directory: readonly Holder[], now: Instant): readonly Reader[] {
  const readers = new Map<string, Reader>()
  // In the order of their ids, so that it is the same one whenever somebody looks.
  const mailable = directory
    .filter(one => canBeMailed(one, now))
    .toSorted((one, other) => one.id.localeCompare(other.id))
  for (const holder of mailable) {
    const mailbox = holder.email.toLowerCase()
    const known = readers.get(mailbox)
    readers.set(mailbox, known ? { ...known, holders: [...known.holders, holder] } : { holder, holders: [holder] })
  }
  return [...readers.values()]
}

/**
 * Who is asked what this holder would be: themselves, and when they left or their mailbox takes no mail, whoever
 * stands in, has the same role or directs the chain.
 */
export function answersFor(id: string, directory: readonly Holder[], now: Instant): Holder | undefined {
  const holder = directory.find(one => one.id === id)
  if (!holder || canBeMailed(holder, now)) return holder
  const { region, role, deputy } = holder
  const others = directory.filter(other => other.region === region && canBeMailed(other, now))
  return (
    others.find(other => other.id === deputy) ??
    others.find(other => other.role === role) ??
    others.find(other => other.role === 'chainDirector')
  )
}

/** How many days an offer is in the daily mail: after that the ladder of the region that offered it goes on asking. */
const offeredDays = 7

/** Whoever would be asked first in the region a message was offered to, as long as the offer is fresh. */
export function offeredTo(
  report: Report,
  {
    directory,
    ladders,
    now,
  }: { readonly directory: readonly Holder[]; readonly ladders: Ladders; readonly now: Instant },
): readonly Holder[] {
  const { handover, state } = report
  if (!handover || state.phase === 'closed' || !isFresh(handover.proposedAt, now)) return []
  const there = { ...report, region: handover.to }
  for (const rung of ladderFor(there, ladders)) {
    const { holders } = holdersFor(rung, { report: there, directory, now, lost: new Map() })
    if (holders.length > 0) return holders
  }
  return directory.filter(({ role }) => role === 'nationalDesk')
}

function isFresh(proposedAt: Instant, now: Instant): boolean {
  const last = instantOf({ date: daysAfter(localDateOf(proposedAt), offeredDays), time: 0 })
  return compareInstants(now, last) < 0
}

/** Has whoever took it promised a first step for today, or for a day on which nobody reads? */
export function firstStepEndsBy(day: LocalDate, { state }: Pick<Report, 'state'>): string | undefined {
  if (state.phase !== 'acknowledged' || state.firstStepDoneAt !== undefined) return undefined
  return state.firstStepBy <= day ? state.by.holder : undefined
}

function canBeMailed(holder: Holder, now: Instant): boolean {
  return !hasEnded(holder, now) && isLost(holder) === undefined
}
