import type { Clock } from '#adapters/clock.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { Conflict } from '#domain/errors.ts'
import type { Instant, Report } from '#domain/report.ts'
import type { Log } from './log.ts'
import { startWatch } from './watch.ts'

export type ChangeDependencies = {
  readonly reports: Pick<ReportStore, 'get' | 'replace'>
  readonly clock: Pick<Clock, 'now'>
  readonly workflows: Workflows
  readonly log: Log
}

/** The report after an act, or `undefined` when it was done before. */
export type Change = (report: Report, now: Instant) => Report | undefined

/** How often a write may meet another before whoever acts is told so. */
const tries = 5

/**
 * One conditional write of an act, begun anew when the ladder or a colleague wrote first; only what makes the act
 * impossible stops it. Starts the clock when the act raised its run.
 * @throws Conflict when the act is impossible, or the report kept changing
 */
export async function changeReport(report: Report, change: Change, dependencies: ChangeDependencies): Promise<Report> {
  const { reports, clock } = dependencies
  let current = report
  for (let tried = 0; tried < tries; tried += 1) {
    const changed = change(current, clock.now())
    if (changed === undefined) return current
    if (await isReplaced(changed, current, reports)) {
      if (changed.watch?.run !== current.watch?.run) await startWatch(changed, dependencies)
      return changed
    }
    current = (await reports.get(report.reference)) ?? current
  }
  throw new Conflict('The report kept changing')
}

async function isReplaced(changed: Report, { version }: Report, reports: ChangeDependencies['reports']) {
  try {
    await reports.replace(changed, version)
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
