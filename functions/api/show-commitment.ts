import { isPicked } from '#domain/tracker.ts'
import { json, page } from '#runtime/answer.ts'
import { openEndpoint, trackerSources, trackerWordings } from '#runtime/dependencies.ts'
import { commitmentView, standingsAsData } from '#runtime/tracker.ts'
import { commitmentPage } from '#view/tracker/commitment.ts'

export const handler = openEndpoint(
  { route: 'GET /progress/{commitment}' },
  async ({ path, query, wants, language }, actor) => {
    const view = await commitmentView({ commitment: path.commitment, query, actor }, trackerSources(language))
    const { commitment, filter, rows } = view
    if (wants === 'json')
      return json(200, { commitment, ...standingsAsData(rows.filter(row => isPicked(row, filter))) })
    return page(200, commitmentPage(view, trackerWordings()[language]))
  },
)
