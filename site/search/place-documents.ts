import type { Municipality } from '#domain/geography.ts'
import type { Language } from '#domain/language.ts'
import { Elsewhere } from '#domain/situation.ts'
import { type Html, html } from '#view/html.ts'
import { everywhere, pathTo } from '#view/paths.ts'
import { elsewhereSlugs } from '../every.ts'
import { geography } from '../facts.ts'
import { type Guide, guideFor } from '../guide.ts'
import { titleOf } from '../situation-words.ts'
import { searchWords, siteWords } from '../words.ts'
import { type Document, written } from './document.ts'
import { otherWords } from './other-words.ts'

/** Every place as the index gets it, instead of its page. */
export function placeDocuments(language: Language): readonly Document[] {
  const municipalities = geography.municipalities.map(one => municipalityDocument(one, language))
  const elsewhere = Elsewhere.options
    .filter(where => where !== 'unknown')
    .map(where => elsewhereDocument(where, language))
  return [...municipalities, unknownPlaceDocument(language), ...elsewhere]
}

function municipalityDocument(one: Municipality, language: Language): Document {
  const { name, aliases, province, safetyRegion, slug, code } = one
  const names = [name, ...aliases]
  const typed = namesOf(code)
  const content = html`<p data-pagefind-weight="10">${names.join(', ')}</p>
<p data-pagefind-weight="4">${typed.places.join(', ')}</p>
<p>${typed.postcodes.join(' ')}</p>
${situations(guideFor(code), language)}`
  const url = pathTo('municipalities', language, everywhere(slug))
  const meta = { title: name, names: names.join('|') }
  // As filters, for whatever is meta is searched: who looks for Utrecht does not mean every place in that province.
  const about = [...new Set([province.name, safetyRegion.name])]
  return written(url, { language, kind: 'municipality', meta, about, content })
}

/** The one guide that is in the index with its steps. */
function unknownPlaceDocument(language: Language): Document {
  const guide = guideFor('unknown')
  const title = searchWords[language].everySituation
  const steps = guide.stops.map(({ step: { what, who, why } }) => {
    return html`<p>${what[language]} ${who[language]} ${why[language]}</p>\n`
  })
  const content = html`${situations(guide, language)}<h2 id="z">${title}</h2>\n${steps}`
  const url = pathTo('national', language, elsewhereSlugs.unknown)
  return written(url, { language, kind: 'situation', meta: { title }, content })
}

function elsewhereDocument(where: Elsewhere, language: Language): Document {
  const { answers, hints, headings } = siteWords[language].national
  const content = html`<p data-pagefind-weight="5">${answers[where]}</p>\n<p>${hints[where]}</p>`
  const url = pathTo('national', language, elsewhereSlugs[where])
  return written(url, { language, kind: 'page', meta: { title: headings[where] }, content })
}

/** Every result as a heading with its address, so that a search can lead right to it. */
function situations({ results }: Guide, language: Language): readonly Html[] {
  return results.map(result => {
    const { title, rest } = titleOf(result, language)
    const words = otherWords(result.situations, language).join(', ')
    return html`<h2 id="${result.id}">${title}${rest && `: ${rest}`}</h2>\n${words && html`<p>${words}</p>\n`}`
  })
}

/** What people type for a place in this municipality: villages, municipalities that went into it, postcodes. */
function namesOf(code: string): { readonly places: readonly string[]; readonly postcodes: readonly string[] } {
  const typed = [...new Set(byMunicipality.get(code)?.map(([, name]) => name))]
  const isPostcode = (name: string) => /^\d{4}$/.test(name)
  return { places: typed.filter(name => !isPostcode(name)), postcodes: typed.filter(isPostcode) }
}

const { places, former, postcodes } = geography
const numbers = ([first, last]: (typeof postcodes)[number]) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
const byMunicipality = Map.groupBy(
  [
    ...places.flatMap(([name, ...codes]) => codes.map(code => [code, name] as const)),
    ...former.flatMap(([name, , ...codes]) => codes.map(code => [code, name] as const)),
    ...postcodes.flatMap(run =>
      run.slice(2).flatMap(code => numbers(run).map(number => [String(code), number] as const)),
    ),
  ],
  ([code]) => code,
)
