import type { Instant, Machine, Report, State, TimelineEvent, Watch } from './report.ts'
import { addEvent } from './timeline.ts'

/*
 * How any change of a report is written down: the next version, a line in the timeline, and the clock that looks next.
 */

/** A change by a person: new state if any, a line in the timeline, the next version. */
export function changed(
  report: Report,
  { state, event }: { readonly state?: State; readonly event: TimelineEvent },
): Report {
  return {
    ...report,
    ...(state ? { state } : {}),
    version: report.version + 1,
    lastActivityAt: event.at,
    timeline: addEvent(report.timeline, event),
  }
}

/** The report with its clock on another machine, in the same write as the change before it. */
export function raised(report: Report, machine: Machine, wakesAt: Instant): Report {
  // A run is never higher than the version that raised it, so a watch that was taken off never gets an old run back.
  const run = report.watch ? report.watch.run + 1 : report.version
  return { ...report, watch: { machine, run, wakesAt } }
}

/** Notes when the live clock looks again. */
export function withWatch(report: Report, watch: Watch): Report {
  return { ...report, watch, version: report.version + 1 }
}

/** Raises the run of the machine that this phase is watched by, so that it looks at once. */
export function lookNow(report: Report, now: Instant): Report {
  return raised(report, report.state.phase === 'received' ? 'escalation' : 'followUp', now)
}

/** Claims the clock: only an execution with this run is live from now on. */
export function raiseRun(report: Report, machine: Machine, wakesAt: Instant): Report {
  return raised({ ...report, version: report.version + 1 }, machine, wakesAt)
}
