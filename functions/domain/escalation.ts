import { mailsBesideLadder } from './beside-ladder.ts'
import { type Chase, climb, isDue, isRecorded, type Step } from './chase.ts'
import type { Holder } from './directory.ts'
import { compareInstants, dayAfter, earliest, instantOf } from './local-time.ts'
import { isOfLadder, type Notice, unsentTo } from './notice.ts'
import { nextOnCall, nobodyOnCall, onCallNotices } from './on-call.ts'
import type { Instant, LocalDate, Report, TimelineEvent } from './report.ts'
import { maxAttempts, toSend } from './sending.ts'
import { isOpen, localDateOf, nextOpening } from './working-time.ts'

/**
 * What is due now. `planned` holds notices to write and send, and those already in the ledger that still have to be
 * sent (state planned, or unknown and to be tried once more): put each if absent, claim it, send it.
 * `record` only goes into the timeline; decide again after it.
 */
export type Decision =
  | { readonly kind: 'notify'; readonly planned: readonly Notice[]; readonly event?: TimelineEvent }
  | { readonly kind: 'record'; readonly event: TimelineEvent }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'done'; readonly reason: 'acknowledged' | 'closed' }

/**
 * Pure and repeatable: the same report, ledger, directory and clock give the same decision. It never ends before
 * somebody takes the message: the last rung is asked again every working day.
 */
export function decideEscalation(chase: Chase): Decision {
  const { phase } = chase.report.state
  if (phase !== 'received') return { kind: 'done', reason: phase }
  const steps = climb(chase)
  return wakeWhoeverIsOnCall(chase) ?? askInOfficeHours(chase, steps) ?? writeOrWait(chase, steps)
}

/** What else is to be said goes after the ladder, and never in its place. */
function writeOrWait(chase: Chase, steps: readonly Step[]): Decision {
  const { planned, until } = mailsBesideLadder(chase)
  if (planned.length > 0) return { kind: 'notify', planned }
  return { kind: 'wait', until: earliest(nextLook(chase, steps), [until]) }
}

function wakeWhoeverIsOnCall(chase: Chase): Decision | undefined {
  const { report, notices, now } = chase
  const since = report.ladder.startedAt
  if (nobodyOnCall(chase) && !isRecorded(report, { what: 'rungSkipped', since })) {
    return { kind: 'record', event: { at: now, what: 'rungSkipped', reason: 'nobodyOnCall' } }
  }
  const unsent = toSend(report, notices, now).filter(notice => notice.purpose === 'onCall')
  const fresh = onCallNotices(chase)
  const planned = [...unsent.filter(({ holder }) => !fresh.some(notice => notice.holder === holder)), ...fresh]
  return planned.length > 0 ? { kind: 'notify', planned } : undefined
}

function askInOfficeHours(chase: Chase, steps: readonly Step[]): Decision | undefined {
  if (!isOpen(chase.now, chase.calendar, chase.report.region)) return undefined
  const due = steps.filter(step => isDue(step, chase.now))
  for (const step of due) {
    const decision = passOver(step, chase) ?? ask(step, due, chase)
    if (decision) return decision
  }
  return repeat(steps.at(-1), chase)
}

/** A rung that asks nobody is not waited for; the timeline says why, once per role and round. */
function passOver({ rung, reached, deadSince }: Step, { report, notices, now }: Chase): Decision | undefined {
  const { role } = rung
  const since = report.ladder.startedAt
  const isAsked = notices.some(
    notice => isOfLadder(notice) && notice.round === report.ladder.round && notice.role === role,
  )
  if (reached.unheld !== undefined && !isAsked && !isRecorded(report, { what: 'rungSkipped', role, since })) {
    return { kind: 'record', event: { at: now, what: 'rungSkipped', role, reason: reached.unheld } }
  }
  if (deadSince !== undefined && !isRecorded(report, { what: 'rungUnreachable', role, since })) {
    return { kind: 'record', event: { at: now, what: 'rungUnreachable', role } }
  }
  return undefined
}

/** Asks whoever was not asked on this rung or above; somebody on several due rungs is asked once, on the highest. */
function ask(step: Step, due: readonly Step[], chase: Chase): Decision | undefined {
  const { report, notices, now } = chase
  const rungs = due.filter(({ deadSince }) => deadSince === undefined)
  const turnOf = (holder: string | undefined) => rungs.findLast(rung => isStillToAsk(holder, rung, chase))?.index
  const unsent = toSend(report, notices, now).filter(({ holder, purpose, rung }) => {
    return purpose === 'ladder' && rung === step.index && (turnOf(holder) ?? rung) === rung
  })
  const fresh = step.reached.holders.filter(({ id }) => turnOf(id) === step.index)
  const planned = [...unsent, ...fresh.map(holder => noticeFor(holder, step, { report, now }))]
  const event = { at: now, what: 'rungNotified', role: step.rung.role } as const
  // The ledger comes in the order of its ids, which is not that of time.
  const [firstAsked] = step.sent.map(({ plannedAt }) => plannedAt).toSorted(compareInstants)
  const known = isRecorded(report, { ...event, since: firstAsked ?? step.due.at })
  if (planned.length > 0) return { kind: 'notify', planned, ...(known ? {} : { event }) }
  return step.sent.length > 0 && !known ? { kind: 'record', event } : undefined
}

function isStillToAsk(holder: string | undefined, { index, reached }: Step, chase: Chase): boolean {
  const isAsked = chased(chase).some(notice => notice.holder === holder && (notice.rung ?? 0) >= index)
  return !isAsked && reached.holders.some(({ id }) => id === holder)
}

/** The ladder notices of this round. */
function chased({ report, notices }: Chase): readonly Notice[] {
  return notices.filter(({ purpose, round }) => purpose === 'ladder' && round === report.ladder.round)
}

/** The last rung is asked again at the opening of every working day; missed days collapse into one. */
function repeat(step: Step | undefined, chase: Chase): Decision | undefined {
  const { report, now } = chase
  const asked = chased(chase).filter(({ role }) => role === 'nationalDesk')
  const newest = asked.toSorted((one, other) => compareInstants(one.plannedAt, other.plannedAt)).at(-1)
  if (!step || !newest) return undefined
  const today = localDateOf(now)
  const event = { at: now, what: 'repeated', role: 'nationalDesk' } as const
  if (localDateOf(newest.sentAt ?? newest.plannedAt) < today) {
    const planned = step.reached.holders.map(holder => noticeFor(holder, step, { report, now, repeat: today }))
    return { kind: 'notify', planned, event }
  }
  const isNoted = asked.length === 1 || isRecorded(report, { ...event, since: newest.plannedAt })
  return isNoted ? undefined : { kind: 'record', event }
}

type Planning = { readonly report: Report; readonly now: Instant; readonly repeat?: LocalDate }

function noticeFor(holder: Holder, { index, rung }: Step, { report, now, repeat }: Planning): Notice {
  const { round } = report.ladder
  const name = `ladder-${round}-${index}-${holder.id}`
  return {
    ...unsentTo(holder, now),
    reference: report.reference,
    id: repeat === undefined ? name : `${name}-${repeat}`,
    purpose: 'ladder',
    round,
    rung: index,
    role: rung.role,
  }
}

/** The next instant at which something can be due; at every opening anyhow, for directory and calendar may change. */
function nextLook(chase: Chase, steps: readonly Step[]): Instant {
  const { report, calendar, now } = chase
  const open = isOpen(now, calendar, report.region)
  const tomorrow = instantOf({ date: dayAfter(localDateOf(now)), time: 0 })
  const opening = nextOpening(open ? tomorrow : now, calendar, report.region)
  const rungs = steps.map(step => step.due.at).filter(at => open && compareInstants(at, now) > 0)
  const leases = leaseEnds(chase, purpose => open || purpose === 'onCall')
  return earliest(opening, [...rungs, ...leases, nextOnCall(chase)])
}

/** A send that was claimed and never answered is looked at again when its lease ends. */
function leaseEnds({ report, notices, now }: Chase, matters: (purpose: Notice['purpose']) => boolean): Instant[] {
  return notices.filter(isOfLadder).flatMap(({ round, purpose, state, attempts, leaseUntil }) => {
    const isTried = state === 'sending' && attempts < maxAttempts && round === report.ladder.round && matters(purpose)
    return isTried && leaseUntil !== undefined && compareInstants(leaseUntil, now) > 0 ? [leaseUntil] : []
  })
}
