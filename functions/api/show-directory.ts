import { json, page } from '#runtime/answer.ts'
import { deskEndpoint, directoryWordings, regionCodes, regionDirectoryDependencies } from '#runtime/dependencies.ts'
import { regionDirectory, regionFor } from '#runtime/directory-region.ts'
import { regionDirectoryPage } from '#view/desk/directory.ts'
import { deskPath } from '#view/desk-paths.ts'

const outcomes = ['saved', 'verified'] as const

export const handler = deskEndpoint(
  {
    route: 'GET /directory/{region}',
    address: ({ path, language }) => deskPath('directory', language, path.region ?? ''),
  },
  async ({ path, query, wants, language }, actor) => {
    const region = regionFor(path.region, 'seeDirectory', { actor, regions: regionCodes() })
    const directory = await regionDirectory({ region, actor }, regionDirectoryDependencies(language))
    if (wants === 'json') return json(200, directory.holders)
    const done = outcomes.find(outcome => outcome === query.done)
    return page(200, regionDirectoryPage({ ...directory, done }, directoryWordings()[language]))
  },
)
