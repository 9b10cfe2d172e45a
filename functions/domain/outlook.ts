import { type Chase, climb, isDue, isHeld, type Step } from './chase.ts'
import type { Explanation } from './explanation.ts'
import { compareInstants } from './local-time.ts'
import type { Instant, Role, Waiting } from './report.ts'
import { type Deadline, deadline, isOpen } from './working-time.ts'

/** One role on the way up; rungs of the same role in a row are one stop. */
export type Stop = { readonly role: Role; readonly at: Instant; readonly held: boolean }

/** What receipt and status say about a message that nobody has taken yet. */
export type Outlook = {
  /** The role that has it now. */
  readonly handler: Role
  /** The instant at which another role is asked; on the last rung: when it is asked again. */
  readonly dueAt: Instant
  readonly explanation: Explanation
  /** Absent on the last rung. */
  readonly next?: Role
  /** The last due time that passed without an answer. */
  readonly missedAt?: Instant
  /** Acute, or urgent while the office is closed: nobody reads this now. */
  readonly phoneNow: boolean
  readonly stops: readonly Stop[]
}

/** For a fresh receipt `notices` is empty. */
export function outlook(chase: Chase): Outlook {
  const { report, calendar, now } = chase
  const steps = climb(chase)
  const held = steps.filter(isHeld)
  const asking = held.filter(step => step.deadSince === undefined)
  const current = asking.findLast(step => isDue(step, now)) ?? asking[0]
  if (!current) throw new Error('A ladder always ends at the national desk')
  const handler = current.rung.role
  const next = asking.find(step => step.index > current.index && step.rung.role !== handler)
  const missedTerm = missedTermOf(held, now)
  const { due, missedAt } = next ? { due: next.due, missedAt: missedTerm } : untilAskedAgain(current, missedTerm, chase)
  return {
    handler,
    dueAt: due.at,
    explanation: due.explanation,
    ...(next ? { next: next.rung.role } : {}),
    ...(missedAt === undefined ? {} : { missedAt }),
    phoneNow: report.urgency === 'acute' || (report.urgency === 'urgent' && !isOpen(now, calendar, report.region)),
    stops: stopsOf(steps),
  }
}

/** The same in short, for lists: with whom it waits, until when, and whether a time has passed. */
export function waitingIn(chase: Chase): Waiting {
  const { handler: role, dueAt, missedAt } = outlook(chase)
  return { round: chase.report.ladder.round, role, dueAt, ...(missedAt === undefined ? {} : { missedAt }) }
}

type Term = { readonly due: Deadline; readonly missedAt: Instant | undefined }

/** The last rung is given a working day, again and again. */
function untilAskedAgain(current: Step, missedTerm: Instant | undefined, { report, calendar, now }: Chase): Term {
  const again = { amount: 1, unit: 'workingDays' } as const
  let missedAt = missedTerm
  let due = deadline(current.due.at, again, calendar, report.region)
  while (compareInstants(due.at, now) <= 0) {
    missedAt = due.at
    due = deadline(due.at, again, calendar, report.region)
  }
  return { due, missedAt }
}

/**
 * The newest time at which another role was asked because the one before had let its term pass; it stays missed when
 * that role turns out to be out of reach.
 */
function missedTermOf(held: readonly Step[], now: Instant): Instant | undefined {
  const passed = held.filter((step, index) => {
    const before = held[index - 1]
    return before && before.rung.role !== step.rung.role && step.due.explanation.duration.amount > 0 && isDue(step, now)
  })
  return passed.at(-1)?.due.at
}

function stopsOf(steps: readonly Step[]): readonly Stop[] {
  const stops: Stop[] = []
  for (const step of steps) {
    const { role } = step.rung
    const last = stops.at(-1)
    if (last?.role === role) stops[stops.length - 1] = { ...last, held: last.held || isHeld(step) }
    else stops.push({ role, at: step.due.at, held: isHeld(step) })
  }
  return stops
}
