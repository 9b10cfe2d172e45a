import type { ReportStore } from '#adapters/report-store.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import type { Report } from '#domain/report.ts'
import { type Answer, page } from '#runtime/answer.ts'
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
import type { Log } from '#runtime/log.ts'
import {
  type Entrance,
  enter,
  isTheirs,
  nowhere,
  pageBehindLink,
  type TakeoverDependencies,
} from '#runtime/takeover.ts'
import { type Act, actIn, afterAct } from '#runtime/takeover-act.ts'
import { startWatch } from '#runtime/watch.ts'
import { nothingToTakePage } from '#view/takeover.ts'

export type TakeDependencies = TakeoverDependencies & {
  readonly reports: Pick<ReportStore, 'get' | 'replace'>
  readonly workflows: Workflows
  readonly log: Log
}

type Fields = Readonly<Record<string, unknown>>

/** Takes the message, passes it on, or says how it went. Whoever comes second sees what the first did. */
export async function takeOver(fields: Fields, language: Language, dependencies: TakeDependencies): Promise<Answer> {
  const entrance = await enter(fields.t, dependencies)
  if (!entrance) return nowhere(language, dependencies)
  try {
    const act = actIn(fields)
    const report = await write(act, entrance, dependencies)
    if (act.act === 'notForMe') return page(200, nothingToTakePage('notForMeDone', wordingOf(entrance, dependencies)))
    return page(200, pageBehindLink({ ...entrance, report }, dependencies))
  } catch (error) {
    if (error instanceof Conflict) return asItStands(entrance, dependencies)
    if (!(error instanceof InvalidInput)) throw error
    return page(422, pageBehindLink(entrance, dependencies, { ...typed(fields), errors: error.fields }))
  }
}

/** How often a write may meet another before whoever clicked is told so. */
const tries = 5

/** The ladder writes to the same report; only what makes the act impossible stops it. */
async function write(act: Act, { report, holder }: Entrance, dependencies: TakeDependencies): Promise<Report> {
  const { reports, clock } = dependencies
  let current = report
  for (let tried = 1; tried < tries; tried += 1) {
    const changed = afterAct(act, { report: current, holder, now: clock.now() })
    if (await isReplaced(changed, current, reports)) {
      if (changed.watch?.run !== current.watch?.run) await startWatch(changed, dependencies)
      return changed
    }
    current = (await reports.get(report.reference)) ?? current
  }
  throw new Conflict('The report kept changing')
}

async function isReplaced(changed: Report, { version }: Report, reports: TakeDependencies['reports']) {
  try {
    await reports.replace(changed, version)
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
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
