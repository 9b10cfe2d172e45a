import type { Chase } from './chase.ts'
import { Conflict, NotFound } from './errors.ts'
import { compareInstants } from './local-time.ts'
import { isOfLadder, type Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'
import { mayMail } from './safe-contact.ts'

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

type Mailing = Pick<Chase, 'report' | 'notices' | 'now'>

/** Did the mail not arrive, as far as we know, is its mailbox still known, and would it really go? */
export function canBeSentAgain(notice: Notice, mailing: Mailing): boolean {
  const { state, purpose, to } = notice
  if (!mayBeSentAgain.includes(state) || (purpose !== 'reporter' && to === undefined)) return false
  return wouldGo(sendAgain(notice, 1, mailing.now), notice, mailing)
}

/**
 * Whether the live clock sends that line: one of the ladder while it climbs and unless a newer one went out, one to the
 * reporter where mail is safe. When an offer did not arrive, the next role is asked without anybody's doing.
 */
function wouldGo(again: Notice, { state }: Notice, { report, notices, now }: Mailing): boolean {
  if (again.purpose === 'reporter') return mayMail(report)
  if (again.purpose === 'handover') return report.handover !== undefined && state !== 'bounced' && state !== 'failed'
  if (!isOfLadder(again)) return report.state.phase === 'acknowledged'
  return report.state.phase === 'received' && toSend(report, [...notices, again], now).includes(again)
}

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
 * @throws NotFound for no mail of this report; Conflict when it is under way, arrived, or would not go any more
 */
export function nextLine(id: string, mailing: Mailing): Notice {
  const { notices, now } = mailing
  const newest = newestLine(id, notices)
  if (!newest) throw new NotFound('No such mail')
  const lines = notices.filter(notice => firstId(notice.id) === firstId(id))
  const again = sendAgain(newest, lines.length, now)
  if (!wouldGo(again, newest, mailing)) throw new Conflict('Nothing would send it any more')
  return again
}

/** The newest line about one mail: the first, or one that sent it again. */
export function newestLine(id: string, notices: readonly Notice[]): Notice | undefined {
  const lines = notices.filter(notice => firstId(notice.id) === firstId(id))
  return lines.toSorted((one, other) => compareInstants(one.plannedAt, other.plannedAt)).at(-1)
}

const firstId = (id: string): string => id.replace(/-again-\d+$/, '')
