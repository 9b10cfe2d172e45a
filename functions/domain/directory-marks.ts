import * as z from 'zod'
import type { Holder } from './directory.ts'
import { compareInstants } from './local-time.ts'
import { Instant } from './report.ts'
import { localDateOf } from './working-time.ts'

/** What the mailer told about a mailbox: when, and of which address. */
export const Mark = z.strictObject({ at: Instant, to: z.string() })
export type Mark = z.infer<typeof Mark>

/** What is known of an entry's mailboxes, beside the entry itself, which people write. */
export const Marks = z.strictObject({
  bounced: Mark.optional(),
  complained: Mark.optional(),
  onCallBounced: Mark.optional(),
  onCallComplained: Mark.optional(),
  onCallPassed: Mark.optional(),
  nudgedAt: Instant.optional(),
})
export type Marks = z.infer<typeof Marks>

/** What happened before somebody phoned and checked the entry says nothing about it any more. */
export function speaksStill({ at }: Pick<Mark, 'at'>, { verified }: Pick<Holder, 'verified'>): boolean {
  if (verified === undefined) return true
  return verified.at === undefined ? localDateOf(at) >= verified.on : compareInstants(at, verified.at) > 0
}

/** The entry with what is known of its mailboxes. A mark of an address that was changed since counts no more. */
export function withMarks(entry: Holder, marks: Marks): Holder {
  const { email, onCall } = entry
  return {
    ...entry,
    bouncedAt: since(marks.bounced, email, entry) ?? entry.bouncedAt,
    complainedAt: since(marks.complained, email, entry) ?? entry.complainedAt,
    nudgedAt: marks.nudgedAt ?? entry.nudgedAt,
    ...(onCall ? { onCall: onCallWith(onCall, marks, entry) } : {}),
  }
}

type OnCall = NonNullable<Holder['onCall']>

/** A drill that passed says more than what went wrong before it. */
function onCallWith(onCall: OnCall, marks: Marks, entry: Holder): OnCall {
  const { email } = onCall
  const drillPassedAt = marks.onCallPassed?.to === email ? marks.onCallPassed.at : onCall.drillPassedAt
  const unlessPassed = (at: Instant | undefined) =>
    at !== undefined && drillPassedAt !== undefined && compareInstants(drillPassedAt, at) > 0 ? undefined : at
  return {
    ...onCall,
    drillPassedAt,
    bouncedAt: unlessPassed(since(marks.onCallBounced, email, entry) ?? onCall.bouncedAt),
    complainedAt: unlessPassed(since(marks.onCallComplained, email, entry) ?? onCall.complainedAt),
  }
}

function since(mark: Mark | undefined, address: string, entry: Holder): Instant | undefined {
  return mark?.to === address && speaksStill(mark, entry) ? mark.at : undefined
}

/** The entry as people wrote it. */
export function withoutMarks({ bouncedAt: _, complainedAt: __, nudgedAt: ___, onCall, ...entry }: Holder): Holder {
  if (!onCall) return entry
  const { email, phone } = onCall
  return { ...entry, onCall: { email, ...(phone === undefined ? {} : { phone }) } }
}
