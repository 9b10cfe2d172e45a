import type { Clock } from '#adapters/clock.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { raiseRun } from '#domain/change.ts'
import { Conflict } from '#domain/errors.ts'
import type { Instant, Reference } from '#domain/report.ts'
import { clock, job, log, reports, workflows } from '#runtime/dependencies.ts'
import { inTurn } from '#runtime/in-turn.ts'
import type { Log } from '#runtime/log.ts'
import { startWatch } from '#runtime/watch.ts'

/** Real seconds in which a living execution surely looks: less would start what is only busy. */
const grace = 60

export type ReconcileDependencies = {
  readonly reports: Pick<ReportStore, 'sleepers' | 'get' | 'replace'>
  readonly clock: Pick<Clock, 'now' | 'inRealSeconds'>
  readonly workflows: Workflows
  readonly log: Log
}

/**
 * The dead-man's switch: starts the clock of every report that should have looked and did not.
 * @throws AggregateError when one could not be started, after all others were
 */
export async function reconcile(dependencies: ReconcileDependencies): Promise<{ Reconciled: number }> {
  const before = dependencies.clock.inRealSeconds(-grace)
  let Reconciled = 0
  await inTurn(dependencies.reports.sleepers(before), async reference => {
    if (await wake(reference, before, dependencies)) Reconciled += 1
  })
  return { Reconciled }
}

/** The raised run is the claim: whoever writes it starts the execution, and the old one ends at its next step. */
async function wake(reference: Reference, before: Instant, dependencies: ReconcileDependencies): Promise<boolean> {
  const { reports, clock } = dependencies
  const report = await reports.get(reference)
  // The index may lag behind: only the report itself says whether it still sleeps.
  if (!report?.watch || Date.parse(report.watch.wakesAt) >= Date.parse(before)) return false
  const woken = raiseRun(report, report.watch.machine, clock.now())
  try {
    await reports.replace(woken, report.version)
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
  await startWatch(woken, dependencies)
  return true
}

export const handler = job('reconcile', () =>
  reconcile({ reports: reports(), clock: clock(), workflows: workflows(), log }),
)
