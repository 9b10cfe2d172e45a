import * as z from 'zod'
import { type Actor, may, positionTowards, type ReportInView } from './access.ts'
import { asksForExtension } from './extension.ts'
import { type Ladders, ladderFor } from './ladder.ts'
import { boundsOf, compareInstants } from './local-time.ts'
import { type Instant, Report, type Role, Urgency } from './report.ts'
import { Kind, RegionCode } from './situation.ts'
import { endOfDay, localDateOf } from './working-time.ts'

/** What a list knows of a message: codes only, from the index. */
export const ListedReport = Report.pick({
  reference: true,
  region: true,
  where: true,
  kind: true,
  ageGroup: true,
  forms: true,
  urgency: true,
  asked: true,
  reporterType: true,
  restricted: true,
  receivedAt: true,
  state: true,
  handover: true,
  snooze: true,
  lastActivityAt: true,
  ladder: true,
  waiting: true,
})
export type ListedReport = z.infer<typeof ListedReport>

/** What a message is about, in codes; it opens together with what somebody wrote. */
export const About = ListedReport.pick({
  kind: true,
  where: true,
  ageGroup: true,
  forms: true,
  asked: true,
  reporterType: true,
})
export type About = z.infer<typeof About>

/** What whoever is asked after the first role sees until they take it: where, how urgent, and since when it waits. */
export const Waiting = ListedReport.pick({
  reference: true,
  region: true,
  urgency: true,
  receivedAt: true,
  state: true,
  handover: true,
  snooze: true,
})
export type Waiting = z.infer<typeof Waiting>

const aboutOf = ({ kind, where, ageGroup, forms, asked, reporterType }: ListedReport): About => ({
  kind,
  where,
  ageGroup,
  forms,
  asked,
  reporterType,
})

export const waitOf = ({ reference, region, urgency, receivedAt, state, handover, snooze }: ListedReport): Waiting => ({
  reference,
  region,
  urgency,
  receivedAt,
  state,
  handover,
  snooze,
})

/** What the list is asked to show; part of its address, so that it can be kept and shared. */
export const DeskFilter = z.object({
  show: z.enum(['open', 'closed']).catch('open'),
  region: RegionCode.optional().catch(undefined),
  urgency: Urgency.optional().catch(undefined),
  kind: Kind.optional().catch(undefined),
  /** Counts from 1. */
  page: z.coerce.number().int().min(1).max(999).catch(1),
})
export type DeskFilter = z.infer<typeof DeskFilter>

/** `mine` waits for this person, or is this person's to do today; `running` was taken, `others` waits for somebody else. */
export type Section = 'mine' | 'running' | 'others' | 'closed'

/** How many rows a page of the list has. */
export const rowsPerPage = 50

export type DeskRow = {
  readonly report: Waiting
  /** Absent while it may not be opened. */
  readonly about?: About | undefined
  readonly section: Section
  /** With whom it waits, or who has it. */
  readonly role?: Role | undefined
  /** The next thing that must have happened, and when; absent when nothing is promised. */
  readonly dueAt?: Instant | undefined
  /** Its time has passed without an answer. */
  readonly overdueSince?: Instant | undefined
  readonly isDueToday: boolean
  /** Nothing happened with it for so long that it must be closed or extended. */
  readonly asksForExtension: boolean
}

export type ListSetting = { readonly actor: Actor; readonly ladders: Ladders; readonly now: Instant }

/** The rows somebody may see, what waits for this person first: acute, overdue, urgent, due soonest. */
export function deskRows(
  reports: readonly ListedReport[],
  filter: DeskFilter,
  setting: ListSetting,
): readonly DeskRow[] {
  // Once for all rows: finding out the day of an instant costs more than all the rest of a row.
  const today = boundsOf(localDateOf(setting.now))
  return reports
    .filter(report => fits(report, filter))
    .flatMap(report => rowOf(report, { ...setting, today }) ?? [])
    .filter(row => hasKind(row, filter))
    .sort(inOrder)
}

function fits({ region, handover, urgency }: ListedReport, filter: DeskFilter): boolean {
  return (
    (filter.region === undefined || filter.region === region || filter.region === handover?.to) &&
    (filter.urgency === undefined || filter.urgency === urgency)
  )
}

/** A filter tells of no message more than its row does. */
const hasKind = ({ about }: DeskRow, { kind }: DeskFilter): boolean => kind === undefined || kind === about?.kind

type RowSetting = ListSetting & { readonly today: ReturnType<typeof boundsOf> }

function rowOf(report: ListedReport, { actor, ladders, now, today }: RowSetting): DeskRow | undefined {
  const view = listedView(report, ladders)
  if (!may(actor, 'seeThatItWaits', view)) return undefined
  const dueAt = dueOf(report)
  const overdueSince = overdueOf(report, now)
  const isDueToday = dueAt !== undefined && isWithin(dueAt, today)
  const asks = asksForExtension(report, now)
  return {
    report: waitOf(report),
    ...(may(actor, 'openContent', view) ? { about: aboutOf(report) } : {}),
    section: (isDueToday || asks) && may(actor, 'handleMessage', view) ? 'mine' : sectionOf(report, view, actor),
    role: roleOf(report, view),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(overdueSince === undefined ? {} : { overdueSince }),
    isDueToday,
    asksForExtension: asks,
  }
}

const isWithin = (instant: Instant, { from, to }: RowSetting['today']): boolean =>
  compareInstants(instant, from) >= 0 && compareInstants(instant, to) < 0

/** As the rules look at it, from what the index holds: every rung up to the one it waits at was asked. */
function listedView(report: ListedReport, ladders: Ladders): ReportInView {
  const rungs = [...new Set(ladderFor(report, ladders).map(({ role }) => role))]
  const waits = waitingAt(report)
  // The first is asked at once; what was noted before the ladder was judged anew may name no rung of it.
  const reached = waits === undefined ? 0 : Math.max(0, rungs.indexOf(waits.role))
  return { ...report, rungs, asked: rungs.slice(0, reached + 1) }
}

/** What was noted in an earlier round says nothing about this one. */
function waitingAt({ waiting, ladder }: ListedReport): ListedReport['waiting'] {
  return waiting?.round === ladder.round ? waiting : undefined
}

function sectionOf(report: ListedReport, view: ReportInView, actor: Actor): Section {
  if (report.state.phase === 'closed') return 'closed'
  if (may(actor, 'answerHandover', view)) return 'mine'
  const standing = positionTowards(actor, view)
  if (report.state.phase === 'received') return standing && view.asked.includes(standing.role) ? 'mine' : 'others'
  return 'running'
}

function roleOf(report: ListedReport, view: ReportInView): Role | undefined {
  return report.state.phase === 'received' ? view.asked.at(-1) : report.state.by.role
}

function dueOf(report: ListedReport): Instant | undefined {
  const { state } = report
  if (state.phase === 'received') return waitingAt(report)?.dueAt
  if (state.phase === 'closed' || state.firstStepDoneAt !== undefined) return undefined
  return endOfDay(state.firstStepBy)
}

function overdueOf(report: ListedReport, now: Instant): Instant | undefined {
  if (report.state.phase !== 'received') return undefined
  const at = waitingAt(report)
  if (at?.missedAt !== undefined) return at.missedAt
  return at !== undefined && compareInstants(at.dueAt, now) <= 0 ? at.dueAt : undefined
}

const sections = ['mine', 'running', 'others', 'closed'] as const satisfies readonly Section[]

function inOrder(one: DeskRow, other: DeskRow): number {
  return (
    sections.indexOf(one.section) - sections.indexOf(other.section) || rankOf(one) - rankOf(other) || byTime(one, other)
  )
}

function rankOf({ report, overdueSince, section }: DeskRow): number {
  if (section === 'closed') return 0
  if (report.urgency === 'acute') return 0
  if (overdueSince !== undefined) return 1
  return report.urgency === 'urgent' ? 2 : 3
}

/** The soonest first, what has no time last; of closed messages the newest first. */
function byTime(one: DeskRow, other: DeskRow): number {
  if (one.report.state.phase === 'closed' && other.report.state.phase === 'closed') {
    return compareInstants(other.report.state.closedAt, one.report.state.closedAt)
  }
  const [first, second] = [one.overdueSince ?? one.dueAt, other.overdueSince ?? other.dueAt]
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined)
  return compareInstants(first, second)
}
