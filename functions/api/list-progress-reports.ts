import type { HalfYearStore } from '#adapters/half-year-store.ts'
import { type Actor, may } from '#domain/access.ts'
import type { HalfYear } from '#domain/half-year.ts'
import { LocalDate } from '#domain/report.ts'
import { json, page, seeOther } from '#runtime/answer.ts'
import { clock, halfYears, halfYearWordings, openEndpoint } from '#runtime/dependencies.ts'
import { publicly } from '#runtime/half-year-data.ts'
import { deskPath } from '#view/desk-paths.ts'
import { reportsDone } from '#view/half-year/done.ts'
import { reportListPage } from '#view/half-year/list.ts'

/** Adopted reports are for everybody, planned ones for leads. */
export async function listReports(
  actor: Actor,
  { halfYears }: { readonly halfYears: Pick<HalfYearStore, 'all'> },
): Promise<readonly HalfYear[]> {
  const reports = await halfYears.all()
  return may(actor, 'previewReports', undefined) ? reports : reports.filter(({ state }) => state === 'adopted')
}

/** The list, and, for the form that asks for the state on a day, the way to the page of that day. */
export const handler = openEndpoint({ route: 'GET /progress/reports' }, async (request, actor) => {
  const { query, wants, language } = request
  const reports = await listReports(actor, { halfYears: halfYears() })
  if (wants === 'json') return json(200, reports.map(publicly))
  const day = LocalDate.safeParse(query.day)
  if (day.success) return seeOther(deskPath('progressReports', language, day.data))
  const isWrong = query.day !== undefined
  const typed = {
    values: query.day === undefined ? {} : { day: query.day },
    errors: isWrong ? [{ field: 'day', code: 'dateRequired' }] : [],
  }
  const done = reportsDone.find(one => one === query.done)
  const view = { actor, reports, now: clock().now(), typed, done }
  return page(isWrong ? 422 : 200, reportListPage(view, halfYearWordings()[language]))
})
