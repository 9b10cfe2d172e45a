import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { Links } from '#adapters/links.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import { type Holder, hasEnded } from '#domain/directory.ts'
import type { Language } from '#domain/language.ts'
import { firstStepDays } from '#domain/lifecycle.ts'
import { type Region, regionWith } from '#domain/regions.ts'
import type { Report } from '#domain/report.ts'
import { isTakenSignedIn } from '#domain/urgency.ts'
import {
  closedPage,
  handlingPage,
  nothingToTakePage,
  type TakeAnswers,
  takeoverPage,
  urgentTakeoverPage,
} from '#view/takeover.ts'
import type { TakeoverWording } from '#view/wording.ts'
import { type Answer, page } from './answer.ts'

export type TakeoverDependencies = {
  readonly links: Pick<Links, 'readLink'>
  readonly reports: Pick<ReportStore, 'get'>
  readonly directory: Pick<DirectoryStore, 'get'>
  readonly regions: readonly Region[]
  readonly wordings: Readonly<Record<Language, TakeoverWording>>
  readonly clock: Pick<Clock, 'now'>
}

/** Who came in by a link, and to which message. */
export type Entrance = { readonly token: string; readonly holder: Holder; readonly report: Report }

/** `undefined` for a link that expired or is not ours, a message that is gone, a holder who left: all look the same. */
export async function enter(
  token: unknown,
  { links, reports, directory, clock }: Pick<TakeoverDependencies, 'links' | 'reports' | 'directory' | 'clock'>,
): Promise<Entrance | undefined> {
  const payload = typeof token === 'string' ? await links.readLink(token) : undefined
  const holder = payload && (await directory.get(payload.holder))
  const report = payload && (await reports.get(payload.reference))
  if (!holder || hasEnded(holder, clock.now())) return undefined
  return report && typeof token === 'string' ? { token, holder, report } : undefined
}

export const isTheirs = ({ state }: Report, { id }: Holder): boolean =>
  state.phase !== 'received' && state.by.holder === id

/** What this holder finds behind the link now, in the holder's language and without content. */
export function pageBehindLink(
  { token, holder, report }: Entrance,
  { regions, wordings, clock }: Pick<TakeoverDependencies, 'regions' | 'wordings' | 'clock'>,
  answers: TakeAnswers = { errors: [] },
): string {
  const wording = wordings[holder.language]
  const { reference, urgency, receivedAt, state } = report
  if (state.phase === 'received') {
    const region = regionWith(report.region, regions).name[holder.language]
    const { role, organisation } = holder
    const days = firstStepDays(clock.now())
    const waiting = { reference, urgency, receivedAt, region, role, organisation, token, ...days }
    if (isTakenSignedIn(report)) return urgentTakeoverPage(waiting, wording, answers.errors.length > 0)
    return takeoverPage(waiting, wording, answers)
  }
  if (!isTheirs(report, holder)) return nothingToTakePage('elsewhere', wording)
  if (state.phase === 'closed') return closedPage(state.outcome, wording)
  const { firstStep, firstStepBy, firstStepDoneAt } = state
  const handling = { reference, token, firstStep, firstStepBy, isFirstStepDone: firstStepDoneAt !== undefined }
  return handlingPage({ ...handling, errors: answers.errors }, wording)
}

/** The link leads nowhere, and says no more than that. */
export const nowhere = (language: Language, { wordings }: Pick<TakeoverDependencies, 'wordings'>): Answer =>
  page(404, nothingToTakePage('expired', wordings[language]))
