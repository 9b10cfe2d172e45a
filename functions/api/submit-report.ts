import type { Clock } from '#adapters/clock.ts'
import type { DraftDisposal } from '#adapters/draft-disposal.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Seal } from '#adapters/seal.ts'
import type { Keyring } from '#adapters/secrets.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import { answer } from '#domain/form.ts'
import type { Geography } from '#domain/geography.ts'
import { outlook } from '#domain/outlook.ts'
import { type Receipt, receiptFor } from '#domain/receipt.ts'
import { canonical, receive, toSeal } from '#domain/receive.ts'
import { receiptFrom, referenceFrom } from '#domain/reference.ts'
import { connection, type Region, regionWith } from '#domain/regions.ts'
import type { Report } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { Submission } from '#domain/submission.ts'
import { checkSubmission, formValues } from '#domain/submission-rules.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import {
  admit,
  clock,
  draftDisposal,
  endpoint,
  geography,
  keyring,
  log,
  policy,
  regions,
  reports,
  seal,
  wordings,
  workflows,
} from '#runtime/dependencies.ts'
import { cause, type Log } from '#runtime/log.ts'
import { pageAfterForm } from '#runtime/message-pages.ts'
import type { ReadPolicy } from '#runtime/policy.ts'
import { startWatch } from '#runtime/watch.ts'
import { receiptPage } from '#view/receipt.ts'
import type { PageWording } from '#view/wording.ts'

export type SubmitDependencies = {
  readonly reports: Pick<ReportStore, 'create'>
  readonly drafts: Pick<DraftDisposal, 'discardSent'>
  readonly seal: Pick<Seal, 'seal'>
  readonly keyring: Pick<Keyring, 'referenceDigest' | 'receiptDigest' | 'receiptHash' | 'submissionHash' | 'bodyHash'>
  readonly workflows: Workflows
  readonly clock: Pick<Clock, 'now'>
  readonly geography: Geography
  readonly regions: readonly Region[]
  readonly policy: ReadPolicy
  readonly log: Log
}

/**
 * Takes a message: one conditional write is the acceptance, whatever happens after it. The same key with the same
 * answers gets the same receipt.
 * @throws InvalidInput with a code per field; Conflict when the key came with other answers before
 */
export async function submitReport(
  values: Readonly<Record<string, unknown>>,
  dependencies: SubmitDependencies,
): Promise<Receipt> {
  const { keyring, regions, policy } = dependencies
  const { submission, region } = admitted(values, dependencies)
  // Before acceptance: whatever fails after it would tell the sender that nothing was sent.
  const goingBy = await policy({ region })
  const receipt = receiptFrom(await keyring.receiptDigest(submission.submissionKey))
  const report = await accept(submission, { region, receipt }, dependencies)
  await discardDraft(values, dependencies)
  const asReceived = { report, notices: [], now: report.receivedAt, ...goingBy }
  return receiptFor(report, receipt, { outlook: outlook(asReceived), region: regionWith(region, regions) })
}

/** What was saved of a message that is in. When it cannot be destroyed now, it expires by itself. */
async function discardDraft(
  values: Readonly<Record<string, unknown>>,
  { drafts, log }: Pick<SubmitDependencies, 'drafts' | 'log'>,
): Promise<void> {
  const token = answer(formValues(values), 'draft')
  if (token === undefined) return
  try {
    await drafts.discardSent(token)
  } catch (error) {
    log({ draft: 'sent', outcome: 'notDestroyed', ...cause(error) })
  }
}

type Admitted = { readonly submission: Submission; readonly region: RegionCode }

function admitted(values: Readonly<Record<string, unknown>>, { geography, regions }: SubmitDependencies): Admitted {
  const checked = checkSubmission(values, { geography })
  if (!checked.ok) throw new InvalidInput(checked.errors)
  const how = connection(regionWith(checked.region, regions), checked.submission.reporterType)
  if (how !== 'intake') throw new InvalidInput([{ field: 'where', code: refusals[how] }])
  return checked
}

/** Why a region takes no message of this sender. */
const refusals = {
  guidance: 'regionNotConnected',
  prepare: 'regionOnlyPrepares',
  citizensNotAdmitted: 'citizensNotAdmitted',
} as const

type Given = { readonly region: RegionCode; readonly receipt: string }

/** Tries references until one is free or is this very message. Answers it as it came in the first time. */
async function accept(submission: Submission, given: Given, dependencies: SubmitDependencies): Promise<Report> {
  const { keyring, reports } = dependencies
  for (let attempt = 0; ; attempt += 1) {
    const reference = referenceFrom(await keyring.referenceDigest(submission.submissionKey, attempt))
    const report = await compose(submission, { ...given, reference }, dependencies)
    const stored = await reports.create(report)
    if (stored === 'created') {
      await startWatch(report, dependencies)
      return report
    }
    if (stored.proof.submission !== report.proof.submission) continue
    if (stored.proof.body !== report.proof.body) throw new Conflict('This key was used for another message')
    return receive(submission, { ...report, sealed: undefined, now: stored.receivedAt })
  }
}

async function compose(
  submission: Submission,
  { region, receipt, reference }: Given & { readonly reference: string },
  { keyring, seal, clock }: SubmitDependencies,
): Promise<Report> {
  const proof = {
    submission: await keyring.submissionHash(submission.submissionKey),
    body: await keyring.bodyHash(canonical(submission)),
    receipt: await keyring.receiptHash(receipt),
  }
  const sealed = await seal.seal(reference, toSeal(submission))
  return receive(submission, { reference, region, proof, sealed, now: clock.now() })
}

/** As a page: the receipt, or whatever the form would have answered. */
export async function submitAsPage(
  values: Readonly<Record<string, unknown>>,
  wording: PageWording,
  dependencies: SubmitDependencies,
): Promise<Answer> {
  try {
    return page(201, receiptPage(await submitReport(values, dependencies), wording))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return pageAfterForm(values, String(values.submissionKey), { ...dependencies, wording })
  }
}

export const handler = endpoint(
  { route: 'POST /reports', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    const dependencies = submitDependencies()
    if (wants === 'page') return submitAsPage(body, wordings[language], dependencies)
    return json(201, await submitReport(body, dependencies))
  },
)

const submitDependencies = (): SubmitDependencies => ({
  reports: reports(),
  drafts: draftDisposal(),
  seal: seal(),
  keyring: keyring(),
  workflows: workflows(),
  clock: clock(),
  geography: geography(),
  regions: regions(),
  policy,
  log,
})
