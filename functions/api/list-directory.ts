import { may } from '#domain/access.ts'
import type { RegionCode } from '#domain/situation.ts'
import { json, page } from '#runtime/answer.ts'
import { deskEndpoint, directoryWordings, namesIn, regions } from '#runtime/dependencies.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { directoryRegionsPage } from '#view/desk/directory.ts'
import { deskPath } from '#view/desk-paths.ts'

/** The regions whose directory this person may see. */
export const directoriesOf = (actor: SignedIn['actor'], codes: readonly RegionCode[]): readonly RegionCode[] =>
  codes.filter(code => may(actor, 'seeDirectory', code))

export const handler = deskEndpoint(
  { route: 'GET /directory', address: ({ language }) => deskPath('directory', language) },
  async ({ wants, language }, actor) => {
    const own = directoriesOf(
      actor,
      regions().map(({ code }) => code),
    )
    if (wants === 'json') return json(200, own)
    const names = namesIn(language)
    return page(200, directoryRegionsPage({ actor, regions: own, names }, directoryWordings()[language]))
  },
)
