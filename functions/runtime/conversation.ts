import type { MessageStore } from '#adapters/message-store.ts'
import type { Seal } from '#adapters/seal.ts'
import type { Keyring } from '#adapters/secrets.ts'
import {
  askReporter,
  isNoted,
  type Message,
  reopenByReporter,
  reporterWrote,
  tooMuch,
  type Words,
} from '#domain/conversation.ts'
import { InvalidInput } from '#domain/errors.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import type { SaidMessage } from '#domain/status.ts'
import { type ChangeDependencies, changeReport } from './change-report.ts'

export type WritingDependencies = ChangeDependencies & {
  readonly messages: MessageStore
  readonly seal: Pick<Seal, 'seal'>
  readonly keyring: Pick<Keyring, 'messageId'>
}

/** Who writes, and what it does to the report. */
type Writing = {
  readonly author: { readonly from: 'desk'; readonly role: HandlerRef['role'] } | { readonly from: 'reporter' }
  readonly what: Parameters<typeof isNoted>[1]
  readonly change: (report: Report, now: Instant) => Report
  /** What must be there before a new message is: its line in the audit. */
  readonly beforehand?: () => Promise<void>
}

/**
 * The desk writes to the reporter; `beforehand` happens once for a message that may be written, just before it is.
 * @throws Conflict; InvalidInput when there are too many messages
 */
export const writeToReporter = (
  report: Report,
  words: Words,
  by: HandlerRef,
  { beforehand, ...dependencies }: WritingDependencies & Pick<Writing, 'beforehand'>,
) =>
  write(report, words, dependencies, {
    author: { from: 'desk', role: by.role },
    what: 'reporterAsked',
    change: (current, now) => askReporter(current, by, now),
    ...(beforehand && { beforehand }),
  })

/** The reporter writes to the desk. @throws Conflict; InvalidInput when there are too many messages */
export const writeToDesk = (report: Report, words: Words, dependencies: WritingDependencies) =>
  write(report, words, dependencies, { author: { from: 'reporter' }, what: 'reporterWrote', change: reporterWrote })

/** The reporter says why it was not done, and opens it again. @throws as above */
export const writeAndReopen = (report: Report, words: Words, dependencies: WritingDependencies) =>
  write(report, words, dependencies, { author: { from: 'reporter' }, what: 'reopened', change: reopenByReporter })

/**
 * Two writes, in this order: the message, and then the report, which makes it count. Between them the message is there
 * and nobody is told; the sender saw no success and sends again, under the same key, which writes no second message and
 * finishes the rest. The other way round a report would speak of words that nobody has.
 */
async function write(
  report: Report,
  words: Words,
  dependencies: WritingDependencies,
  { author, what, change, beforehand }: Writing,
): Promise<Report> {
  const { clock, keyring, messages } = dependencies
  const { reference } = report
  const id = await keyring.messageId(words.messageKey, words.text)
  const find = async () => (await messages.list(reference)).find(message => message.id === id)
  const before = await find()
  if (before && isNoted(report, what, before)) return report
  change(report, clock.now())
  const own = before ?? (await put(report, { ...words, id, author, beforehand }, dependencies))
  // Pressed twice at once, the other one may have been first.
  const stored = before ?? (await find()) ?? own
  return changeReport(
    report,
    (current, now) => (isNoted(current, what, stored) ? undefined : change(current, now)),
    dependencies,
  )
}

async function put(
  { reference }: Report,
  {
    text,
    id,
    author,
    beforehand,
  }: Words & {
    readonly id: string
    readonly author: Writing['author']
    readonly beforehand: Writing['beforehand'] | undefined
  },
  { messages, seal, clock }: WritingDependencies,
): Promise<Message> {
  const at = clock.now()
  const code = tooMuch(await messages.list(reference), { from: author.from, at })
  if (code) throw new InvalidInput([{ field: 'text', code }])
  const sealed = await seal.seal(reference, { text })
  if (!sealed) throw new Error('A message has a text')
  await beforehand?.()
  const message: Message = { reference, id, at, sealed, ...author }
  await messages.put(message)
  return message
}

/** The conversation in the clear, oldest first: for whoever may read it. */
export async function readConversation(
  messages: readonly Message[],
  { seal }: { readonly seal: Pick<Seal, 'open'> },
): Promise<readonly SaidMessage[]> {
  return Promise.all(
    messages.map(async message => {
      const { text = '' } = await seal.open(message.reference, message.sealed, ['text'])
      const { from, at } = message
      return message.from === 'desk' ? { from, at, role: message.role, text } : { from, at, text }
    }),
  )
}
