import { createNoticeStore } from '#adapters/notice-store.ts'
import { noticeTag } from '#adapters/notice-tag.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Keyring } from '#adapters/secrets.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import type { Sunk } from './mail-sink.ts'
import type { PartFindings } from './part.ts'
import type { Sent } from './senders.ts'
import type { Stage } from './stage.ts'

/** What is there in the end, and what of it should not be. */
export type Findings = Pick<PartFindings, 'lost' | 'doubled' | 'leftAlone' | 'notices'> & {
  readonly phases: Readonly<Record<'received' | 'acknowledged' | 'closed', number>>
  /** Mails that went out a second time, where the ledger says that the first outcome was unknown; by their lines. */
  readonly twice: readonly string[]
  /** Lines of the ledger that say that an outcome was unknown. */
  readonly unknown: readonly string[]
  /** Messages that were lost or became two, by their numbers. */
  readonly numbers: { readonly lost: ReadonlySet<number>; readonly doubled: ReadonlySet<number> }
}

type Sources = {
  readonly stage: Stage
  readonly sent: readonly Sent[]
  readonly keyring: Keyring
  /** Reports about which the log has the line that the alarm counts. */
  readonly alarmed: ReadonlySet<string>
}

export async function findAll({ stage, sent, keyring, alarmed }: Sources): Promise<Findings> {
  const everything = await readAll(stage)
  const reports = [...everything.reports.values()]
  const ledger = [...everything.notices.values()].flat()
  const mails = Map.groupBy(stage.sink.mails, ({ tag }) => tag)
  const messages = await messagesIn(reports, sent, keyring)
  const count = (phase: Report['state']['phase']) => reports.filter(({ state }) => state.phase === phase).length
  return {
    ...messages,
    leftAlone: reports.flatMap(report => leftAloneOf(report, everything, alarmed)),
    notices: [
      ...ledger.flatMap(notice => wrongWith(notice, mails.get(noticeTag(notice)) ?? [])),
      ...stray(mails, ledger),
    ],
    phases: { received: count('received'), acknowledged: count('acknowledged'), closed: count('closed') },
    twice: [...mails].filter(([, sunk]) => sunk.length === 2).map(([tag]) => tag),
    unknown: ledger.filter(({ attempts, state }) => attempts > 1 || state === 'unknown').map(noticeTag),
  }
}

/** Of every message: what its sender was shown is there, and no other report of it. */
async function messagesIn(reports: readonly Report[], sent: readonly Sent[], keyring: Keyring) {
  const bySubmission = Map.groupBy(reports, ({ proof }) => proof.submission)
  const lost: string[] = []
  const doubled: string[] = []
  const numbers = { lost: new Set<number>(), doubled: new Set<number>() }
  for (const one of sent) {
    const { key, number } = one.planned
    const found = bySubmission.get(await keyring.submissionHash(key)) ?? []
    const wrong = lostOf(one, found)
    lost.push(...wrong)
    if (wrong.length > 0) numbers.lost.add(number)
    if (found.length <= 1) continue
    doubled.push(`message ${number}: ${found.length} reports`)
    numbers.doubled.add(number)
  }
  return { lost, doubled, numbers }
}

/** Mails that no ledger knows, and digests of which somebody got two on one day. */
function stray(mails: ReadonlyMap<string, readonly Sunk[]>, ledger: readonly Notice[]): string[] {
  const known = new Set(ledger.map(noticeTag))
  const strangers = [...mails.keys()].filter(tag => isOfReport(tag) && !known.has(tag))
  const digests = [...mails].filter(([tag, sunk]) => !isOfReport(tag) && sunk.length > 2)
  return [
    ...strangers.map(tag => `a mail that no ledger knows: ${tag}`),
    ...digests.map(([tag, sunk]) => `digest ${tag}: ${sunk.length} mails`),
  ]
}

const isOfReport = (tag: string): boolean => tag.startsWith('MR-')

type Everything = {
  readonly reports: ReadonlyMap<string, Report>
  readonly notices: ReadonlyMap<string, readonly Notice[]>
}

async function readAll({ table }: Stage): Promise<Everything> {
  const reports = createReportStore(table)
  const notices = createNoticeStore(table)
  const found = new Map<string, Report>()
  const ledgers = new Map<string, readonly Notice[]>()
  for await (const reference of reports.references()) {
    const report = await reports.get(reference)
    if (report) found.set(reference, report)
    ledgers.set(reference, await notices.list(reference))
  }
  return { reports: found, notices: ledgers }
}

/** Every reference that was shown is there, is always the same one, and is this sender's. */
function lostOf({ planned, shown, wrong, posts }: Sent, found: readonly Report[]): string[] {
  const references = new Set(shown.map(({ reference }) => reference))
  const receipts = new Set(shown.map(({ receipt }) => receipt))
  const about = `message ${planned.number}`
  const missing = [...references].filter(reference => !found.some(report => report.reference === reference))
  return [
    ...missing.map(reference => `${about}: ${reference} was shown and is not there`),
    ...(references.size > 1 || receipts.size > 1 ? [`${about}: shown as ${[...references].join(' and ')}`] : []),
    ...(references.size === 0 ? [`${about}: never accepted in ${posts} posts`] : []),
    ...wrong.map(answer => `${about}: ${answer}`),
  ]
}

/** Whatever is open was taken, or waits at the last rung, asked again, with a line in the log for the alarm. */
function leftAloneOf(
  { reference, state, timeline, watch }: Report,
  { notices }: Everything,
  alarmed: ReadonlySet<string>,
): string[] {
  if (state.phase !== 'received') return []
  const isAsked = (notices.get(reference) ?? []).some(({ role }) => role === 'nationalDesk')
  const isNoted = timeline.some(({ what }) => what === 'repeated')
  if (isAsked && isNoted && alarmed.has(reference) && watch) return []
  return [`${reference}: national desk ${isAsked}, repeated ${isNoted}, alarm ${alarmed.has(reference)}`]
}

/** The ledger and the mailboxes agree; a second mail needs an outcome that was not known. */
function wrongWith(notice: Notice, mails: readonly Sunk[]): string[] {
  const { state, attempts, to } = notice
  const line = `${noticeTag(notice)}: ${mails.length} mails, ${attempts} attempts, ${state}`
  const isArrived = state === 'sent' || state === 'delivered' || state === 'bounced'
  const isWrong =
    mails.length > Math.min(attempts, 2) ||
    (isArrived && mails.length === 0) ||
    ((state === 'planned' || state === 'failed') && mails.length > 0) ||
    (to !== undefined && mails.some(mail => mail.to !== to))
  return isWrong ? [line] : []
}
