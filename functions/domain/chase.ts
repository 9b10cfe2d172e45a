import type { Calendar } from './calendar.ts'
import { type Holder, holdersFor, type Reached } from './directory.ts'
import { speaksStill } from './directory-marks.ts'
import { type Ladders, ladderFor, type Rung } from './ladder.ts'
import { compareInstants } from './local-time.ts'
import type { Notice } from './notice.ts'
import type { Instant, Report, TimelineEvent, Unheld } from './report.ts'
import { type Deadline, deadline, isOpen, nextOpening } from './working-time.ts'

/** All that a decision about the ladder looks at. `notices` is the whole ledger of the report, of every round. */
export type Chase = {
  readonly report: Report
  readonly notices: readonly Notice[]
  readonly ladders: Ladders
  readonly directory: readonly Holder[]
  readonly calendar: Calendar
  readonly now: Instant
  /** Holder of the last rung, from the stage's settings: region NL, role nationalDesk. */
  readonly nationalDesk: Holder
}

/** A rung as it stands for one message: when it is due, who can be asked, what was sent. */
export type Step = {
  readonly rung: Rung
  readonly index: number
  /** Due time and its sum: the rung's own, or earlier when a rung below asks nobody. */
  readonly due: Deadline
  readonly reached: Reached
  readonly sent: readonly Notice[]
  /** Set when everything sent here bounced, failed or was answered with "not for me": nobody is asked any more. */
  readonly deadSince?: Instant
}

/** The ladder of this message from the bottom up. A rung that asks nobody gives its time to the next one. */
export function climb(chase: Chase): readonly Step[] {
  const lost = lostHolders(chase)
  const opening = nextOpening(chase.now, chase.calendar, chase.report.region)
  const steps: Step[] = []
  let before: Step | undefined
  for (const [index, rung] of ladderFor(chase.report, chase.ladders).entries()) {
    const sent = noticesOn(rung, index, chase)
    const due = dueOf(rung, before, chase)
    // Whoever reads on the day on which the rung is asked: at its time, or now when that has passed.
    const reached = reach(rung, { chase, lost, at: later(due.at, opening) })
    const deadSince = rung.role === 'nationalDesk' ? undefined : allLostSince(sent, chase)
    before = { rung, index, due, reached, sent, ...(deadSince === undefined ? {} : { deadSince }) }
    steps.push(before)
  }
  return steps
}

/** Somebody was or can be asked on this rung. */
export function isHeld(step: Step): boolean {
  return step.sent.length > 0 || step.reached.unheld === undefined
}

/** Once asked stays asked, also when a rung below is filled again and would have gone first. */
export function isDue({ due, sent }: Step, now: Instant): boolean {
  return sent.length > 0 || compareInstants(due.at, now) <= 0
}

/** Is it in the timeline since that instant? Merged repeats carry the time of the last one. */
export function isRecorded(
  { timeline }: Report,
  { what, role, since }: Pick<TimelineEvent, 'what' | 'role'> & { since: Instant },
): boolean {
  return timeline.some(event => event.what === what && event.role === role && compareInstants(event.at, since) >= 0)
}

/** By role too: a message that became urgent climbs another ladder in the same round. */
function noticesOn({ role }: Rung, index: number, { report, notices }: Chase): readonly Notice[] {
  const { round } = report.ladder
  return notices.filter(
    notice => notice.purpose === 'ladder' && notice.round === round && notice.rung === index && notice.role === role,
  )
}

type Reaching = { readonly chase: Chase; readonly lost: ReadonlyMap<string, Unheld>; readonly at: Instant }

function reach(rung: Rung, { chase, lost, at }: Reaching): Reached {
  if (rung.role === 'nationalDesk') return { holders: [chase.nationalDesk] }
  return holdersFor(rung, { report: chase.report, directory: chase.directory, now: at, lost })
}

/**
 * Whoever cannot be asked again: the mailbox bounced or complained, or, in this round, the mail was refused or the
 * answer was "not for me". A mailbox for nights is another one and says nothing about this one.
 */
function lostHolders({ report, notices, directory }: Chase): ReadonlyMap<string, Unheld> {
  const { round } = report.ladder
  const told = notices
    .filter(notice => notice.purpose === 'ladder' && (notice.state !== 'failed' || notice.round === round))
    .flatMap((notice): [string, Unheld][] => {
      const reason = lostBy[notice.state]
      const holder = directory.find(({ id }) => id === notice.holder)
      const isLost = holder && stillSpeaksOf(holder, notice) && !arrivedSince(notice, notices)
      return reason && isLost ? [[holder.id, reason]] : []
    })
  const said = refusals(report).map(({ holder }): [string, Unheld] => [holder, 'saidNotForMe'])
  return new Map([...told, ...said])
}

const lostBy: Partial<Record<Notice['state'], Unheld>> = {
  bounced: 'mailboxBounced',
  complained: 'mailUnwanted',
  failed: 'mailRefused',
}

/** Not any more when the mailbox is another one by now, or was checked since. */
function stillSpeaksOf(holder: Holder, { to, outcomeAt, plannedAt }: Notice): boolean {
  return to === holder.email && speaksStill({ at: outcomeAt ?? plannedAt }, holder)
}

/** The same mailbox took a later mail: what bounced before says nothing any more. */
function arrivedSince({ holder, to, plannedAt }: Notice, notices: readonly Notice[]): boolean {
  return notices.some(
    later =>
      later.holder === holder &&
      later.to === to &&
      later.state === 'delivered' &&
      compareInstants(later.plannedAt, plannedAt) > 0,
  )
}

type Refusal = { readonly holder: string; readonly at: Instant }

function refusals({ timeline, ladder }: Report): readonly Refusal[] {
  return timeline.flatMap(({ what, holder, at }) =>
    what === 'notForMe' && holder !== undefined && compareInstants(at, ladder.startedAt) >= 0 ? [{ holder, at }] : [],
  )
}

function allLostSince(sent: readonly Notice[], { report }: Chase): Instant | undefined {
  const refused = refusals(report)
  const [first, ...others] = sent.flatMap(notice => lossOf(notice, refused) ?? [])
  if (first === undefined || others.length + 1 < sent.length) return undefined
  return others.reduce(later, first)
}

function lossOf({ state, holder, outcomeAt, plannedAt }: Notice, refused: readonly Refusal[]): Instant | undefined {
  if (state in lostBy) return outcomeAt ?? plannedAt
  return refused.find(refusal => refusal.holder === holder)?.at
}

function later(first: Instant, second: Instant): Instant {
  return compareInstants(first, second) >= 0 ? first : second
}

function dueOf(rung: Rung, before: Step | undefined, chase: Chase): Deadline {
  const own = ownTime(rung, chase)
  const freed = before && freedTime(before, chase)
  return freed && compareInstants(freed.at, own.at) < 0 ? freed : own
}

/** Counted from the start of the round. What is urgent and comes in closed hours goes to every rung at the opening. */
function ownTime({ after }: Rung, { report, calendar }: Chase): Deadline {
  const { region, urgency, ladder } = report
  const together = urgency !== 'normal' && !isOpen(ladder.startedAt, calendar, region)
  return deadline(ladder.startedAt, together ? { ...after, amount: 0 } : after, calendar, region)
}

/** The time that a rung gives to the next one because it asks nobody. */
function freedTime(step: Step, { report, calendar }: Chase): Deadline | undefined {
  if (!isHeld(step)) return step.due
  if (step.deadSince === undefined) return undefined
  return deadline(step.deadSince, { ...step.rung.after, amount: 0 }, calendar, report.region)
}
