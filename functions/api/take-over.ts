import { Conflict, InvalidInput } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { type Answer, page } from '#runtime/answer.ts'
import { type ChangeDependencies, changeReport } from '#runtime/change-report.ts'
import {
  clock,
  directory,
  endpoint,
  links,
  log,
  regions,
  reports,
  takeoverWordings,
  workflows,
} from '#runtime/dependencies.ts'
import {
  type Entrance,
  enter,
  isTheirs,
  nowhere,
  pageBehindLink,
  type TakeoverDependencies,
} from '#runtime/takeover.ts'
import { actIn, afterAct } from '#runtime/takeover-act.ts'
import { nothingToTakePage } from '#view/takeover.ts'

export type TakeDependencies = TakeoverDependencies & ChangeDependencies

type Fields = Readonly<Record<string, unknown>>

/** Takes the message, passes it on, or says how it went. Whoever comes second sees what the first did. */
export async function takeOver(fields: Fields, language: Language, dependencies: TakeDependencies): Promise<Answer> {
  const entrance = await enter(fields.t, dependencies)
  if (!entrance) return nowhere(language, dependencies)
  try {
    const act = actIn(fields)
    const { holder } = entrance
    const report = await changeReport(
      entrance.report,
      (current, now) => afterAct(act, { report: current, holder, now }),
      dependencies,
    )
    if (act.act === 'notForMe') return page(200, nothingToTakePage('notForMeDone', wordingOf(entrance, dependencies)))
    return page(200, pageBehindLink({ ...entrance, report }, dependencies))
  } catch (error) {
    if (error instanceof Conflict) return asItStands(entrance, dependencies)
    if (!(error instanceof InvalidInput)) throw error
    return page(422, pageBehindLink(entrance, dependencies, { ...typed(fields), errors: error.fields }))
  }
}

/** Somebody was first: a colleague, or the same person by pressing twice. */
async function asItStands(entrance: Entrance, dependencies: TakeDependencies): Promise<Answer> {
  const report = (await dependencies.reports.get(entrance.report.reference)) ?? entrance.report
  const status = isTheirs(report, entrance.holder) ? 200 : 409
  return page(status, pageBehindLink({ ...entrance, report }, dependencies))
}

/** What was typed, for the form that comes back. */
function typed({ firstStep, firstStepBy, reporterKnown }: Fields) {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { firstStep: text(firstStep), firstStepBy: text(firstStepBy), reporterKnown: reporterKnown === 'true' }
}

const wordingOf = ({ holder }: Entrance, { wordings }: TakeDependencies) => wordings[holder.language]

export const handler = endpoint({ route: 'POST /takeover', accepts: ['form'] }, async ({ body, language }) => {
  const stores = { links: links(), reports: reports(), clock: clock(), workflows: workflows(), log }
  return takeOver(body, language, {
    ...stores,
    directory: directory(),
    regions: regions(),
    wordings: takeoverWordings(),
  })
})
