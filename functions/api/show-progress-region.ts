import { regionWith } from '#domain/regions.ts'
import { json, page } from '#runtime/answer.ts'
import {
  followThroughDependencies,
  openEndpoint,
  reachabilitySources,
  regions,
  regionWordings,
  trackerSources,
} from '#runtime/dependencies.ts'
import { followThroughFor } from '#runtime/follow-through.ts'
import { reachabilityOf } from '#runtime/reachability.ts'
import { regionProgress, standingsAsData } from '#runtime/tracker.ts'
import { regionProgressPage } from '#view/tracker/region.ts'

export const handler = openEndpoint(
  { route: 'GET /progress/regions/{region}' },
  async ({ path, wants, language }, actor) => {
    const followed = await regionProgress({ region: path.region, actor }, trackerSources(language))
    const { region, own, police, municipalities } = followed
    const [reachability, followThrough] = await Promise.all([
      reachabilityOf(regionWith(region, regions()), reachabilitySources()),
      followThroughFor(actor, region, followThroughDependencies()),
    ])
    if (wants === 'json') {
      const standings = standingsAsData([...own, ...police, ...municipalities])
      return json(200, { region, ...standings, reachability, followThrough })
    }
    return page(200, regionProgressPage({ ...followed, reachability, followThrough }, regionWordings()[language]))
  },
)
