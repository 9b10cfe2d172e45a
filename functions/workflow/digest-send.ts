import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReminderStore } from '#adapters/reminder-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { planDigest } from '#domain/digest.ts'
import { composeDigest, itemsIn } from '#domain/digest-mail.ts'
import { readersOf } from '#domain/digest-readers.ts'
import type { Holder } from '#domain/directory.ts'
import type { Ladders } from '#domain/ladder.ts'
import type { MailTexts } from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'
import { nudgedBefore } from '#domain/nudge.ts'
import type { Region } from '#domain/regions.ts'
import { type Delivery, deliver } from '#runtime/deliver.ts'
import {
  clock,
  directory,
  freshnessDependencies,
  ladders,
  mailer,
  mailTexts,
  notices,
  progressDependencies,
  publicOrigin,
  regions,
  reminders,
  reports,
  step,
} from '#runtime/dependencies.ts'
import { type Digest, digestFor } from '#runtime/digest-contents.ts'
import { type FreshnessDependencies, noteFreshness } from '#runtime/freshness-tellings.ts'
import { noteTold, type ProgressDependencies } from '#runtime/progress-tellings.ts'
import { Recipient } from '#runtime/recipient.ts'
import { deskPath } from '#view/desk-paths.ts'

export type DigestDependencies = Delivery &
  ProgressDependencies &
  FreshnessDependencies & {
    readonly reports: Pick<ReportStore, 'get'>
    readonly reminders: Pick<ReminderStore, 'dueFor' | 'markSent' | 'cancel'>
    readonly notices: Pick<NoticeStore, 'plan' | 'get'>
    readonly directory: Pick<DirectoryStore, 'all' | 'nudged'>
    readonly regions: readonly Region[]
    readonly ladders: Ladders
    readonly calendar: Calendar
    readonly texts: MailTexts
    readonly publicOrigin: string
  }

/**
 * One mail a day with everything that waits for this person; never empty.
 * @throws when the mail was refused or its outcome is unknown, so that the run records it and shows it
 */
export async function sendDigest(input: Recipient, dependencies: DigestDependencies): Promise<Recipient> {
  const { directory, notices, clock, texts, publicOrigin } = dependencies
  const now = clock.now()
  const everybody = await directory.all()
  if (!everybody.some(({ id }) => id === input.recipient)) throw new Error('Nobody in the directory has this id')
  const reader = readersOf(everybody, now).find(({ holder }) => holder.id === input.recipient)
  // Left, or the mailbox refused a mail, a moment ago: whoever answers for it is another recipient.
  if (!reader) return input
  const { pressing, progress, freshness } = input
  const digest = await digestFor({ reader, everybody, now, pressing, progress, freshness }, dependencies)
  if (itemsIn(digest.contents) === 0) return input
  const notice = planDigest(reader.holder, now)
  await notices.plan(notice)
  const linkTo = (page: 'reports' | 'updates' | 'mistakes') => `${publicOrigin}${deskPath(page, notice.language)}`
  const links = { desk: linkTo('reports'), updates: linkTo('updates'), mistakes: linkTo('mistakes') }
  const mail = composeDigest(notice, { contents: digest.contents, links }, texts)
  await deliver(notice, { to: reader.holder.email, mail }, dependencies)
  await settle(digest, { notice, everybody }, dependencies)
  return input
}

/** The ledger decides: only what went out was asked. A retry after the mail finds it sent and only notes it. */
async function settle(
  { questions, entries, tellings, freshness }: Digest,
  { notice, everybody }: { readonly notice: Notice; readonly everybody: readonly Holder[] },
  dependencies: DigestDependencies,
): Promise<void> {
  const { notices, reminders, directory, clock } = dependencies
  const recorded = await notices.get(notice)
  if (recorded?.state !== 'sent' && recorded?.state !== 'delivered') {
    throw new Error(`The digest is ${recorded?.state ?? 'gone'}`)
  }
  const at = clock.now()
  await Promise.all([
    ...questions.map(question => reminders.markSent(question, notice.id)),
    ...entries.map(({ id }) => directory.nudged(id, { at, unlessSince: nudgedBefore(at) })),
    noteTold(tellings, { everybody, now: at }, dependencies),
    noteFreshness(freshness, at, dependencies),
  ])
}

export const handler = step({ name: 'digest-send', input: Recipient }, recipient => {
  const stores = { reports: reports(), reminders: reminders(), notices: notices(), directory: directory() }
  const content = {
    regions: regions(),
    ladders: ladders(),
    texts: mailTexts,
    ...progressDependencies(),
    ...freshnessDependencies(),
  }
  return sendDigest(recipient, {
    ...stores,
    ...content,
    mailer: mailer(),
    clock: clock(),
    publicOrigin: publicOrigin(),
  })
})
