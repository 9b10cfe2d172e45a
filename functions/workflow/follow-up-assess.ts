import type { Clock } from '#adapters/clock.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReminderStore } from '#adapters/reminder-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { raiseRun } from '#domain/change.ts'
import { decideFollowUp, type FollowUpDecision } from '#domain/follow-up.ts'
import { missFirstStep } from '#domain/lifecycle.ts'
import type { Reminder } from '#domain/reminder.ts'
import type { Report } from '#domain/report.ts'
import { clock, log, notices, policy, reminders, reports, step, workflows } from '#runtime/dependencies.ts'
import type { Log } from '#runtime/log.ts'
import type { ReadPolicy } from '#runtime/policy.ts'
import { type Assessment, endWatch, liveReport, orLookAgain, sleep, startWatch, WatchInput } from '#runtime/watch.ts'

export type FollowUpDependencies = {
  readonly reports: Pick<ReportStore, 'get' | 'replace'>
  readonly notices: Pick<NoticeStore, 'list' | 'plan'>
  readonly reminders: Pick<ReminderStore, 'listFor' | 'put' | 'cancel'>
  readonly policy: ReadPolicy
  readonly clock: Pick<Clock, 'now' | 'secondsUntil'>
  readonly workflows: Workflows
  readonly log: Log
}

/** Looks what the taken message asks for now: a question to the handler, a word to the reporter, or the ladder again. */
export async function assessFollowUp(input: WatchInput, dependencies: FollowUpDependencies): Promise<Assessment> {
  return orLookAgain(input, async () => {
    const { reports, notices, reminders, policy, clock } = dependencies
    const report = await liveReport(input, 'followUp', reports)
    if (!report) return { ...input, kind: 'done' }
    const [ledger, asked, goingBy] = await Promise.all([
      notices.list(report.reference),
      reminders.listFor(report.reference),
      policy(report),
    ])
    const decision = decideFollowUp({ report, notices: ledger, reminders: asked, now: clock.now(), ...goingBy })
    return apply(decision, report, { input, ...dependencies })
  })
}

async function apply(
  decision: FollowUpDecision,
  report: Report,
  { input, ...dependencies }: FollowUpDependencies & { readonly input: WatchInput },
): Promise<Assessment> {
  switch (decision.kind) {
    case 'remind':
      await Promise.all(decision.reminders.map(reminder => write(reminder, dependencies.reminders)))
      return assessFollowUp(input, dependencies)
    case 'notify':
      await Promise.all(decision.planned.map(notice => dependencies.notices.plan(notice)))
      return { ...input, kind: 'notify' }
    case 'restart':
      await restart(report, dependencies)
      return { ...input, kind: 'done' }
    case 'wait':
      return sleep({ until: decision.until }, report, dependencies)
    case 'done':
      return endWatch(report, dependencies.reports)
  }
}

async function write(reminder: Reminder, reminders: FollowUpDependencies['reminders']): Promise<void> {
  if (reminder.state === 'cancelled') await reminders.cancel(reminder)
  else await reminders.put(reminder)
}

/** The first step was missed: the ladder begins anew in the write that says so. */
async function restart(report: Report, dependencies: FollowUpDependencies): Promise<void> {
  const now = dependencies.clock.now()
  const chased = raiseRun(missFirstStep(report, now), 'escalation', now)
  await dependencies.reports.replace(chased, report.version)
  await startWatch(chased, dependencies)
}

export const handler = step({ name: 'follow-up-assess', input: WatchInput }, input => {
  const stores = { reports: reports(), notices: notices(), reminders: reminders() }
  return assessFollowUp(input, { ...stores, policy, clock: clock(), workflows: workflows(), log })
})
