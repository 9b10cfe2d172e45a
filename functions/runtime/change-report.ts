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
export const tries = 5

/**
 * One conditional write of an act, begun anew when the ladder or a colleague wrote first; only what makes the act
 * impossible stops it.
 * @throws Conflict when the act is impossible, or the report kept changing
 */
export async function changeReport(report: Report, change: Change, dependencies: ChangeDependencies): Promise<Report> {
  const { reports, clock } = dependencies
  let current = report
  for (let tried = 0; tried < tries; tried += 1) {
    const changed = change(current, clock.now())
    if (changed === undefined) return current
    if (await isReplaced(changed, current, dependencies)) return changed
    current = (await reports.get(report.reference)) ?? current
  }
  throw new Conflict('The report kept changing')
}

/** Writes the report unless somebody else did since it was read; starts its clock when the change raised its run. */
export async function isReplaced(
  changed: Report,
  { version, watch }: Report,
  dependencies: Pick<ChangeDependencies, 'workflows' | 'log'> & { readonly reports: Pick<ReportStore, 'replace'> },
): Promise<boolean> {
  try {
    await dependencies.reports.replace(changed, version)
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
  if (changed.watch?.run !== watch?.run) await startWatch(changed, dependencies)
  return true
}
