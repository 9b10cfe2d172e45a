import { json, page } from '#runtime/answer.ts'
import { halfYearDependencies, halfYearWordings, openEndpoint } from '#runtime/dependencies.ts'
import { showReport } from '#runtime/half-year.ts'
import { reportData } from '#runtime/half-year-data.ts'
import { reportsDone } from '#view/half-year/done.ts'
import { reportPage } from '#view/half-year/report.ts'

/** An adopted report for everybody, the draft of any day for leads. */
export const handler = openEndpoint({ route: 'GET /progress/reports/{date}' }, async (request, actor) => {
  const { path, query, wants, language } = request
  const shown = await showReport(path.date, actor, halfYearDependencies())
  if (wants === 'json') return json(200, reportData(shown))
  const done = reportsDone.find(one => one === query.done)
  return page(200, reportPage({ ...shown, done }, halfYearWordings()[language]))
})
