import type { Language } from '#domain/language.ts'
import { type Answer, page } from '#runtime/answer.ts'
import { clock, directory, endpoint, links, regions, reports, takeoverWordings } from '#runtime/dependencies.ts'
import { enter, nowhere, pageBehindLink, type TakeoverDependencies } from '#runtime/takeover.ts'

/** Shows what is behind the link and changes nothing: mail scanners open every link. */
export async function showTakeover(
  token: unknown,
  language: Language,
  dependencies: TakeoverDependencies,
): Promise<Answer> {
  const entrance = await enter(token, dependencies)
  return entrance ? page(200, pageBehindLink(entrance, dependencies)) : nowhere(language, dependencies)
}

export const handler = endpoint({ route: 'GET /takeover' }, async ({ query, language }) => {
  const stores = { links: links(), reports: reports(), clock: clock() }
  return showTakeover(query.t, language, {
    ...stores,
    directory: directory(),
    regions: regions(),
    wordings: takeoverWordings(),
  })
})
