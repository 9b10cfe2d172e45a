import * as z from 'zod'
import type { Chase } from './chase.ts'
import { mayWithdraw } from './contact.ts'
import { Author, mayWrite, tooMuch } from './conversation.ts'
import { canBeKnown, isKnown, mayReopen } from './lifecycle.ts'
import { isOfLadder } from './notice.ts'
import { type Outlook, outlook } from './outlook.ts'
import { FirstStep, Instant, LocalDate, Reference, type Report, Role, type TimelineEvent } from './report.ts'
import { RegionCode } from './situation.ts'

/** One message; the role of whoever wrote it only appears for a known professional. */
export const SaidMessage = z.strictObject({ from: Author, at: Instant, role: Role.optional(), text: z.string() })
export type SaidMessage = z.infer<typeof SaidMessage>

const Place = z.enum(['past', 'now', 'later'])

/** One stop of the line. Roles and steps only appear for a known professional. */
export const StatusStop = z.strictObject({
  what: z.enum([
    'received',
    'read',
    'waiting',
    'taken',
    'firstStep',
    'firstStepMissed',
    'handedOver',
    'reopened',
    'next',
    'dealtWith',
  ]),
  place: Place,
  at: Instant.optional(),
  role: Role.optional(),
  firstStep: FirstStep.optional(),
  by: LocalDate.optional(),
})
export type StatusStop = z.infer<typeof StatusStop>

/** How a message stands, for whoever shows the receipt: perhaps not the person who sent it. */
export const Status = z.strictObject({
  reference: Reference,
  region: RegionCode,
  phase: z.enum(['received', 'acknowledged', 'closed']),
  /** A known professional sees who has it; all others only received, read, dealt with, and whether the time has passed. */
  detail: z.enum(['minimal', 'known']),
  stops: z.array(StatusStop),
  /** The time passed without an answer. `alerted` only when the ledger says that the mail to whoever is asked now arrived. */
  overdue: z.strictObject({ since: Instant, alerted: z.boolean(), role: Role.optional() }).optional(),
  phoneNow: z.boolean(),
  /** What desk and reporter wrote to each other here; never what was written in the message itself. */
  messages: z.array(SaidMessage),
  /** What the reporter can still do. */
  may: z.strictObject({ write: z.boolean(), withdraw: z.boolean(), reopen: z.boolean() }),
})
export type Status = z.infer<typeof Status>

export function statusFor(chase: Chase, said: readonly SaidMessage[]): Status {
  const { report, now } = chase
  const detail = isKnown(report) && canBeKnown(report) ? 'known' : 'minimal'
  const ahead = report.state.phase === 'received' ? outlook(chase) : undefined
  const stops = detail === 'known' ? knownStops(report, ahead) : minimalStops(report, ahead)
  const overdue = ahead && overdueIn(ahead, chase)
  return {
    reference: report.reference,
    region: report.region,
    phase: report.state.phase,
    detail,
    stops: [{ what: 'received', place: 'past', at: report.receivedAt }, ...stops],
    ...(overdue ? { overdue: detail === 'known' ? overdue : withoutRole(overdue) } : {}),
    phoneNow: ahead?.phoneNow ?? false,
    messages: detail === 'known' ? [...said] : said.map(({ role: _, ...message }) => message),
    may: mayStill(report, said, now),
  }
}

function mayStill(report: Report, said: readonly SaidMessage[], now: Instant): Status['may'] {
  const hasRoom = tooMuch(said, { from: 'reporter', at: now }) === undefined
  return {
    write: hasRoom && mayWrite(report, now),
    withdraw: mayWithdraw(report),
    reopen: hasRoom && mayReopen(report, now),
  }
}

function minimalStops({ state, timeline }: Report, ahead: Outlook | undefined): StatusStop[] {
  const waiting: StatusStop[] = ahead ? [{ what: 'waiting', place: 'now', at: ahead.dueAt }] : []
  const readAt = timeline.findLast(({ what }) => what === 'acknowledged')?.at
  const read: StatusStop =
    readAt === undefined
      ? { what: 'read', place: state.phase === 'closed' ? 'past' : 'later' }
      : { what: 'read', place: 'past', at: readAt }
  const end: StatusStop =
    state.phase === 'closed'
      ? { what: 'dealtWith', place: 'past', at: state.closedAt }
      : { what: 'dealtWith', place: state.phase === 'acknowledged' ? 'now' : 'later' }
  return readAt === undefined ? [...waiting, read, end] : [read, ...waiting, end]
}

function knownStops(report: Report, ahead: Outlook | undefined): StatusStop[] {
  const { state, timeline } = report
  const taken: StatusStop[] = timeline.flatMap(({ what, at, role }) =>
    what === 'acknowledged' ? [{ what: 'taken', place: 'past', at, role }] : [],
  )
  return [...taken, ...(ahead ? [...startedAgain(report), ...waitingStops(ahead)] : []), ...stopsOfState(state)]
}

function stopsOfState(state: Report['state']): StatusStop[] {
  switch (state.phase) {
    case 'received':
      return [{ what: 'dealtWith', place: 'later' }]
    case 'acknowledged': {
      const { firstStep, firstStepBy: by, firstStepDoneAt: at } = state
      const step = { what: 'firstStep', firstStep, by } as const
      if (at === undefined)
        return [
          { ...step, place: 'now' },
          { what: 'dealtWith', place: 'later' },
        ]
      return [
        { ...step, place: 'past', at },
        { what: 'dealtWith', place: 'now' },
      ]
    }
    case 'closed':
      return [{ what: 'dealtWith', place: 'past', at: state.closedAt, role: state.by.role }]
  }
}

function waitingStops({ handler, dueAt, next }: Outlook): StatusStop[] {
  const waiting: StatusStop = { what: 'waiting', place: 'now', at: dueAt, role: handler }
  return next === undefined ? [waiting] : [waiting, { what: 'next', place: 'later', at: dueAt, role: next }]
}

/** Why the ladder in force began, where it is not the first: what happened in an earlier one is past and told. */
function startedAgain({ timeline, ladder }: Report): StatusStop[] {
  return timeline.flatMap(({ what, at }): StatusStop[] => {
    const stop = restarts.get(what)
    return stop !== undefined && at === ladder.startedAt ? [{ what: stop, place: 'past', at }] : []
  })
}

const restarts = new Map<TimelineEvent['what'], StatusStop['what']>([
  ['firstStepMissed', 'firstStepMissed'],
  ['handoverAccepted', 'handedOver'],
  ['reopened', 'reopened'],
])

type Overdue = NonNullable<Status['overdue']>

function overdueIn({ handler, missedAt }: Outlook, { report, notices }: Chase): Overdue | undefined {
  if (missedAt === undefined) return undefined
  const ofLadder = notices.filter(isOfLadder)
  const alerted = ofLadder.some(
    ({ round, role, state }) => round === report.ladder.round && role === handler && state === 'delivered',
  )
  return { since: missedAt, alerted, role: handler }
}

const withoutRole = ({ since, alerted }: Overdue): Overdue => ({ since, alerted })
