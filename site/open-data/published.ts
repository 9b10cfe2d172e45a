import type { Municipality } from '#domain/geography.ts'
import type { Language, Texts } from '#domain/language.ts'
import { demo, geography, regions, routeContent } from '../facts.ts'
import { guideFor } from '../guide.ts'
import { openDataWords } from '../words.ts'
import { catalog, type DataFile, type Dataset } from './catalog.ts'
import { snippet } from './embed.ts'
import * as directory from './human-services.ts'
import { municipalityRecord } from './municipalities.ts'
import { headOf, publicationOf, versionOf } from './publication.ts'
import { routeFile } from './route.ts'

/*
 * Everything that is published as data, made from the content of this stage once for the whole build.
 */

export const publication = publicationOf({ demo })

const directorySources = (language: Language) => ({
  channels: [...routeContent.channels.values()],
  regions,
  publication,
  language,
  words: openDataWords[language].directory,
})
export const servicesIn = (language: Language) => directory.onOnePage(directory.services(directorySources(language)))
export const organizationsIn = (language: Language) =>
  directory.onOnePage(directory.organizations(directorySources(language)))

export function municipalitiesFile() {
  const municipalities = geography.municipalities.map(municipalityRecord)
  return { ...headOf(municipalities, publication), municipalities }
}

export function routeOf(one: Municipality) {
  return routeFile(one, { guide: guideFor(one.code), content: routeContent, publication })
}

export function snippetOf(one: Municipality, language: Language): string {
  return snippet(one, { content: routeContent, publication, language, words: openDataWords[language].snippet })
}

/** All data with its versions, for the page that documents it and for catalogues. */
export function datasets(): readonly Dataset[] {
  made ??= [servicesSet(), municipalitiesSet(), routesSet()]
  return made
}
let made: readonly Dataset[] | undefined

export const versionOfAll = (): string => versionOf(datasets().map(({ version }) => version))

export function catalogFile() {
  return catalog(datasets(), { all: inBoth('catalog'), api: inBoth('api') }, publication)
}

function servicesSet(): Dataset {
  const { files } = inBoth('services')
  return {
    ...inBoth('services'),
    id: 'services',
    conformsTo: 'https://docs.openreferral.org/en/latest/hsds/',
    version: versionOf([servicesIn('nl'), servicesIn('en')]),
    files: [
      json('/open-data/services.json', files('services')),
      json('/en/open-data/services.json', files('servicesEnglish')),
      json('/open-data/organizations.json', files('organizations')),
      json('/en/open-data/organizations.json', files('organizationsEnglish')),
    ],
  }
}

function municipalitiesSet(): Dataset {
  const { files } = inBoth('municipalities')
  return {
    ...inBoth('municipalities'),
    id: 'municipalities',
    version: municipalitiesFile().version,
    files: [
      { path: '/open-data/municipalities.csv', title: files('csv'), mediaType: 'text/csv' },
      json('/open-data/municipalities.json', files('json')),
    ],
  }
}

function routesSet(): Dataset {
  const { files } = inBoth('routes')
  return {
    ...inBoth('routes'),
    id: 'routes',
    version: versionOf(geography.municipalities.map(one => routeOf(one).version)),
    files: [
      json('/open-data/routes/{slug}.json', files('json')),
      { path: '/open-data/embed/{slug}.html', title: files('html'), mediaType: 'text/html' },
      { path: '/en/open-data/embed/{slug}.html', title: files('htmlEnglish'), mediaType: 'text/html' },
    ],
  }
}

const json = (path: string, title: Texts): DataFile => ({ path, title, mediaType: 'application/json' })

type SetName = keyof (typeof openDataWords)['nl']['datasets']
type SetWords = {
  readonly title: string
  readonly description: string
  readonly keywords?: readonly string[]
  readonly files?: Readonly<Record<string, string>>
}

/** The words about a set of data in both languages. */
function inBoth(name: SetName) {
  const dutch: SetWords = openDataWords.nl.datasets[name]
  const english: SetWords = openDataWords.en.datasets[name]
  return {
    title: { nl: dutch.title, en: english.title },
    description: { nl: dutch.description, en: english.description },
    keywords: (dutch.keywords ?? []).map((word, index) => ({ nl: word, en: english.keywords?.[index] ?? word })),
    files: (file: string): Texts => ({ nl: dutch.files?.[file] ?? file, en: english.files?.[file] ?? file }),
  }
}
