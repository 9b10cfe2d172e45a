import type { CoverageSummary } from './coverage.ts'
import { type Holder, hasEnded } from './directory.ts'
import type { DrillResult, JudgedRung } from './drill.ts'
import { compareInstants } from './local-time.ts'
import { knownRight, nudgedBefore } from './nudge.ts'
import type { Mode, Region } from './regions.ts'
import type { Instant, LocalDate } from './report.ts'

/**
 * Whether somebody is there for a region's messages: what it promised by being connected, and what was seen of it. Says
 * nothing of any message and of nobody's mailbox, so that everybody may see it.
 */
export type Reachability = {
  readonly mode: Mode
  /** Of a region that takes messages: which roles are held, and for which nobody is. */
  readonly coverage?: CoverageSummary
  /** The last monthly test, once there was one: how many rungs of this region had which result. */
  readonly drill?: { readonly day: LocalDate; readonly results: Readonly<Record<DrillResult, number>> }
  /** Entries of people who hold a role, and of how many somebody was certain in the last 90 days. */
  readonly directory?: { readonly entries: number; readonly certain: number }
}

type Seen = {
  readonly coverage: CoverageSummary
  readonly drill: { readonly day: LocalDate; readonly rungs: readonly JudgedRung[] } | undefined
  readonly holders: readonly Holder[]
  readonly now: Instant
}

/** Only a region that takes messages promised to be reached. */
export function reachability({ mode }: Pick<Region, 'mode'>, { coverage, drill, holders, now }: Seen): Reachability {
  if (mode !== 'intake') return { mode }
  const current = holders.filter(holder => !hasEnded(holder, now))
  const directory = { entries: current.length, certain: current.filter(holder => isCertain(holder, now)).length }
  return { mode, coverage, directory, ...(drill ? { drill: { day: drill.day, results: resultsOf(drill.rungs) } } : {}) }
}

function isCertain(holder: Holder, now: Instant): boolean {
  const at = knownRight(holder)
  return at !== undefined && compareInstants(at, nudgedBefore(now)) > 0
}

function resultsOf(rungs: readonly JudgedRung[]): Readonly<Record<DrillResult, number>> {
  const count = (result: DrillResult) => rungs.filter(rung => rung.result === result).length
  return { passed: count('passed'), failed: count('failed'), waiting: count('waiting'), unheld: count('unheld') }
}
