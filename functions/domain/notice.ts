import * as z from 'zod'
import type { Holder } from './directory.ts'
import { Language } from './language.ts'
import { Instant, LocalDate, Reference, Role } from './report.ts'
import { RegionCode } from './situation.ts'

/**
 * planned → sending (lease) → sent → delivered | bounced | complained | failed | unknown.
 * `complained`: it arrived, and whoever got it reported it as unwanted: nothing of ours arrives there any more.
 * `unknown`: the mailer gave no answer; it is sent at most once more, and `attempts` says so.
 */
export const NoticeState = z.enum([
  'planned',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unknown',
])
export type NoticeState = z.infer<typeof NoticeState>

/** `handover`: another region is asked to take it. `word`: the reporter wrote to whoever has it. Neither is of the ladder. */
export const NoticePurpose = z.enum(['ladder', 'onCall', 'reporter', 'digest', 'handover', 'word'])
export type NoticePurpose = z.infer<typeof NoticePurpose>

/** One line of the ledger: one mail to one recipient, whatever became of it. */
export const Notice = z.strictObject({
  /** Absent on a digest and in a drill, which are about no single report. */
  reference: Reference.optional(),
  /** The day of the drill that it belongs to. */
  drill: LocalDate.optional(),
  /** Deterministic, so that planning the same notice twice writes it once. */
  id: z.string(),
  purpose: NoticePurpose,
  /** Ladder round and rung this notice belongs to. */
  round: z.int().positive().optional(),
  rung: z.int().min(0).optional(),
  role: Role.optional(),
  /** Directory id of the holder; absent for the reporter. */
  holder: z.string().optional(),
  /** What it is about: to the reporter `acknowledged`, `closed`, `message`; of a hand-over `proposed`, `unanswered`. */
  about: z.string().optional(),
  /** Of a hand-over: the region it was offered to, whose list finds the message by this line. */
  offeredTo: RegionCode.optional(),
  language: Language,
  /** Removed by retention after 90 days; absent for the reporter, whose address stays sealed in the report. */
  to: z.string().optional(),
  state: NoticeState,
  attempts: z.int().min(0),
  leaseUntil: Instant.optional(),
  messageId: z.string().optional(),
  plannedAt: Instant,
  sentAt: Instant.optional(),
  outcomeAt: Instant.optional(),
})
export type Notice = z.infer<typeof Notice>

/** What every line of the ledger about a mail to a holder begins with; nothing was sent yet. */
export function unsentTo({ id, language, email }: Pick<Holder, 'id' | 'language' | 'email'>, plannedAt: Instant) {
  return { holder: id, language, to: email, state: 'planned', attempts: 0, plannedAt } as const
}

/** Only these move the ladder, and only they count for it. */
export function isOfLadder({ purpose }: Notice): boolean {
  return purpose === 'ladder' || purpose === 'onCall'
}
