import * as z from 'zod'
import { changed, lookNow } from './change.ts'
import { Conflict } from './errors.ts'
import { mayReopen, reopen } from './lifecycle.ts'
import { compareInstants } from './local-time.ts'
import { type HandlerRef, Instant, Reference, type Report, Role, Sealed } from './report.ts'
import { textLimits } from './text-limits.ts'
import { localDateOf } from './working-time.ts'

export const Author = z.enum(['desk', 'reporter'])
export type Author = z.infer<typeof Author>

const common = {
  reference: Reference,
  /** Made of the sender's key and the text, so that the same message sent twice is one. */
  id: z.string().min(1),
  at: Instant,
  /** The text, under a data key of its own. */
  sealed: Sealed,
}

/** What desk and reporter write to each other about a message. */
export const Message = z.discriminatedUnion('from', [
  z.strictObject({ ...common, from: z.literal('desk'), role: Role }),
  z.strictObject({ ...common, from: z.literal('reporter') }),
])
export type Message = z.infer<typeof Message>

/** As long as the text of the message itself; of a report in all, and of its reporter in a day. */
export const conversationLimits = { text: textLimits.text, perReport: 100, perDay: 20 } as const

/** Browsers send a line break as two characters, and count it as one. */
export const MessageText = z
  .string()
  .transform(text => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1).max(conversationLimits.text))

/** Open, or closed so lately that what was written is still there. */
export function mayWrite(report: Report, now: Instant): boolean {
  return report.state.phase !== 'closed' || mayReopen(report, now)
}

/** What somebody sends. The key was made once, by the page that holds the form: the same words are sent once. */
export const Words = z.strictObject({ text: MessageText, messageKey: z.uuid() })
export type Words = z.infer<typeof Words>

type Written = { readonly from: Author; readonly at: Instant }

/** The code of an error when somebody cannot write one more: there are too many in all, or of the reporter today. */
export function tooMuch(
  messages: readonly Written[],
  { from, at: now }: Written,
): 'tooManyMessages' | 'tooManyToday' | undefined {
  if (messages.length >= conversationLimits.perReport) return 'tooManyMessages'
  if (from === 'desk') return undefined
  const today = messages.filter(message => message.from === from && localDateOf(message.at) === localDateOf(now))
  return today.length >= conversationLimits.perDay ? 'tooManyToday' : undefined
}

/**
 * The desk wrote to the reporter; the live clock looks at once, so that a neutral mail goes out where that is safe.
 * @throws Conflict when the message was closed too long ago
 */
export function askReporter(report: Report, by: HandlerRef, now: Instant): Report {
  checkWritable(report, now)
  const event = { at: now, what: 'reporterAsked', role: by.role, holder: by.holder } as const
  return lookNow(changed(report, { event }), now)
}

/**
 * The reporter wrote; whoever has the message is told. While nobody has it the ladder asks anyhow.
 * @throws Conflict when the message was closed too long ago
 */
export function reporterWrote(report: Report, now: Instant): Report {
  checkWritable(report, now)
  const written = changed(report, { event: { at: now, what: 'reporterWrote' } })
  return report.state.phase === 'received' ? written : lookNow(written, now)
}

/**
 * The reporter says that it was not done, and why: one write.
 * @throws Conflict when it is not closed, or was closed too long ago
 */
export function reopenByReporter(report: Report, now: Instant): Report {
  const reopened = reopen(reporterWrote(report, now), 'reporter', now)
  return { ...reopened, version: report.version + 1 }
}

/** Does the report say so already? What is in it was written after the message was. */
export function isNoted(
  { timeline }: Report,
  what: 'reporterAsked' | 'reporterWrote' | 'reopened',
  { at }: Pick<Message, 'at'>,
): boolean {
  return timeline.some(event => event.what === what && compareInstants(event.at, at) >= 0)
}

function checkWritable(report: Report, now: Instant): void {
  if (!mayWrite(report, now)) throw new Conflict('The message was closed too long ago')
}
