import { json, page } from '#runtime/answer.ts'
import { deskEndpoint, directoryWordings, entryDependencies, regionCodes } from '#runtime/dependencies.ts'
import { entryForm } from '#runtime/directory-entry.ts'
import { regionFor } from '#runtime/directory-region.ts'
import { entryPage } from '#view/desk/entry.ts'
import { deskPath } from '#view/desk-paths.ts'

export const handler = deskEndpoint(
  {
    route: 'GET /directory/{region}/{entry}',
    address: ({ path, language }) => deskPath('directory', language, path.region ?? '', path.entry ?? ''),
  },
  async ({ path, wants, language }, actor) => {
    const region = regionFor(path.region, 'changeDirectory', { actor, regions: regionCodes() })
    const form = await entryForm({ region, entry: path.entry, actor }, entryDependencies(language))
    if (wants === 'json') return json(200, { entry: form.holder, history: form.history })
    return page(200, entryPage(form, directoryWordings()[language]))
  },
)
