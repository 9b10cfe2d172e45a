import type { Chase } from './chase.ts'
import { type Holder, holdersFor, isAway } from './directory.ts'
import { type Due, dueFrom, nothingDue, together } from './due.ts'
import { compareInstants } from './local-time.ts'
import { type Notice, unsentTo } from './notice.ts'
import { receiversOf } from './receiving.ts'
import type { HandlerRef, Handover, Instant, Report, TimelineEvent, Unheld } from './report.ts'
import type { RegionCode } from './situation.ts'
import { deadline, nextOpening } from './working-time.ts'

/**
 * What role holders are told outside the ladder, in office hours: a hand-over waits for their answer, or the reporter
 * wrote to whoever has the message. Ids are made of what they are about, so that each is written once.
 */
export function deskNotices(chase: Chase): Due {
  return together([aboutHandover(chase), aboutWord(chase)])
}

/** How long a region has to answer before it is asked once more, with the next role; then the sender's ladder goes on. */
const answerTime = { amount: 1, unit: 'workingDays' } as const

function aboutHandover(chase: Chase): Due {
  const { report, calendar, now } = chase
  const { handover } = report
  if (!handover) return nothingDue
  const { to, proposedAt } = handover
  const askedAgainAt = deadline(proposedAt, answerTime, calendar, to).at
  const isUnanswered = compareInstants(askedAgainAt, now) <= 0
  const [first, next] = receiversOf(to, chase, unreachable(handover, chase))
  const holders = isUnanswered && next ? [...first.holders, ...next.holders] : first.holders
  const about = isUnanswered ? 'unanswered' : 'proposed'
  const mails = holders.map(holder => inOfficeHours(handoverNotice(holder, { ...chase, handover, about }), to, chase))
  return together([...mails, { planned: [], until: isUnanswered ? undefined : askedAgainAt }])
}

type Asking = Chase & { readonly handover: Handover; readonly about: 'proposed' | 'unanswered' }

function handoverNotice(holder: Holder, { report, now, handover, about }: Asking): Notice {
  const id = `handover-${Date.parse(handover.proposedAt)}-${about}-${holder.id}`
  const line = { ...unsentTo(holder, now), reference: report.reference, id, about, role: holder.role }
  return { ...line, purpose: 'handover', offeredTo: handover.to }
}

/** Whose mailbox did not take the question about this proposal. */
function unreachable({ proposedAt }: Handover, { notices }: Chase): ReadonlyMap<string, Unheld> {
  const lost = new Map<string, Unheld>()
  for (const { id, holder, state } of notices) {
    if (holder === undefined || !id.startsWith(`handover-${Date.parse(proposedAt)}-`)) continue
    if (state === 'bounced') lost.set(holder, 'mailboxBounced')
    if (state === 'failed') lost.set(holder, 'mailRefused')
  }
  return lost
}

/** While nobody has the message the ladder asks anyhow, and whoever takes it finds the words there. */
function aboutWord(chase: Chase): Due {
  const { report, now } = chase
  const { state, reference, region } = report
  const actedAt = unansweredAct(report)
  if (state.phase === 'received' || actedAt === undefined) return nothingDue
  const mails = whoeverHas(state.by, chase).map((holder): Notice => {
    const id = `word-${Date.parse(actedAt)}-${holder.id}`
    return { ...unsentTo(holder, now), reference, id, purpose: 'word', role: holder.role }
  })
  return together(mails.map(mail => inOfficeHours(mail, region, chase)))
}

/** What a handler does: after it, what the reporter wrote before counts as seen. */
const acts: readonly TimelineEvent['what'][] = [
  'acknowledged',
  'firstStepDone',
  'handoverProposed',
  'handoverRecorded',
  'urgencyChanged',
  'consentChanged',
  'closed',
  'noted',
  'reporterAsked',
  'snoozed',
  'extended',
]

/** The last act of a handler when the reporter wrote after it: one such stretch is one mail. */
function unansweredAct({ timeline, ladder }: Report): Instant | undefined {
  const act = timeline.findLastIndex(({ what }) => acts.includes(what))
  const word = timeline.findLastIndex(({ what }) => what === 'reporterWrote')
  return word > act ? (timeline[act]?.at ?? ladder.startedAt) : undefined
}

/** Whoever took it, or who stands in for that role now. */
function whoeverHas(by: HandlerRef, chase: Chase): readonly Holder[] {
  const { report, directory, nationalDesk, now } = chase
  const holder = directory.find(({ id }) => id === by.holder)
  if (holder && isAway(holder, now) === undefined) return [holder]
  const seeking = { report: { ...report, region: by.region }, directory, now, lost: new Map() }
  const { holders } = holdersFor({ role: by.role, audience: 'holder' }, seeking)
  return holders.length > 0 ? holders : [nationalDesk]
}

function inOfficeHours(notice: Notice, region: RegionCode, chase: Chase): Due {
  return dueFrom(nextOpening(chase.now, chase.calendar, region), notice, chase)
}
