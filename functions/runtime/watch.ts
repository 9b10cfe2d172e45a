import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { withWatch } from '#domain/change.ts'
import { Conflict } from '#domain/errors.ts'
import { type Instant, type Machine, Reference, type Report, type Waiting } from '#domain/report.ts'
import { cause, type Log } from './log.ts'

/** All a watch carries: whose it is, and which run. What else an engine adds is dropped. */
export const WatchInput = z.object({ reportId: Reference, run: z.int().positive() })
export type WatchInput = z.infer<typeof WatchInput>

/** What the machine branches on; `seconds` are real ones, 1 to 86,400. */
export type Assessment =
  | (WatchInput & { readonly kind: 'notify' | 'done' })
  | (WatchInput & { readonly kind: 'wait'; readonly seconds: number })

/** The report, as long as this execution is its one live clock. */
export async function liveReport(
  { reportId, run }: WatchInput,
  machine: Machine,
  reports: Pick<ReportStore, 'get'>,
): Promise<Report | undefined> {
  const report = await reports.get(reportId)
  return report?.watch?.machine === machine && report.watch.run === run ? report : undefined
}

/** Somebody else wrote first: nothing is lost by looking again in a second. */
export async function orLookAgain(
  { reportId, run }: WatchInput,
  assess: () => Promise<Assessment>,
): Promise<Assessment> {
  try {
    return await assess()
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'wait', reportId, run, seconds: 1 }
    throw error
  }
}

/** Until when, and with whom the message waits meanwhile, where that is known. */
type Sleep = { readonly until: Instant; readonly waiting?: Waiting }

/**
 * Notes on the report when it will be looked at again, so that the dead-man's switch knows, and with whom it waits, so that
 * lists do; written only when something changes.
 */
export async function sleep(
  { until, waiting }: Sleep,
  report: Report,
  { reports, clock }: { readonly reports: Pick<ReportStore, 'replace'>; readonly clock: Pick<Clock, 'secondsUntil'> },
): Promise<Assessment> {
  const { watch, reference: reportId, version } = report
  if (!watch) throw new Error('A report without a watch cannot sleep')
  const isNew = watch.wakesAt !== until || (waiting !== undefined && !isDeepStrictEqual(waiting, report.waiting))
  if (isNew) {
    const seen = waiting === undefined ? report : { ...report, waiting }
    await reports.replace(withWatch(seen, { ...watch, wakesAt: until }), version)
  }
  return { kind: 'wait', reportId, run: watch.run, seconds: clock.secondsUntil(until) }
}

/**
 * Nothing is left to watch in a closed message: takes its clock off, so that the dead-man's switch lets it rest. In any
 * other it stays on, and is seen.
 */
export async function endWatch(report: Report, reports: Pick<ReportStore, 'replace'>): Promise<Assessment> {
  const { watch, ...rest } = report
  if (!watch) throw new Error('A report without a watch has ended already')
  if (report.state.phase === 'closed') await reports.replace({ ...rest, version: report.version + 1 }, report.version)
  return { kind: 'done', reportId: report.reference, run: watch.run }
}

/** Starts the execution that belongs to the watch. When it does not start, the dead-man's switch starts it. */
export async function startWatch(
  { reference, watch }: Report,
  { workflows, log }: { readonly workflows: Workflows; readonly log: Log },
): Promise<void> {
  if (!watch) throw new Error('A report without a watch has nothing to start')
  try {
    await workflows.start(watch.machine, reference, watch.run)
  } catch (error) {
    log({ watch: watch.machine, outcome: 'notStarted', ...cause(error) })
  }
}
