import * as z from 'zod'
import { find, type Geography, municipality } from '#domain/geography.ts'
import { Language } from '#domain/language.ts'
import { seeOther } from '#runtime/answer.ts'
import { endpoint, geography } from '#runtime/dependencies.ts'
import { everywhere, pathTo } from '#view/paths.ts'

/** Longer than the longest name of a place; what does not fit is not a place, and no error either. */
const Query = z.object({ q: z.string().max(100).catch(''), lang: Language.catch('nl') })

/** The page for what somebody typed: always one of ours, and nothing of the input in it. */
export function pageFor(query: unknown, facts: Geography): string {
  const { q, lang } = Query.parse(query)
  const found = find(q, facts)
  switch (found.kind) {
    case 'municipality':
      return pathTo('municipalities', lang, everywhere(municipality(found.code, facts).slug))
    case 'choices':
      return pathTo('choose', lang, everywhere(found.key))
    case 'elsewhere':
      return `${pathTo('national', lang)}#${found.where}`
    case 'unknown':
      return pathTo('unknown', lang)
  }
}

export const handler = endpoint({ route: 'GET /find' }, async ({ query }) => seeOther(pageFor(query, geography())))
