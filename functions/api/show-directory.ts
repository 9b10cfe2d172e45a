import { may } from '#domain/access.ts'
import { json, page } from '#runtime/answer.ts'
import { clock, deskEndpoint, directory, directoryWordings, namesIn, sessions } from '#runtime/dependencies.ts'
import { namesOf, regionFor } from '#runtime/directory-region.ts'
import { regionDirectoryPage } from '#view/desk/directory.ts'
import { deskPath } from '#view/desk-paths.ts'

const outcomes = ['saved', 'verified'] as const

export const handler = deskEndpoint(
  {
    route: 'GET /directory/{region}',
    address: ({ path, language }) => deskPath('directory', language, path.region ?? ''),
  },
  async ({ path, query, wants, language }, actor) => {
    const region = regionFor(path.region, 'seeDirectory', actor)
    const holders = await directory().inRegions([region])
    if (wants === 'json') return json(200, holders)
    const view = {
      actor,
      region,
      holders,
      names: namesIn(language),
      now: clock().now(),
      nameOf: namesOf(await sessions().people()),
      mayChange: may(actor, 'changeDirectory', region),
      done: outcomes.find(outcome => outcome === query.done),
    }
    return page(200, regionDirectoryPage(view, directoryWordings()[language]))
  },
)
