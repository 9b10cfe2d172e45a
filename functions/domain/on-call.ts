import type { Chase } from './chase.ts'
import { covers, type Holder, hasEnded, isAbsent, isLost, type Seeking } from './directory.ts'
import { ladderFor } from './ladder.ts'
import { compareInstants, minutesAfter } from './local-time.ts'
import { type Notice, unsentTo } from './notice.ts'
import type { Instant, Report } from './report.ts'

const minutesADay = 24 * 60

/**
 * Mails to on-call addresses about an acute message, at any hour: those due now that nobody planned yet. Missed ones
 * collapse into the newest. Empty when the message is not acute or nobody is on call.
 */
export function onCallNotices(chase: Chase): readonly Notice[] {
  const planned = new Set(chase.notices.map(notice => notice.id))
  return noticesNow(chase).filter(notice => !planned.has(notice.id))
}

/** When the next mail to the on-call addresses is due. */
export function nextOnCall(chase: Chase): Instant | undefined {
  const { everyMinutes, repeats } = chase.ladders.onCall
  const next = numberNow(chase) + 1
  if (next > repeats || onCallHolders(chase).length === 0) return undefined
  return minutesAfter(acuteSince(chase.report), next * everyMinutes)
}

/** Acute, and nobody with a drill passed lately to wake: the timeline says so. */
export function nobodyOnCall(chase: Chase): boolean {
  return chase.report.urgency === 'acute' && onCallHolders(chase).length === 0
}

/**
 * On call counts only with a drill passed lately: an address that nobody tested at night is no address. A mailbox of
 * the day that bounces says nothing about the one for nights, nor do the days on which that one is read.
 */
export function isOnCall(holder: Holder, { now, validDays }: { now: Instant; validDays: number }): boolean {
  const { onCall } = holder
  if (onCall?.drillPassedAt === undefined || isLost(onCall) !== undefined) return false
  if (hasEnded(holder, now) || isAbsent(holder, now)) return false
  return compareInstants(minutesAfter(onCall.drillPassedAt, validDays * minutesADay), now) >= 0
}

function noticesNow(chase: Chase): readonly Notice[] {
  const { report, now } = chase
  const { round } = report.ladder
  const number = numberNow(chase)
  return onCallHolders(chase).map(({ onCall, ...holder }) => ({
    ...unsentTo({ ...holder, email: onCall.email }, now),
    reference: report.reference,
    id: `oncall-${round}-${number}-${holder.id}`,
    purpose: 'onCall',
    round,
    rung: number,
    role: holder.role,
  }))
}

/** How many repeats are due by now. */
function numberNow({ report, ladders, now }: Chase): number {
  const { everyMinutes, repeats } = ladders.onCall
  const minutes = compareInstants(now, acuteSince(report)) / 60_000
  return Math.min(repeats, Math.floor(minutes / everyMinutes))
}

/** A message that the desk judged acute later wakes as often as one that came in so. */
function acuteSince({ ladder, timeline }: Report): Instant {
  const judged = timeline.findLast(({ what }) => what === 'urgencyChanged')?.at
  return judged !== undefined && compareInstants(judged, ladder.startedAt) > 0 ? judged : ladder.startedAt
}

type OnCallHolder = Holder & { readonly onCall: NonNullable<Holder['onCall']> }

/** Whoever is woken about this message, when it is acute. */
export function onCallFor({ report, ladders, directory, nationalDesk, now }: OnCallSeeking): readonly OnCallHolder[] {
  const roles = new Set(ladderFor(report, ladders).map(rung => rung.role))
  const regional = directory.filter(
    holder => holder.region === report.region && roles.has(holder.role) && covers(holder, report),
  )
  const awake = { now, validDays: ladders.onCall.drillValidDays }
  return [...regional, nationalDesk].filter(
    (holder): holder is OnCallHolder => holder.onCall !== undefined && isOnCall(holder, awake),
  )
}

export type OnCallSeeking = Pick<Chase, 'ladders' | 'directory' | 'nationalDesk' | 'now'> & {
  readonly report: Seeking['report'] & Pick<Report, 'urgency' | 'restricted'>
}

function onCallHolders(chase: Chase): readonly OnCallHolder[] {
  return chase.report.urgency === 'acute' ? onCallFor(chase) : []
}
