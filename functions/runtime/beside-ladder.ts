import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Seal } from '#adapters/seal.ts'
import { mailsBesideLadder } from '#domain/beside-ladder.ts'
import type { Chase } from '#domain/chase.ts'
import type { Language } from '#domain/language.ts'
import { composeHandoverMail, composeReporterMail, composeWordMail, type MailTexts } from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'
import { type Region, regionWith } from '#domain/regions.ts'
import { Contact, type Report } from '#domain/report.ts'
import { mayMail } from '#domain/safe-contact.ts'
import { type Delivery, deliver, type Letter } from './deliver.ts'
import type { ReadPolicy } from './policy.ts'

export type BesideLadder = Delivery & {
  readonly seal: Pick<Seal, 'open'>
  readonly regions: readonly Region[]
  readonly texts: MailTexts
  /** Only from configuration, never from a request. */
  readonly publicOrigin: string
}

/** What the two clocks of a report mail with. */
export type WatchMailing = BesideLadder & {
  readonly reports: Pick<ReportStore, 'get'>
  readonly notices: Pick<NoticeStore, 'list'>
  readonly policy: ReadPolicy
}

/** Sends what is due beside the ladder now, as it is decided now: a contact that was withdrawn gets nothing. */
export function deliverBesideLadder(chase: Chase, dependencies: BesideLadder): readonly Promise<unknown>[] {
  return mailsBesideLadder(chase).planned.map(async notice =>
    deliver(notice, await letterFor(notice, chase.report, dependencies), dependencies),
  )
}

async function letterFor(notice: Notice, report: Report, dependencies: BesideLadder): Promise<Letter | undefined> {
  const { texts } = dependencies
  if (notice.purpose !== 'reporter') return deskLetter(notice, report, dependencies)
  const to = await safeAddress(report, dependencies)
  return to === undefined ? undefined : { to, mail: composeReporterMail(notice, texts) }
}

function deskLetter(notice: Notice, report: Report, about: BesideLadder): Letter | undefined {
  const { to, language } = notice
  if (to === undefined) return undefined
  const name = (code: string) => regionWith(code, about.regions).name[language]
  const link = `${about.publicOrigin}${deskPath[language]}`
  if (notice.purpose === 'word') {
    return { to, mail: composeWordMail(notice, { regionName: name(report.region), link }, about.texts) }
  }
  const asked = report.handover?.to ?? report.region
  return { to, mail: composeHandoverMail(notice, { from: name(report.region), to: name(asked), link }, about.texts) }
}

/** No number of a message: whoever reads along learns only that there is a desk. */
const deskPath = { nl: '/loket/', en: '/en/desk/' } as const satisfies Record<Language, string>

/** The address the reporter gave for mail; it leaves the seal only here, and only when mail is allowed. */
async function safeAddress(report: Report, { seal }: Pick<BesideLadder, 'seal'>): Promise<string | undefined> {
  const { reference, sealed } = report
  if (!mayMail(report) || !sealed) return undefined
  const { contact } = await seal.open(reference, sealed, ['contact'])
  return contact === undefined ? undefined : Contact.parse(JSON.parse(contact)).email
}
