import everyDay from '#content/calendar.json' with { type: 'json' }
import everyLadder from '#content/ladders.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import type { Chase } from '#domain/chase.ts'
import type { Holder } from '#domain/directory.ts'
import { type Decision, decideEscalation } from '#domain/escalation.ts'
import { readLadders } from '#domain/ladder.ts'
import type { Notice, NoticeState } from '#domain/notice.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import { addEvent } from '#domain/timeline.ts'

export const calendar = readCalendar(everyDay)
export const ladders = readLadders(everyLadder)

/** Friday 24 April 2026, 16:00 in Amsterdam: a weekend and King's Day follow. */
export const friday: Instant = '2026-04-24T14:00:00.000Z'

export function holder(id: string, changes: Partial<Holder> = {}): Holder {
  const [region = '', role = ''] = id.split('-')
  return {
    id,
    region,
    role:
      role === 'chainDirector' || role === 'designatedOfficer' || role === 'nationalDesk' ? role : 'careCoordinator',
    organisation: 'Demo',
    language: 'nl',
    email: `${id.toLowerCase()}@example.org`,
    scope: {},
    ...changes,
  }
}

export const coordinator = holder('VR05-careCoordinator-1', { deputy: 'VR05-careCoordinator-2' })
export const deputy = holder('VR05-careCoordinator-2')
export const director = holder('VR05-chainDirector-1')
export const officer = holder('VR05-designatedOfficer-1')
export const nationalDesk = holder('NL-nationalDesk-1')
export const everybody: readonly Holder[] = [coordinator, deputy, director, officer]

/** The coordinator, as whoever acts on a message. */
export const by: HandlerRef = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' }

export function report(changes: Partial<Report> = {}): Report {
  const receivedAt = changes.receivedAt ?? friday
  return {
    reference: 'MR-7K4T-92QF',
    version: 1,
    language: 'nl',
    region: 'VR05',
    where: 'GM0153',
    kind: 'person',
    ageGroup: 'adult',
    forms: ['labourExploitation'],
    persons: 'one',
    danger: 'none',
    urgency: 'normal',
    urgentBecause: [],
    asked: 'help',
    reporterType: 'professional',
    restricted: false,
    safeContact: { channel: 'none', hours: 'office', mayBeSaid: 'nothing' },
    hasContact: false,
    proof: { submission: 's', body: 'b', receipt: 'r' },
    receivedAt,
    lastActivityAt: receivedAt,
    state: { phase: 'received' },
    ladder: { round: 1, startedAt: receivedAt },
    timeline: [{ at: receivedAt, what: 'received' }],
    ...changes,
  }
}

export function chase(changes: Partial<Omit<Chase, 'report'>> & { readonly report?: Partial<Report> } = {}): Chase {
  const { report: reportChanges, ...others } = changes
  return {
    notices: [],
    ladders,
    directory: everybody,
    calendar,
    now: friday,
    nationalDesk,
    ...others,
    report: report(reportChanges),
  }
}

export type Sent = { readonly at: Instant; readonly id: string; readonly holder: string | undefined }

export type Region = {
  chase: Chase
  readonly sent: Sent[]
  readonly decisions: Decision[]
}

/** What the mailer makes of a notice; delivered unless a test says otherwise. */
export type Fate = (notice: Notice) => NoticeState

const delivered: Fate = () => 'delivered'

export const bounces =
  (...holders: string[]): Fate =>
  notice =>
    holders.includes(notice.holder ?? '') ? 'bounced' : 'delivered'

export function region(start: Chase): Region {
  return { chase: start, sent: [], decisions: [] }
}

/** Runs the chase as the workflow does, on a clock that jumps from one wake-up to the next, until that instant. */
export function runUntil(end: Instant, region: Region, fate: Fate = delivered): Region {
  for (let look = 0; look < 500; look++) {
    const decision = decideEscalation(region.chase)
    region.decisions.push(decision)
    if (decision.kind === 'done' || (decision.kind === 'wait' && decision.until > end)) return region
    if (decision.kind === 'wait') sleepUntil(decision.until, region)
    else apply(decision, region, fate)
  }
  throw new Error('The chase does not come to rest')
}

function sleepUntil(until: Instant, region: Region): void {
  if (until <= region.chase.now) throw new Error(`Waits for ${until}, which has passed`)
  jumpTo(until, region)
}

/** What a system sees that was down until then. */
export function jumpTo(now: Instant, region: Region): Region {
  region.chase = { ...region.chase, now }
  return region
}

function apply(decision: Exclude<Decision, { kind: 'wait' | 'done' }>, region: Region, fate: Fate): void {
  const { now } = region.chase
  if (decision.event) note(decision.event, region)
  if (decision.kind === 'record') return
  const ledger = new Map(region.chase.notices.map(notice => [notice.id, notice]))
  for (const planned of decision.planned) {
    const state = fate(planned)
    ledger.set(planned.id, { ...planned, state, attempts: planned.attempts + 1, sentAt: now, outcomeAt: now })
    region.sent.push({ at: now, id: planned.id, holder: planned.holder })
  }
  region.chase = { ...region.chase, notices: [...ledger.values()] }
}

function note(event: Report['timeline'][number], region: Region): void {
  const { report } = region.chase
  region.chase = { ...region.chase, report: { ...report, timeline: addEvent(report.timeline, event) } }
}

/** The ladder starts again the next Tuesday, and everybody gets their mail. */
export function inNextRound(asked: Region): Region {
  const now = '2026-04-28T08:00:00.000Z'
  asked.chase = { ...asked.chase, report: { ...asked.chase.report, ladder: { round: 2, startedAt: now } }, now }
  return runUntil(now, asked)
}

/** Who was sent a mail, and when. */
export const log = ({ sent }: Region): readonly string[] => sent.map(({ at, holder }) => `${at.slice(0, 16)} ${holder}`)

/** What the timeline says. */
export const events = ({ chase }: Region): readonly string[] =>
  chase.report.timeline.map(({ what, role, reason }) => [what, role, reason].filter(Boolean).join(' '))
