import type { Reference, Report } from '#domain/report.ts'
import { type Ending, execute, type Limits, type Started, type WatchMachines } from '../../infra/replay/machine-run.ts'
import { aReport } from '../adapters/examples.ts'
import type { Stage } from './stage.ts'

/*
 * A message in the table of a stage, and the clock that watches it there.
 */

export const reporter = 'reporter@example.org'

/** With the reporter's address for mail, whatever way of contact was chosen: somebody may have filled in both. */
export async function received(changes: Partial<Report>, { seal, reports }: Stage): Promise<Report> {
  const { sealed: _, ...fresh } = aReport(changes)
  const sealed = await seal.seal(fresh.reference, { contact: JSON.stringify({ email: reporter }) })
  const report: Report = { ...fresh, ...(sealed ? { sealed } : {}) }
  await reports.create(report)
  return report
}

export async function stored({ reference }: { readonly reference: Reference }, { reports }: Stage): Promise<Report> {
  const report = await reports.get(reference)
  if (!report) throw new Error('The report is gone')
  return report
}

export function startOf({ reference, watch }: Report): Started {
  if (!watch) throw new Error('Nothing watches this report')
  return { machine: watch.machine, reportId: reference, run: watch.run }
}

/** Runs the clock that watches the message now. */
export async function runClock(
  report: { readonly reference: Reference },
  { machines, stage, ...limits }: Limits & { readonly machines: WatchMachines; readonly stage: Stage },
): Promise<Ending> {
  return execute(machines, startOf(await stored(report, stage)), stage, limits)
}
