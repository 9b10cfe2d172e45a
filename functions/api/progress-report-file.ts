import { csvFile } from '#runtime/answer.ts'
import { halfYearDependencies, halfYearWordings, openEndpoint } from '#runtime/dependencies.ts'
import { showReport } from '#runtime/half-year.ts'
import { reportFile } from '#view/half-year/file.ts'

/** The same as its page, for a spreadsheet; a draft says so in its name. */
export const handler = openEndpoint({ route: 'GET /progress/reports/{date}/csv' }, async (request, actor) => {
  const shown = await showReport(request.path.date, actor, halfYearDependencies())
  const wording = halfYearWordings()[request.language]
  const { csv } = wording.halfYear
  const state = shown.entry?.state === 'adopted' ? csv.adopted : csv.draft
  return csvFile(`meldroute-${shown.date}-${state}.csv`, reportFile(shown, wording))
})
