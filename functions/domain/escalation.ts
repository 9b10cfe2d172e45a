import type { Chase } from './chase.ts'
import type { Notice } from './notice.ts'
import type { Instant, TimelineEvent } from './report.ts'

/**
 * What is due now. `planned` holds notices to write and send, and those already in the ledger that still have to be
 * sent (state planned, or unknown and to be tried once more): put each if absent, claim it, send it.
 * `record` only goes into the timeline; decide again after it.
 */
export type Decision =
  | { readonly kind: 'notify'; readonly planned: readonly Notice[]; readonly event?: TimelineEvent }
  | { readonly kind: 'record'; readonly event: TimelineEvent }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'done'; readonly reason: 'acknowledged' | 'closed' }

/** Pure and repeatable: the same report, ledger, directory and clock give the same decision. */
export function decideEscalation(chase: Chase): Decision {
  return { kind: 'wait', until: chase.now }
}
