import { isPicked } from '#domain/tracker.ts'
import { csvFile } from '#runtime/answer.ts'
import { openEndpoint, trackerSources } from '#runtime/dependencies.ts'
import { trackerOverview } from '#runtime/tracker.ts'
import { progressCsv } from '#view/tracker/export.ts'

/** The same as the page of the same address shows, whole. */
export const handler = openEndpoint({ route: 'GET /progress.csv' }, async ({ query, language }, actor) => {
  const { filter, rows } = await trackerOverview({ query, actor }, trackerSources(language))
  const picked = rows.filter(row => isPicked(row, filter))
  return csvFile(language === 'nl' ? 'voortgang.csv' : 'progress.csv', progressCsv(picked, language))
})
