import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReminderStore } from '#adapters/reminder-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import { planDigest } from '#domain/digest.ts'
import type { Holder } from '#domain/directory.ts'
import { composeDigest, type DigestItem, type MailTexts } from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'
import { type Region, regionWith } from '#domain/regions.ts'
import { type Reminder, stillAsked } from '#domain/reminder.ts'
import type { LocalDate, Report } from '#domain/report.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type Delivery, deliver } from '#runtime/deliver.ts'
import {
  clock,
  everyHolder,
  links,
  mailer,
  mailTexts,
  notices,
  publicOrigin,
  regions,
  reminders,
  reports,
  step,
} from '#runtime/dependencies.ts'
import { Recipient } from '#runtime/recipient.ts'
import { type LinkMaking, takeoverLink } from '#runtime/takeover-link.ts'

export type DigestDependencies = Delivery &
  LinkMaking & {
    readonly reports: Pick<ReportStore, 'get'>
    readonly reminders: Pick<ReminderStore, 'due' | 'markSent' | 'cancel'>
    readonly notices: Pick<NoticeStore, 'plan' | 'get'>
    readonly holders: readonly Holder[]
    readonly regions: readonly Region[]
    readonly texts: MailTexts
  }

/**
 * One mail a day with everything this holder is asked; never empty.
 * @throws when the mail was refused or its outcome is unknown, so that the run records it and shows it
 */
export async function sendDigest({ recipient }: Recipient, dependencies: DigestDependencies): Promise<Recipient> {
  const { holders, notices, clock, texts } = dependencies
  const holder = holders.find(({ id }) => id === recipient)
  if (!holder) throw new Error('Nobody in the directory has this id')
  const [first, ...others] = await questionsFor(holder, dependencies)
  if (!first) return { recipient }
  const notice = planDigest(holder, clock.now())
  await notices.plan(notice)
  const ask = (question: Question) => itemOf(question, notice, dependencies)
  const mail = composeDigest(notice, [await ask(first), ...(await Promise.all(others.map(ask)))], texts)
  await deliver(notice, { to: holder.email, mail }, dependencies)
  await settle([first, ...others], notice, dependencies)
  return { recipient }
}

type Question = { readonly reminder: Reminder; readonly report: Report; readonly takenOn: LocalDate }

/** What is due for this holder and still has a point; the rest is cancelled, so that it is never asked again. */
async function questionsFor(holder: Holder, { reports, reminders, clock }: DigestDependencies): Promise<Question[]> {
  const questions: Question[] = []
  for await (const reminder of reminders.due(clock.now())) {
    if (reminder.holder !== holder.id) continue
    const report = await reports.get(reminder.reference)
    if (report?.state.phase === 'acknowledged' && stillAsked(reminder, report)) {
      questions.push({ reminder, report, takenOn: localDateOf(report.state.acknowledgedAt) })
    } else await reminders.cancel(reminder)
  }
  return questions
}

async function itemOf(
  { reminder, report, takenOn }: Question,
  { id, language }: Notice,
  dependencies: DigestDependencies,
): Promise<DigestItem> {
  const { reference, about, holder } = reminder
  const regionName = regionWith(report.region, dependencies.regions).name[language]
  return { about, regionName, takenOn, link: await takeoverLink({ reference, notice: id, holder }, dependencies) }
}

/** The ledger decides: only what went out was asked. A retry after the mail finds it sent and only notes it. */
async function settle(
  questions: readonly Question[],
  notice: Notice,
  { notices, reminders }: Pick<DigestDependencies, 'notices' | 'reminders'>,
): Promise<void> {
  const recorded = await notices.get(notice)
  if (recorded?.state !== 'sent' && recorded?.state !== 'delivered') {
    throw new Error(`The digest is ${recorded?.state ?? 'gone'}`)
  }
  await Promise.all(questions.map(({ reminder }) => reminders.markSent(reminder, notice.id)))
}

export const handler = step({ name: 'digest-send', input: Recipient }, recipient => {
  const stores = { reports: reports(), reminders: reminders(), notices: notices(), mailer: mailer(), links: links() }
  const content = { holders: everyHolder(), regions: regions(), texts: mailTexts }
  return sendDigest(recipient, { ...stores, ...content, clock: clock(), publicOrigin: publicOrigin() })
})
