import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { MessageStore } from '#adapters/message-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Seal } from '#adapters/seal.ts'
import { type Keyring, same } from '#adapters/secrets.ts'
import type { Visits } from '#adapters/visits.ts'
import { type Actor, may } from '#domain/access.ts'
import type { Message } from '#domain/conversation.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import type { Notice } from '#domain/notice.ts'
import { normaliseReceipt, normaliseReference } from '#domain/reference.ts'
import type { Reference, Report } from '#domain/report.ts'
import { type Status, statusFor } from '#domain/status.ts'
import { readConversation } from './conversation.ts'
import type { ReadPolicy } from './policy.ts'
import type { ApiRequest } from './request.ts'

export type Fields = ApiRequest['body']

export type ReporterDependencies = {
  readonly reports: Pick<ReportStore, 'get'>
  readonly notices: Pick<NoticeStore, 'list'>
  readonly messages: Pick<MessageStore, 'list'>
  readonly keyring: Pick<Keyring, 'receiptHash'>
  readonly visits: Visits
  readonly seal: Pick<Seal, 'open'>
  readonly clock: Pick<Clock, 'now'>
  readonly policy: ReadPolicy
}

/** A message and all that its status is made of. */
export type Standing = {
  readonly report: Report
  readonly notices: readonly Notice[]
  readonly messages: readonly Message[]
}

/** What a reporter types: spelled in any way, so texts. */
export const Codes = z.strictObject({ reference: z.string().max(40), receipt: z.string().max(80) })

/** What a form behind the status carries instead. */
const Token = z.strictObject({ t: z.string().max(400) })

/** What came by which way: the proof that somebody may see the message, and all other fields. */
export function entranceIn({ t, reference, receipt, language: _, ...others }: Fields): {
  readonly proof: Fields
  readonly others: Fields
} {
  return { proof: t === undefined ? { reference, receipt } : { t }, others }
}

/**
 * The message behind a number and a code, or behind the token of a page that was shown for them.
 * @throws NotFound when number and code do not belong together; InvalidInput when they are none, or the token is over
 */
export async function enter(proof: Fields, dependencies: ReporterDependencies): Promise<Standing> {
  return proof.t === undefined ? byCodes(proof, dependencies) : byVisit(proof, dependencies)
}

/** How it stands now, with the conversation in the clear. */
export async function statusOf(
  { report, notices, messages }: Standing,
  { seal, clock, policy }: Pick<ReporterDependencies, 'seal' | 'clock' | 'policy'>,
): Promise<Status> {
  const [said, goingBy] = await Promise.all([readConversation(messages, { seal }), policy(report)])
  return statusFor({ report, notices, now: clock.now(), ...goingBy }, said)
}

/** All of a message as it is now, after an act. */
export async function standingOf(
  reference: Reference,
  { reports, notices, messages }: Pick<ReporterDependencies, 'reports' | 'notices' | 'messages'>,
): Promise<Standing | undefined> {
  const [report, ledger, written] = await Promise.all([
    reports.get(reference),
    notices.list(reference),
    messages.list(reference),
  ])
  return report && { report, notices: ledger, messages: written }
}

/** Looked up for whatever is no number of ours, so that the answer takes as long. Its check character is wrong. */
const nobodys: Reference = 'MR-0000-0001'
/** Compared with where there is no message: as long as a hash, and none. */
const nobodysHash = '-'.repeat(43)

/**
 * A number that does not exist and a code that is wrong answer the same: same reads, same hash, same error.
 */
async function byCodes(proof: Fields, dependencies: ReporterDependencies): Promise<Standing> {
  const { reference, receipt } = codesIn(proof)
  const asked = normaliseReference(reference) ?? nobodys
  const [hash, standing] = await Promise.all([
    dependencies.keyring.receiptHash(normaliseReceipt(receipt) ?? ''),
    standingOf(asked, dependencies),
  ])
  const isProved = same(hash, standing?.report.proof.receipt ?? nobodysHash)
  const actor: Actor = isProved ? { kind: 'reporter', reference: asked } : { kind: 'public' }
  if (!standing || !may(actor, 'followMessage', standing.report))
    throw new NotFound('No message with this number and this code')
  return standing
}

async function byVisit(proof: Fields, dependencies: ReporterDependencies): Promise<Standing> {
  const token = Token.safeParse(proof).data?.t
  const visit = token === undefined ? undefined : await dependencies.visits.read(token)
  const standing = visit && (await standingOf(visit.reference, dependencies))
  const actor: Actor = visit ? { kind: 'reporter', reference: visit.reference } : { kind: 'public' }
  if (!standing || !may(actor, 'followMessage', standing.report))
    throw new InvalidInput([{ field: 'reference', code: 'visitExpired' }])
  return standing
}

/** The form's own codes; whatever else is wrong is a field nobody asked for. */
const codes = new Map([
  ['reference', 'referenceInvalid'],
  ['receipt', 'receiptInvalid'],
])

function codesIn(proof: Fields): z.infer<typeof Codes> {
  const parsed = Codes.safeParse(proof)
  if (parsed.success) return parsed.data
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  throw new InvalidInput([...fields].map(field => ({ field, code: codes.get(field) ?? 'unknownField' })))
}
