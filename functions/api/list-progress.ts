import { isPicked } from '#domain/tracker.ts'
import { json, page } from '#runtime/answer.ts'
import { openEndpoint, trackerSources, trackerWordings } from '#runtime/dependencies.ts'
import { standingsAsData, trackerOverview } from '#runtime/tracker.ts'
import { trackerOverviewPage } from '#view/tracker/overview.ts'

export const handler = openEndpoint({ route: 'GET /progress' }, async ({ query, wants, language }, actor) => {
  const view = await trackerOverview({ query, actor }, trackerSources(language))
  const { filter, lines, rows } = view
  if (wants === 'json') {
    return json(200, { filter, lines, ...standingsAsData(rows.filter(row => isPicked(row, filter))) })
  }
  return page(200, trackerOverviewPage(view, trackerWordings()[language]))
})
