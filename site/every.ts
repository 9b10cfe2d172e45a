import { choiceKeys, slug } from '#domain/geography.ts'
import type { Language, Texts } from '#domain/language.ts'
import { Elsewhere } from '#domain/situation.ts'
import { everywhere } from '#view/paths.ts'
import { geography, regions } from './facts.ts'

/** The addresses of the answers to "where" that name no municipality. */
export const elsewhereSlugs: Readonly<Record<Elsewhere, Texts>> = {
  online: everywhere('online'),
  movesAround: { nl: 'wisselend', en: 'moving' },
  abroad: { nl: 'buitenland', en: 'abroad' },
  unknown: { nl: 'onbekend', en: 'unknown' },
}

/** One page per ambiguous name or split postcode. */
export function choicePages() {
  const labels = new Map(ambiguousNames().map(name => [slug(name), name]))
  return [...choiceKeys(geography)].map(([key, choices]) => ({
    params: { key },
    props: { slug: everywhere(key), label: labels.get(key) ?? key, choices },
  }))
}

export function municipalityPages() {
  return geography.municipalities.map(municipality => ({
    params: { slug: municipality.slug },
    props: { municipality },
  }))
}

export const regionPages = (language: Language) => () => {
  return regions.map(region => ({ params: { slug: region.slug[language] }, props: { region } }))
}

/** A privacy statement for each unit that takes messages. */
export const statementPages = (language: Language) => () => {
  return regions
    .filter(({ mode }) => mode === 'intake')
    .map(region => ({ params: { slug: region.slug[language] }, props: { region } }))
}

export const elsewherePages = (language: Language) => () => {
  return Elsewhere.options.map(where => ({ params: { slug: elsewhereSlugs[where][language] }, props: { where } }))
}

function ambiguousNames(): string[] {
  const aliases = geography.municipalities.flatMap(({ aliases }) => aliases)
  return [...aliases, ...[...geography.places, ...geography.former].map(([name]) => name)]
}
