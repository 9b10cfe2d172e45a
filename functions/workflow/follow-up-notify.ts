import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Seal } from '#adapters/seal.ts'
import type { Calendar } from '#domain/calendar.ts'
import { composeReporterMail, type MailTexts } from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'
import { Contact, type Report } from '#domain/report.ts'
import { reporterNotice } from '#domain/reporter-mail.ts'
import { type Delivery, deliver, deliverAll, type Letter } from '#runtime/deliver.ts'
import { calendar, clock, mailer, mailTexts, notices, reports, seal, step } from '#runtime/dependencies.ts'
import { liveReport, WatchInput } from '#runtime/watch.ts'

export type ReporterDependencies = Delivery & {
  readonly reports: Pick<ReportStore, 'get'>
  readonly notices: Pick<NoticeStore, 'list'>
  readonly seal: Pick<Seal, 'open'>
  readonly calendar: Calendar
  readonly texts: MailTexts
}

/** Sends the reporter the neutral word that is waiting, as far as safe contact allows it now. */
export async function notifyReporter<State extends WatchInput>(
  state: State,
  dependencies: ReporterDependencies,
): Promise<State> {
  const { reports, notices, calendar, clock, texts } = dependencies
  const report = await liveReport(state, 'followUp', reports)
  if (!report) return state
  const ledger = await notices.list(report.reference)
  const word = reporterNotice({ report, notices: ledger, calendar, now: clock.now() })
  if (word.kind !== 'notify') return state
  const to = await safeAddress(report, dependencies)
  await deliverAll(word.planned.map(notice => deliver(notice, letterTo(to, notice, texts), dependencies)))
  return state
}

const letterTo = (to: string | undefined, notice: Notice, texts: MailTexts): Letter | undefined =>
  to === undefined ? undefined : { to, mail: composeReporterMail(notice, texts) }

/** The address the reporter gave for mail; it leaves the seal only here, and only when mail is allowed. */
async function safeAddress(
  { reference, sealed, safeContact }: Report,
  { seal }: Pick<ReporterDependencies, 'seal'>,
): Promise<string | undefined> {
  if (safeContact.channel !== 'email' || !sealed) return undefined
  const { contact } = await seal.open(reference, sealed, ['contact'])
  return contact === undefined ? undefined : Contact.parse(JSON.parse(contact)).email
}

export const handler = step({ name: 'follow-up-notify', input: WatchInput }, state => {
  const stores = { reports: reports(), notices: notices(), seal: seal() }
  return notifyReporter(state, { ...stores, mailer: mailer(), calendar: calendar(), clock: clock(), texts: mailTexts })
})
