import { json, page } from '#runtime/answer.ts'
import { openEndpoint, trackerSources, trackerWordings } from '#runtime/dependencies.ts'
import { standingView } from '#runtime/tracker.ts'
import { standingPage } from '#view/tracker/standing.ts'

export const handler = openEndpoint(
  { route: 'GET /progress/{commitment}/{unit}' },
  async ({ path, wants, language }, actor) => {
    const asked = { commitment: path.commitment, unit: path.unit, actor }
    const view = await standingView(asked, trackerSources(language))
    if (wants === 'json') return json(200, { ...view.standing, history: view.steps })
    return page(200, standingPage(view, trackerWordings()[language]))
  },
)
