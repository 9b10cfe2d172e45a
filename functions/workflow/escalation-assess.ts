import type { Clock } from '#adapters/clock.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Chase } from '#domain/chase.ts'
import { type Decision, decideEscalation } from '#domain/escalation.ts'
import { waitingIn } from '#domain/outlook.ts'
import type { Report, TimelineEvent } from '#domain/report.ts'
import { addEvent } from '#domain/timeline.ts'
import { clock, log, notices, policy, reports, step } from '#runtime/dependencies.ts'
import type { Log } from '#runtime/log.ts'
import type { ReadPolicy } from '#runtime/policy.ts'
import { type Assessment, endWatch, liveReport, orLookAgain, sleep, WatchInput } from '#runtime/watch.ts'

export type EscalationDependencies = {
  readonly reports: Pick<ReportStore, 'get' | 'replace'>
  readonly notices: Pick<NoticeStore, 'list' | 'plan'>
  readonly policy: ReadPolicy
  readonly clock: Pick<Clock, 'now' | 'secondsUntil'>
  readonly log: Log
}

/** Looks what is due on the ladder now, and plans it, notes it or sleeps until the next rung. */
export async function assessEscalation(input: WatchInput, dependencies: EscalationDependencies): Promise<Assessment> {
  return orLookAgain(input, async () => {
    const { reports, notices, policy, clock } = dependencies
    const report = await liveReport(input, 'escalation', reports)
    if (!report) return { ...input, kind: 'done' }
    const [ledger, goingBy] = await Promise.all([notices.list(report.reference), policy(report)])
    const chase = { report, notices: ledger, now: clock.now(), ...goingBy }
    return apply(decideEscalation(chase), chase, dependencies)
  })
}

async function apply(decision: Decision, chase: Chase, dependencies: EscalationDependencies): Promise<Assessment> {
  const { reports, notices } = dependencies
  const { report } = chase
  const state = { reportId: report.reference, run: report.watch?.run ?? 0 }
  switch (decision.kind) {
    case 'notify':
      await Promise.all(decision.planned.map(notice => notices.plan(notice)))
      if (decision.event) await record(decision.event, report, dependencies)
      return { ...state, kind: 'notify' }
    case 'record':
      await record(decision.event, report, dependencies)
      return assessEscalation(state, dependencies)
    case 'wait':
      return sleep({ until: decision.until, waiting: waitingIn(chase) }, report, dependencies)
    case 'done':
      return endWatch(report, reports)
  }
}

async function record(
  event: TimelineEvent,
  report: Report,
  { reports, log }: Pick<EscalationDependencies, 'reports' | 'log'>,
): Promise<void> {
  // Nobody takes it, and nobody is left to ask but the same desk again: an alarm counts these lines.
  if (event.what === 'repeated') log({ ladder: 'repeated' })
  const timeline = addEvent(report.timeline, event)
  await reports.replace({ ...report, timeline, version: report.version + 1 }, report.version)
}

export const handler = step({ name: 'escalation-assess', input: WatchInput }, input =>
  assessEscalation(input, { reports: reports(), notices: notices(), policy, clock: clock(), log }),
)
