import type { Chase } from './chase.ts'
import type { Explanation } from './explanation.ts'
import type { Instant, Role } from './report.ts'

/** One role on the way up; rungs of the same role in a row are one stop. */
export type Stop = { readonly role: Role; readonly at: Instant; readonly held: boolean }

/** What receipt and status say about a message that nobody has taken yet. */
export type Outlook = {
  /** The role that has it now. */
  readonly handler: Role
  /** The instant at which another role is asked; on the last rung: when it is asked again. */
  readonly dueAt: Instant
  readonly explanation: Explanation
  /** Absent on the last rung. */
  readonly next?: Role
  /** The last due time that passed without an answer. */
  readonly missedAt?: Instant
  /** Acute, or urgent while the office is closed: nobody reads this now. */
  readonly phoneNow: boolean
  readonly stops: readonly Stop[]
}

/** For a fresh receipt `notices` is empty. */
export function outlook(chase: Chase): Outlook {
  throw new Error(chase.now)
}
