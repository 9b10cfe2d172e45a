import { languages, type Texts } from '#domain/language.ts'
import { pathTo } from '#view/paths.ts'
import { licence, type Publication } from './publication.ts'

/** One set of data in all the forms in which it is published. */
export type Dataset = {
  readonly id: string
  readonly title: Texts
  readonly description: Texts
  readonly keywords: readonly Texts[]
  /** The standard the data follows, when there is one. */
  readonly conformsTo?: string
  readonly version: string
  readonly files: readonly DataFile[]
}

export type DataFile = { readonly path: string; readonly title: Texts; readonly mediaType: MediaType }
type MediaType = 'application/json' | 'text/csv' | 'text/html'

/** Where the interface for programs begins, and where it is described. */
export const apiPath = '/api/v1'
export const apiDescription = `${apiPath}/openapi.json`

type Described = Pick<Dataset, 'title' | 'description'>
/** What is in the catalogue besides the data itself: words about all of it, and about the interface for programs. */
export type About = { readonly all: Described; readonly api: Described & Pick<Dataset, 'keywords'> }

const authority = 'http://publications.europa.eu/resource/authority'
const inBothLanguages = [`${authority}/language/NLD`, `${authority}/language/ENG`].map(toId)
const fileTypes = { 'application/json': 'JSON', 'text/csv': 'CSV', 'text/html': 'HTML' } as const

/** The description of all data for catalogues of data, after DCAT-AP-NL 3.0, as JSON-LD. */
export function catalog(datasets: readonly Dataset[], { all, api }: About, publication: Publication) {
  const { origin } = publication
  return {
    '@context': context,
    '@id': `${origin}/open-data/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    ...words(all),
    'dct:publisher': publisher,
    'dcat:contactPoint': contactPoint(origin),
    'dct:license': toId(licence),
    'dct:language': inBothLanguages,
    'foaf:homepage': toId(origin + pathTo('openData', 'nl')),
    'dct:modified': dateOf(publication.madeOn),
    'dcat:dataset': datasets.map(dataset => datasetOf(dataset, publication)),
    'dcat:service': [serviceOf(api, publication)],
  }
}

/** The interface for programs: what may be called, and where that is described. */
function serviceOf(api: About['api'], { origin, madeOn }: Publication) {
  return {
    '@type': 'dcat:DataService',
    ...shared('api', api, { origin, madeOn }),
    'dct:license': toId(licence),
    'dcat:endpointURL': toId(origin + apiPath),
    'dcat:endpointDescription': toId(origin + apiDescription),
    'foaf:page': toId(origin + pathTo('openData', 'nl')),
  }
}

/** What DCAT-AP-NL asks of a set of data and of a service alike. */
function shared(id: string, about: About['api'], { origin, madeOn }: Pick<Publication, 'origin' | 'madeOn'>) {
  const address = `${origin}/open-data/#${id}`
  return {
    '@id': address,
    'dct:identifier': address,
    ...words(about),
    'dcat:keyword': about.keywords.flatMap(inEach),
    'dcat:theme': toId(`${authority}/data-theme/JUST`),
    'dct:accessRights': toId(`${authority}/access-right/PUBLIC`),
    'dct:creator': publisher,
    'dct:publisher': publisher,
    'dcat:contactPoint': contactPoint(origin),
    'dct:language': inBothLanguages,
    'dct:modified': dateOf(madeOn),
    'dcat:landingPage': toId(origin + pathTo('openData', 'nl')),
  }
}

function datasetOf(dataset: Dataset, { origin, madeOn }: Publication) {
  return {
    '@type': 'dcat:Dataset',
    ...shared(dataset.id, dataset, { origin, madeOn }),
    'dct:spatial': toId(`${authority}/country/NLD`),
    'dct:accrualPeriodicity': toId(`${authority}/frequency/IRREG`),
    'dcat:version': dataset.version,
    ...(dataset.conformsTo && { 'dct:conformsTo': toId(dataset.conformsTo) }),
    'dcat:distribution': dataset.files.map(file => distributionOf(file, origin)),
  }
}

/** Of many files in one form the access is the page that lists them. */
function distributionOf({ path, title, mediaType }: DataFile, origin: string) {
  const isOne = !path.includes('{')
  return {
    '@type': 'dcat:Distribution',
    'dct:title': inEach(title),
    'dcat:accessURL': toId(isOne ? origin + path : origin + pathTo('openData', 'nl')),
    ...(isOne && { 'dcat:downloadURL': toId(origin + path) }),
    'dcat:mediaType': toId(`https://www.iana.org/assignments/media-types/${mediaType}`),
    'dct:format': toId(`${authority}/file-type/${fileTypes[mediaType]}`),
    'dct:license': toId(licence),
  }
}

const publisher = {
  '@type': 'foaf:Agent',
  'foaf:name': [{ '@value': 'Samen tegen Mensenhandel', '@language': 'nl' }],
}

/** A page: we have no mailbox to name. */
function contactPoint(origin: string) {
  return {
    '@type': 'vcard:Kind',
    'vcard:fn': [{ '@value': 'Meldroute', '@language': 'nl' }],
    'vcard:hasURL': toId(origin + pathTo('about', 'nl')),
  }
}

function words({ title, description }: Described) {
  return { 'dct:title': inEach(title), 'dct:description': inEach(description) }
}

function inEach(texts: Texts) {
  return languages.map(language => ({ '@value': texts[language], '@language': language }))
}

function toId(id: string) {
  return { '@id': id }
}

function dateOf(date: string) {
  return { '@value': date, '@type': 'xsd:date' }
}

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
