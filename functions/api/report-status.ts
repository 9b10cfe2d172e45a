import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import { type Keyring, same } from '#adapters/secrets.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { Language } from '#domain/language.ts'
import { normaliseReceipt, normaliseReference } from '#domain/reference.ts'
import type { Reference } from '#domain/report.ts'
import { type Status, statusFor } from '#domain/status.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { admit, clock, endpoint, keyring, notices, policy, reports, wordings } from '#runtime/dependencies.ts'
import type { ReadPolicy } from '#runtime/policy.ts'
import { statusPage, statusQuestionPage } from '#view/status.ts'
import type { PageWording } from '#view/wording.ts'

/** What a reporter types: spelled in any way, so texts. */
export const StatusQuestion = z.strictObject({
  reference: z.string().max(40),
  receipt: z.string().max(80),
  language: Language.optional(),
})

export type StatusDependencies = {
  readonly reports: Pick<ReportStore, 'get'>
  readonly notices: Pick<NoticeStore, 'list'>
  readonly keyring: Pick<Keyring, 'receiptHash'>
  readonly clock: Pick<Clock, 'now'>
  readonly policy: ReadPolicy
}

/** Looked up for whatever is no number of ours, so that the answer takes as long. Its check character is wrong. */
const nobodys: Reference = 'MR-0000-0001'

/**
 * How a message stands. A number that does not exist and a code that is wrong answer the same: same reads, same hash,
 * same error.
 * @throws NotFound; InvalidInput when what came is not a number and a code at all
 */
export async function reportStatus(
  values: Readonly<Record<string, unknown>>,
  { reports, notices, keyring, clock, policy }: StatusDependencies,
): Promise<Status> {
  const { reference, receipt } = questionIn(values)
  const asked = normaliseReference(reference) ?? nobodys
  const [hash, report, ledger] = await Promise.all([
    keyring.receiptHash(normaliseReceipt(receipt) ?? ''),
    reports.get(asked),
    notices.list(asked),
  ])
  const isTheirs = same(hash, report?.proof.receipt ?? '')
  if (!report || !isTheirs) throw new NotFound('No message with this number and this code')
  return statusFor({ report, notices: ledger, now: clock.now(), ...(await policy(report)) })
}

/** The form's own codes; whatever else is wrong is a field nobody asked for. */
const codes = new Map([
  ['reference', 'referenceInvalid'],
  ['receipt', 'receiptInvalid'],
])

function questionIn(values: Readonly<Record<string, unknown>>): z.infer<typeof StatusQuestion> {
  const parsed = StatusQuestion.safeParse(values)
  if (parsed.success) return parsed.data
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? 'form')))
  throw new InvalidInput([...fields].map(field => ({ field, code: codes.get(field) ?? 'unknownField' })))
}

/** As a page: the status, or the question again with what was typed but the code. */
export async function statusAsPage(
  values: Readonly<Record<string, unknown>>,
  wording: PageWording,
  dependencies: StatusDependencies,
): Promise<Answer> {
  const reference = typeof values.reference === 'string' ? values.reference : ''
  try {
    return page(200, statusPage(await reportStatus(values, dependencies), wording))
  } catch (error) {
    if (error instanceof NotFound) {
      return page(404, statusQuestionPage({ reference, errors: [], isWrong: true }, wording))
    }
    if (!(error instanceof InvalidInput)) throw error
    return page(422, statusQuestionPage({ reference, errors: error.fields, isWrong: false }, wording))
  }
}

export const handler = endpoint(
  { route: 'POST /reports/status', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    const dependencies = { reports: reports(), notices: notices(), keyring: keyring(), clock: clock(), policy }
    if (wants === 'page') return statusAsPage(body, wordings[language], dependencies)
    return json(200, await reportStatus(body, dependencies))
  },
)
