import { Conflict, NotFound } from './errors.ts'
import { compareInstants } from './local-time.ts'
import { isOfLadder, type Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'

/** A notice whose outcome is unknown is sent at most once more. */
export const maxAttempts = 2

/** May (and must) this notice be claimed and sent now? A lease that ran out counts as an unknown outcome. */
export function awaitsSending({ state, attempts, leaseUntil }: Notice, now: Instant): boolean {
  if (state === 'planned') return true
  if (attempts >= maxAttempts) return false
  if (state === 'unknown') return true
  return state === 'sending' && leaseUntil !== undefined && compareInstants(leaseUntil, now) <= 0
}

/**
 * The notices of this round to send now: of each holder and purpose only the newest, or somebody who was asked again
 * would get the old question on top of the new one.
 */
export function toSend(report: Report, notices: readonly Notice[], now: Instant): readonly Notice[] {
  const newest = new Map<string, Notice>()
  for (const notice of notices) {
    if (!isOfLadder(notice) || notice.round !== report.ladder.round || notice.holder === undefined) continue
    const key = `${notice.purpose} ${notice.holder}`
    const known = newest.get(key)
    if (!known || isNewer(notice, known)) newest.set(key, notice)
  }
  return [...newest.values()].filter(notice => awaitsSending(notice, now))
}

function isNewer(notice: Notice, known: Notice): boolean {
  const rungs = (notice.rung ?? 0) - (known.rung ?? 0)
  return rungs === 0 ? compareInstants(notice.plannedAt, known.plannedAt) > 0 : rungs > 0
}

/** Nobody knows that it arrived, or it is known that it did not. A complaint came from a mailbox that may be a wrong one. */
const mayBeSentAgain: readonly string[] = ['failed', 'bounced', 'unknown', 'complained']

/** Did the mail not arrive, as far as we know, and is its mailbox still known? */
export const canBeSentAgain = ({ state, purpose, to }: Notice): boolean =>
  mayBeSentAgain.includes(state) && (purpose === 'reporter' || to !== undefined)

/**
 * A new line of the ledger for the same mail to the same mailbox; what became of the first stays as it was. `n` counts
 * these lines from 1.
 * @throws Conflict when the mail is under way or arrived, or the mailbox is no longer known
 */
export function sendAgain(notice: Notice, n: number, now: Instant): Notice {
  if (!mayBeSentAgain.includes(notice.state)) throw new Conflict('The mail is under way, or it arrived')
  if (notice.purpose !== 'reporter' && notice.to === undefined) throw new Conflict('The mailbox is no longer known')
  const { leaseUntil: _lease, messageId: _message, sentAt: _sent, outcomeAt: _outcome, ...mail } = notice
  return { ...mail, id: `${firstId(notice.id)}-again-${n}`, state: 'planned', attempts: 0, plannedAt: now }
}

/**
 * The line that follows when a mail goes out once more, counted from 1.
 * @throws NotFound for no mail of this report; Conflict when it is under way or arrived
 */
export function nextLine(id: string, notices: readonly Notice[], now: Instant): Notice {
  const newest = newestLine(id, notices)
  if (!newest) throw new NotFound('No such mail')
  const lines = notices.filter(notice => firstId(notice.id) === firstId(id))
  return sendAgain(newest, lines.length, now)
}

/** The newest line about one mail: the first, or one that sent it again. */
export function newestLine(id: string, notices: readonly Notice[]): Notice | undefined {
  const lines = notices.filter(notice => firstId(notice.id) === firstId(id))
  return lines.toSorted((one, other) => compareInstants(one.plannedAt, other.plannedAt)).at(-1)
}

const firstId = (id: string): string => id.replace(/-again-\d+$/, '')
