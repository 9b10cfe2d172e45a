import type { MunicipalityNames } from '#domain/municipality-names.ts'
import type { Region } from '#domain/regions.ts'
import { isRegion } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { endpoints, everywhere, pathTo } from './paths.ts'
import type { MistakeWords, Wording } from './wording.ts'

/** A page that states something: what it is called, and where it is. */
export type PagePlace = { readonly title: string; readonly address: string }

type Known = { readonly municipalities: MunicipalityNames; readonly regions: readonly Region[] }
type Words = Pick<Wording, 'language'> & { readonly mistake: MistakeWords }

const kinds = ['roles', 'organisations', 'explained', 'recommendations', 'national'] as const

/** The codes of the pages that the whole country shares. */
export function nationalPages({ pages }: Pick<MistakeWords, 'pages'>): ReadonlySet<string> {
  return new Set(kinds.flatMap(kind => Object.keys(pages[kind])))
}

/** @throws when there is no such page: whoever asks has looked before */
export function placeOf(code: string, { municipalities, regions }: Known, { language, mistake }: Words): PagePlace {
  const municipality = municipalities.get(code)
  // Only the whole geography knows its address; looking for the name leads there.
  if (municipality) return { title: municipality.name, address: findPath(municipality.name, language) }
  if (isRegion(code)) return regionPlace(code, regions, { language, mistake })
  for (const kind of kinds) {
    const page = new Map<string, { title: string; slug: string }>(Object.entries(mistake.pages[kind])).get(code)
    if (page) return { title: page.title, address: pathTo(kind, language, everywhere(page.slug)) }
  }
  throw new Error('There is no page with this code')
}

const findPath = (name: string, lang: string): string => `${endpoints.find}?${new URLSearchParams({ q: name, lang })}`

function regionPlace(code: string, regions: readonly Region[], { language, mistake }: Words): PagePlace {
  const region = regions.find(one => one.code === code)
  if (!region) throw new Error('There is no page with this code')
  const title = code === 'NL' ? mistake.countryPage : fill(mistake.regionPage, { name: region.name[language] })
  return { title, address: pathTo('regions', language, region.slug) }
}
