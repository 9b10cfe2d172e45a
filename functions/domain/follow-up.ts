import type { Calendar } from './calendar.ts'
import type { Holder } from './directory.ts'
import type { Notice } from './notice.ts'
import type { Reminder } from './reminder.ts'
import type { Instant, Report, TimelineEvent } from './report.ts'

export type FollowUp = {
  readonly report: Report
  readonly notices: readonly Notice[]
  readonly reminders: readonly Reminder[]
  readonly directory: readonly Holder[]
  readonly calendar: Calendar
  readonly now: Instant
}

/**
 * `remind`: write these (new ones are `due`, those that lost their point are `cancelled`), then decide again.
 * `notify`: the neutral mail to the reporter, whose address only the sender can unseal.
 * `restart`: the first step was missed; the ladder starts again.
 */
export type FollowUpDecision =
  | { readonly kind: 'remind'; readonly reminders: readonly Reminder[] }
  | { readonly kind: 'notify'; readonly planned: readonly Notice[] }
  | { readonly kind: 'restart'; readonly event: TimelineEvent }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'done' }

export function decideFollowUp(followUp: FollowUp): FollowUpDecision {
  return { kind: 'wait', until: followUp.now }
}
