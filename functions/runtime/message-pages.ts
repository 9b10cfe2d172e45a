import type { Clock } from '#adapters/clock.ts'
import { type FormValues, isDangerNow } from '#domain/form.ts'
import { type Geography, isMunicipality, municipality } from '#domain/geography.ts'
import { connection, type Region, regionWith } from '#domain/regions.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { Submission } from '#domain/submission.ts'
import { checkSubmission, formValues } from '#domain/submission-rules.ts'
import { checkPage, preparePage, type Understood } from '#view/check.ts'
import { dangerStopPage } from '#view/danger-stop.ts'
import { messageFormPage } from '#view/message-form.ts'
import { notConnectedPage } from '#view/not-connected.ts'
import type { PageWording } from '#view/wording.ts'
import { type Answer, page } from './answer.ts'

export type Facts = {
  readonly geography: Geography
  readonly regions: readonly Region[]
  readonly clock: Pick<Clock, 'now'>
}

/**
 * The page after the form: what is wrong with the answers, what stops them, or everything once more. Nothing is
 * stored here. `submissionKey` goes into the page, so that pressing its button twice sends one message.
 */
export function pageAfterForm(
  fields: Readonly<Record<string, unknown>>,
  submissionKey: string,
  { wording, ...facts }: Facts & { readonly wording: PageWording },
): Answer {
  const { edit, ...sent } = fields
  const values = { ...formValues(sent), language: wording.language }
  if (edit !== undefined) return page(200, messageFormPage({ values, errors: [] }, wording))
  if (isDangerNow(values)) return page(200, dangerStopPage(values, wording))
  const checked = checkSubmission({ ...sent, submissionKey, language: wording.language }, facts)
  if (!checked.ok) return page(422, messageFormPage({ values, errors: checked.errors }, wording))
  return page(200, pageFor(checked, { wording, values, ...facts }))
}

type Understanding = Facts & { readonly wording: PageWording; readonly values: FormValues }

function pageFor(
  { submission, region: code }: { readonly submission: Submission; readonly region: RegionCode },
  { wording, values, regions, geography, clock }: Understanding,
): string {
  const { where, reporterType, submissionKey } = submission
  const region = regionWith(code, regions)
  const place = isMunicipality(where) ? { municipality: municipality(where, geography) } : {}
  const understood: Understood = { values, region: region.name[wording.language], at: clock.now(), ...place }
  const how = connection(region, reporterType)
  if (how === 'intake') return checkPage(understood, submissionKey, wording)
  return how === 'prepare' ? preparePage(understood, wording) : notConnectedPage(how, understood, wording)
}
