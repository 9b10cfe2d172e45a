import { brotliCompressSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import holders from '#content/demo/holders.json' with { type: 'json' }
import { route } from '#domain/route.ts'
import { Situation } from '#domain/situation.ts'
import { geography, routeContent } from '../../site/facts.ts'
import { identifierOf } from '../../site/open-data/identifier.ts'
import { versionOf } from '../../site/open-data/publication.ts'
import { Organizations, Services } from './human-services/profile.ts'
import { anyOf, builtFiles, builtPages, readBuilt, type Stage } from './pages.ts'

beforeAll(async () => {
  await builtPages('production')
  await builtPages('demo')
}, 240_000)

const stages: Stage[] = ['production', 'demo']
const inLanguages = ['', 'en/']
const textOf = (stage: Stage, file: string) => readBuilt(stage, file).toString('utf8')
const read = (stage: Stage, file: string): unknown => JSON.parse(textOf(stage, file))
const isData = (file: string) => /^(en\/)?open-data\/.*\.(json|jsonld|csv|html)$/.test(file)
const dataFiles = (stage: Stage) => builtFiles(stage).filter(isData)

describe.each(stages)('The data of %s', stage => {
  test('holds no mailbox, telephone number or name of anybody who holds a role', () => {
    const texts = dataFiles(stage).map(file => textOf(stage, file))
    const theirs = holders.flatMap(({ email, organisation }) => [email, organisation])
    expect(texts.flatMap(text => text.match(anyOf(theirs)) ?? [])).toEqual([])
    const addresses = texts.flatMap(text => text.match(/[\w.+-]+@[\w.-]+/g) ?? [])
    expect(new Set(addresses)).toEqual(new Set(['info@comensha.nl']))
  })
})

test('the data of a demo says so wherever something is invented, and production has nothing of it', () => {
  const says = (file: string) => /demo/i.test(textOf('demo', file))
  const invented = dataFiles('demo').filter(file => /services|organizations|routes|embed/.test(file))
  expect(invented.filter(file => !says(file))).toEqual([])
  expect(dataFiles('production').filter(file => /demo/i.test(textOf('production', file)))).toEqual([])
})

describe('The directory', () => {
  const cases = stages.flatMap(stage => inLanguages.map(part => ({ stage, part })))
  const servicesOf = (stage: Stage, part: string) =>
    Services.parse(read(stage, `${part}open-data/services.json`)).contents

  test.each(cases)('is the Human Services Data Specification as we publish it: $stage/$part', ({ stage, part }) => {
    const services = servicesOf(stage, part)
    const page = Organizations.parse(read(stage, `${part}open-data/organizations.json`))
    const organizations = page.contents
    expect(page).toMatchObject({ total_items: organizations.length, size: organizations.length, last_page: true })
    const offered = organizations.flatMap(one => one.services.map(({ id }) => [one.id, id]))
    expect(offered.toSorted()).toEqual(services.map(one => [one.organization_id, one.id]).toSorted())
    expect(services.every(one => one.organization.id === one.organization_id)).toBe(true)
  })

  test('uses every identifier once, the same in both languages and in every build', () => {
    const ids = (part: string) => servicesOf('production', part).map(({ id }) => id)
    expect(new Set(ids('')).size).toBe(ids('').length)
    expect(ids('en/')).toEqual(ids(''))
    expect(identifierOf('service', 'veiligThuis')).toBe(
      ids('')[[...routeContent.channels.keys()].indexOf('veiligThuis')],
    )
    expect(identifierOf('a', 'b')).not.toBe(identifierOf('a', 'c'))
  })

  test('has every national contact point with its number, its source and what nobody checked', () => {
    const services = servicesOf('production', '')
    expect(services).toHaveLength(routeContent.channels.size)
    for (const [index, channel] of [...routeContent.channels.values()].entries()) {
      const service = services[index]
      expect(service?.phones?.map(({ number }) => number)).toEqual(channel.phone && [channel.phone.dial])
      expect(service?.additional_urls?.map(({ url }) => url)).toEqual([channel.source])
      expect(service?.assured_date).toBe(channel.verifiedOn)
      expect(service?.alert === undefined).toBe(channel.verifiedOn !== undefined)
    }
  })

  test('says day and night in times only of what a source calls so', () => {
    const always = [...routeContent.channels.values()].filter(({ opening }) => opening === 'always').length
    const timed = servicesOf('production', '').filter(({ schedules }) => schedules.some(one => one.opens_at))
    expect(timed).toHaveLength(always)
  })

  test('has a desk of every region that takes messages, and of no other', () => {
    const desks = servicesOf('demo', '').slice(routeContent.channels.size)
    expect(desks).toHaveLength(24)
    expect(desks.filter(({ name, alert }) => !name.startsWith('Demo: ') || !alert?.startsWith('Demo'))).toEqual([])
  })
})

describe('The municipalities', () => {
  const Row = z.strictObject({
    code: z.string().regex(/^GM\d{4}$/),
    name: z.string().min(1),
    slug: z.string().regex(/^[a-z0-9-]+$/),
    province_code: z.string().regex(/^PV\d\d$/),
    province: z.string().min(1),
    safety_region_code: z.string().regex(/^VR\d\d$/),
    safety_region: z.string().min(1),
    police_unit: z.string().min(1),
    court_district: z.string().min(1),
    veilig_thuis_region_code: z.string().min(1),
    veilig_thuis_region: z.string().min(1),
    ggd_region_code: z.string().min(1),
    ggd_region: z.string().min(1),
    labour_market_region: z.string().min(1),
  })
  const table = () => textOf('production', 'open-data/municipalities.csv')

  test('are a table as RFC 4180 wants it: commas, CRLF, UTF-8 without a mark', () => {
    const rows = z.array(Row).parse(parse(table(), { columns: true, record_delimiter: '\r\n' }))
    expect(rows).toHaveLength(342)
    expect(rows.map(({ name }) => name)).toContain('Súdwest-Fryslân')
    expect(table().startsWith('code,name,slug,')).toBe(true)
    expect(table().endsWith('\r\n')).toBe(true)
  })

  test('have no cell that a spreadsheet would calculate', () => {
    const rows = z.array(z.array(z.string())).parse(parse(table()))
    expect(rows.flat().filter(cell => /^[=+\-@\t]/.test(cell))).toEqual([])
  })

  test('say the same as JSON, with licence and version', () => {
    const Named = z.object({ code: z.string(), name: z.string() })
    const File = z.strictObject({
      ...head,
      municipalities: z.array(z.looseObject({ code: z.string(), name: z.string(), safetyRegion: Named })),
    })
    const { municipalities } = File.parse(read('production', 'open-data/municipalities.json'))
    expect(municipalities.map(({ code }) => code)).toEqual(geography.municipalities.map(({ code }) => code))
    const rows = z.array(Row).parse(parse(table(), { columns: true }))
    expect(municipalities.map(one => one.safetyRegion.name)).toEqual(rows.map(one => one.safety_region))
  })
})

const head = {
  version: z.string().regex(/^[0-9a-f]{12}$/),
  madeOn: z.iso.date(),
  licence: z.literal('https://creativecommons.org/licenses/by/4.0/'),
  attribution: z.string().includes('CBS').includes('GeoNames').includes('Meldroute'),
}

describe('The routes', () => {
  const Texts = z.object({ nl: z.string(), en: z.string() })
  const Step = z.looseObject({
    id: z.string(),
    what: Texts,
    source: z.url(),
    channel: z.string().nullable(),
    verifiedOn: z.iso.date().nullable(),
  })
  const Channel = z.looseObject({
    phone: z.object({ dial: z.string() }).optional(),
    verifiedOn: z.iso.date().nullable(),
  })
  const File = z.strictObject({
    ...head,
    pages: z.object({ nl: z.url(), en: z.url() }),
    municipality: z.object({ code: z.string(), name: z.string() }),
    danger: z.array(Step).min(1),
    results: z.array(
      z.object({
        code: z.string(),
        title: Texts.optional(),
        situations: z.array(Situation.omit({ where: true }).partial()),
        steps: z.array(z.string()).min(1),
      }),
    ),
    steps: z.record(z.string(), Step),
    channels: z.record(z.string(), Channel),
  })
  const fileOf = (slug: string) => File.parse(read('production', `open-data/routes/${slug}.json`))

  test('are a file for each of the 342 municipalities, each complete in itself', () => {
    for (const { slug, code, name } of geography.municipalities) {
      const { municipality, results, steps, channels, danger } = fileOf(slug)
      expect(municipality).toEqual({ code, name })
      expect(results.flatMap(one => one.steps).filter(step => !(step in steps))).toEqual([])
      const used = [...danger, ...Object.values(steps)].flatMap(({ channel }) => channel ?? [])
      expect(used.filter(channel => !(channel in channels))).toEqual([])
    }
  })

  test.each(['ede', 'winterswijk', 's-gravenhage'])('lead every situation to the steps of the site: %s', slug => {
    const { municipality, results, steps, danger } = fileOf(slug)
    const answered = results.flatMap(result => result.situations.map(situation => ({ situation, steps: result.steps })))
    expect(answered.length).toBeGreaterThan(100)
    for (const { situation, steps: codes } of answered) {
      const expected = route(Situation.parse({ ...situation, where: municipality.code }), routeContent)
      const told = [...danger, ...codes.map(code => steps[code])]
      expect(told.map(step => step?.what.nl)).toEqual(expected.map(({ what }) => what.nl))
    }
  })

  test('name numbers only as the contact points have them', () => {
    const { channels } = fileOf('ede')
    for (const [id, { phone }] of Object.entries(channels)) {
      expect(phone?.dial).toBe(routeContent.channels.get(id)?.phone?.dial)
    }
  })

  test('are small enough to fetch one for a page', () => {
    const sent = brotliCompressSync(readBuilt('production', 'open-data/routes/ede.json'))
    expect(sent.length).toBeLessThanOrEqual(12_000)
  })

  test('have a version that changes with what they say, and only then', () => {
    expect(versionOf({ a: 1 })).toBe(versionOf({ a: 1 }))
    expect(versionOf({ a: 1 })).not.toBe(versionOf({ a: 2 }))
    expect(fileOf('ede').version).not.toBe(fileOf('winterswijk').version)
  })
})

describe('A piece of HTML to copy', () => {
  const piece = (slug: string, part = '') => textOf('production', `${part}open-data/embed/${slug}.html`)

  test('is headings, lists and links, and nothing that is loaded or runs', () => {
    const tags = geography.municipalities.flatMap(({ slug }) =>
      inLanguages.flatMap(part => piece(slug, part).match(/<[a-z][^>]*>/g) ?? []),
    )
    const names = new Set(tags.map(tag => /^<([a-z0-9]+)/.exec(tag)?.[1]))
    expect([...names].toSorted()).toEqual(['a', 'em', 'h2', 'h3', 'li', 'ol', 'p', 'section', 'small', 'strong'])
    const links = [...new Set(tags.flatMap(tag => /href="([^"]*)"/.exec(tag)?.[1] ?? []))]
    expect(links.filter(link => !/^(tel:\+?\d+|https:\/\/meldroute\.example\.org\/[a-z0-9/-]+)$/.test(link))).toEqual(
      [],
    )
  })

  test('begins with danger, names whoever answers each number, and ends with its date and the way back', () => {
    const text = piece('ede')
    expect(text.indexOf('tel:112')).toBeLessThan(text.indexOf('<h3>'))
    for (const [, name, dial] of text.matchAll(/\. ([^.:<>]+): <a href="tel:(\d+)">/g)) {
      const channel = [...routeContent.channels.values()].find(one => one.name.nl === name)
      expect(channel?.phone?.dial).toBe(dial)
    }
    expect(text).toMatch(/Stand van [a-z]+ \d+ [a-z]+ \d{4}, versie [0-9a-f]{12}\./)
    expect(text).toContain('href="https://meldroute.example.org/gemeenten/ede/" rel="noreferrer"')
  })

  test('is in English for who reads English', () => {
    expect(piece('ede', 'en/')).toContain('<section lang="en">')
    expect(piece('ede', 'en/')).toContain('/en/municipalities/ede/')
  })
})
