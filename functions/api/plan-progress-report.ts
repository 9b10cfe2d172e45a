import type { HalfYearStore } from '#adapters/half-year-store.ts'
import { may } from '#domain/access.ts'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import type { HalfYear } from '#domain/half-year.ts'
import { checkPlanned } from '#domain/half-year-plan.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { audit, clock, deskEndpoint, halfYears, halfYearWordings } from '#runtime/dependencies.ts'
import { publicly } from '#runtime/half-year-data.ts'
import { valuesIn, withOwnWords } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { deskPath } from '#view/desk-paths.ts'
import { reportListPage } from '#view/half-year/list.ts'
import { errorWords } from '#view/half-year/plan-form.ts'
import type { HalfYearWording } from '#view/half-year/wording.ts'

export type PlanDependencies = {
  readonly halfYears: Pick<HalfYearStore, 'all' | 'plan'>
  readonly clock: { readonly now: () => string }
  readonly audit: Audit
}
type Asked = { readonly fields: Readonly<Record<string, unknown>>; readonly actor: SignedIn['actor'] }

/**
 * Plans a report for a day; planning the same twice plans it once.
 * @throws NotFound for whoever is no programme lead; InvalidInput with a code per field
 */
export async function planReport({ fields, actor }: Asked, dependencies: PlanDependencies): Promise<HalfYear> {
  if (!may(actor, 'adoptReports', undefined)) throw new NotFound('Not for this person')
  const { halfYears, clock, audit } = dependencies
  const { lang: _, ...typed } = fields
  const checked = checkPlanned(typed, await halfYears.all())
  if (!checked.ok) throw new InvalidInput(checked.errors)
  const by = actor.person.subject
  try {
    const report = await halfYears.plan({ ...checked.planned, state: 'planned', plannedAt: clock.now(), plannedBy: by })
    await audit({ what: 'reportPlanned', about: report.date, by })
    return report
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    throw new InvalidInput([{ field: 'date', code: 'dateTaken' }], { cause: error })
  }
}

/** As a page: the new report, or the list with what was typed. */
async function planAsPage(asked: Asked, wording: HalfYearWording, dependencies: PlanDependencies): Promise<Answer> {
  const { language } = wording
  try {
    const { date } = await planReport(asked, dependencies)
    return seeOther(`${deskPath('progressReports', language, date)}?done=planned`)
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const reports = await dependencies.halfYears.all()
    const typed = { values: valuesIn(asked.fields), errors: error.fields }
    const view = { actor: asked.actor, reports, now: dependencies.clock.now(), typed }
    return page(422, reportListPage(view, wording))
  }
}

async function planAsData(asked: Asked, wording: HalfYearWording, dependencies: PlanDependencies): Promise<Answer> {
  const planned = await withOwnWords(errorWords(wording), () => planReport(asked, dependencies))
  return json(200, publicly(planned))
}

export const handler = deskEndpoint(
  {
    route: 'POST /progress/reports',
    accepts: ['form', 'json'],
    address: ({ language }) => deskPath('progressReports', language),
  },
  async ({ body, wants, language }, actor) => {
    const dependencies = { halfYears: halfYears(), clock: clock(), audit: audit() }
    const plan = wants === 'page' ? planAsPage : planAsData
    return plan({ fields: body, actor }, halfYearWordings()[language], dependencies)
  },
)
