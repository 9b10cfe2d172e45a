import { json, page } from '#runtime/answer.ts'
import { openEndpoint, trackerSources, trackerWordings } from '#runtime/dependencies.ts'
import { regionProgress, standingsAsData } from '#runtime/tracker.ts'
import { regionProgressPage } from '#view/tracker/region.ts'

export const handler = openEndpoint(
  { route: 'GET /progress/regions/{region}' },
  async ({ path, wants, language }, actor) => {
    const view = await regionProgress({ region: path.region, actor }, trackerSources(language))
    const { region, own, police, municipalities } = view
    if (wants === 'json') return json(200, { region, ...standingsAsData([...own, ...police, ...municipalities]) })
    return page(200, regionProgressPage(view, trackerWordings()[language]))
  },
)
