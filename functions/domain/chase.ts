import type { Calendar } from './calendar.ts'
import type { Holder } from './directory.ts'
import type { Ladders } from './ladder.ts'
import type { Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'

/** All that a decision about the ladder looks at. `notices` is the whole ledger of the report, of every round. */
export type Chase = {
  readonly report: Report
  readonly notices: readonly Notice[]
  readonly ladders: Ladders
  readonly directory: readonly Holder[]
  readonly calendar: Calendar
  readonly now: Instant
  /** Holder of the last rung, from the stage's settings: region NL, role nationalDesk. */
  readonly nationalDesk: Holder
}
