import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { builtFiles, builtPages, readBuilt } from './pages.ts'

beforeAll(async () => {
  await builtPages('production')
}, 240_000)

/*
 * What DCAT-AP-NL 3.0 makes mandatory of each class, with its lists of values (Geonovum, repository
 * Geonovum/DCAT-AP-NL30, folder `shapes/300` and the appendix on value lists, November 2026), and what DCAT-AP 3 adds.
 */
const site = 'https://meldroute.example.org'
const authority = 'http://publications.europa.eu/resource/authority'
const Id = z.strictObject({ '@id': z.url() })
const oneOf = (list: string, values: readonly string[]) =>
  z.strictObject({ '@id': z.enum(values.map(value => `${authority}/${list}/${value}`)) })

const Language = oneOf('language', ['NLD', 'ENG'])
const AccessRights = oneOf('access-right', ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'])
const Theme = oneOf('data-theme', [
  'AGRI',
  'ECON',
  'EDUC',
  'ENER',
  'ENVI',
  'GOVE',
  'HEAL',
  'INTR',
  'JUST',
  'OP_DATPRO',
  'REGI',
  'SOCI',
  'TECH',
  'TRAN',
])
const Frequency = oneOf('frequency', ['ANNUAL', 'QUARTERLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'CONT', 'IRREG', 'UNKNOWN'])
const FileType = oneOf('file-type', ['JSON', 'CSV', 'HTML'])
const Country = oneOf('country', ['NLD'])
const MediaType = z.strictObject({ '@id': z.string().startsWith('https://www.iana.org/assignments/media-types/') })
/** Creative Commons is required, the latest version recommended. */
const Licence = z.strictObject({ '@id': z.literal('https://creativecommons.org/licenses/by/4.0/') })

const InLanguages = z.array(z.strictObject({ '@value': z.string().min(1), '@language': z.enum(['nl', 'en']) })).min(1)
const InBoth = InLanguages.refine(texts => new Set(texts.map(one => one['@language'])).size === 2)
const Day = z.strictObject({ '@value': z.iso.date(), '@type': z.literal('xsd:date') })
const Agent = z.strictObject({ '@type': z.literal('foaf:Agent'), 'foaf:name': InLanguages })
const Contact = z.strictObject({ '@type': z.literal('vcard:Kind'), 'vcard:fn': InLanguages, 'vcard:hasURL': Id })
const Described = { 'dct:title': InBoth, 'dct:description': InBoth }

/** One value where the profile allows one: an array of two would not parse. */
const shared = {
  ...Described,
  '@id': z.url(),
  'dct:identifier': z.url(),
  'dct:accessRights': AccessRights,
  'dct:creator': Agent,
  'dct:publisher': Agent,
  'dcat:contactPoint': Contact,
  'dcat:theme': Theme,
  'dcat:keyword': InLanguages,
  'dct:language': z.array(Language).min(1),
  'dct:modified': Day,
  'dcat:landingPage': Id,
}

const Distribution = z.strictObject({
  '@type': z.literal('dcat:Distribution'),
  'dct:title': InBoth,
  'dcat:accessURL': Id,
  'dcat:downloadURL': Id.optional(),
  'dct:license': Licence,
  'dcat:mediaType': MediaType,
  'dct:format': FileType,
})

const Dataset = z.strictObject({
  ...shared,
  '@type': z.literal('dcat:Dataset'),
  'dct:spatial': Country,
  'dct:accrualPeriodicity': Frequency,
  'dcat:version': z.string().min(1),
  'dct:conformsTo': Id.optional(),
  'dcat:distribution': z.array(Distribution).min(1),
})

const DataService = z.strictObject({
  ...shared,
  '@type': z.literal('dcat:DataService'),
  'dct:license': Licence,
  'dcat:endpointURL': Id,
  'dcat:endpointDescription': Id,
  'foaf:page': Id,
})

const Catalog = z.strictObject({
  ...Described,
  '@context': z.record(z.string(), z.url()),
  '@id': z.url(),
  '@type': z.literal('dcat:Catalog'),
  'dct:publisher': Agent,
  'dcat:contactPoint': Contact,
  'dct:license': Licence,
  'dct:language': z.array(Language).min(1),
  'foaf:homepage': Id,
  'dct:modified': Day,
  'dcat:dataset': z.array(Dataset).length(3),
  'dcat:service': z.array(DataService).length(1),
})

const written = (): unknown => JSON.parse(readBuilt('production', 'open-data/catalog.jsonld').toString('utf8'))
const catalog = () => Catalog.parse(written())

describe('The description for catalogues', () => {
  test('has everything that DCAT-AP-NL requires, from its lists of values', () => {
    expect(Catalog.safeParse(written()).error?.issues).toBeUndefined()
  })

  test('gives each thing an identifier of its own', () => {
    const { 'dcat:dataset': sets, 'dcat:service': services } = catalog()
    const ids = [...sets, ...services].map(one => one['@id'])
    expect(new Set(ids).size).toBe(4)
    expect([...sets, ...services].map(one => one['dct:identifier'])).toEqual(ids)
  })

  test('leads a program to the API and to its description', () => {
    const [api] = catalog()['dcat:service']
    expect(api?.['dcat:endpointURL']['@id']).toBe(`${site}/api/v1`)
    expect(api?.['dcat:endpointDescription']['@id']).toBe(`${site}/api/v1/openapi.json`)
    for (const file of ['open-data/index.html', 'en/open-data/index.html']) {
      expect(readBuilt('production', file).toString('utf8')).toContain('href="/api/v1/openapi.json"')
    }
  })

  test('uses no prefix that it does not explain', () => {
    const { '@context': context, ...rest } = catalog()
    const prefixes = JSON.stringify(rest).match(/"[a-z]+:[A-Za-z]+"/g) ?? []
    const used = new Set(prefixes.map(prefix => prefix.slice(1).replace(/:.*/, '')))
    expect([...used].filter(prefix => !(prefix in context))).toEqual([])
  })

  test('names files that exist, at the address of the site', () => {
    const built = new Set(builtFiles('production').map(file => `${site}/${file}`))
    const named = catalog()['dcat:dataset'].flatMap(dataset =>
      dataset['dcat:distribution'].flatMap(one => one['dcat:downloadURL']?.['@id'] ?? []),
    )
    expect(named).toHaveLength(6)
    expect(named.filter(address => !built.has(address))).toEqual([])
  })
})
