import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as demo from '#content/demo/overlay.ts'
import regions from '#content/regions.json' with { type: 'json' }
import { routes } from '#content/routes.ts'
import { Holder } from '#domain/directory.ts'
import { readRegions, requireVerifiedDirectory } from '#domain/regions.ts'
import { geography, routeContent } from '../national-content.ts'

const content = new URL('../../content/', import.meta.url).pathname
const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(file => /\.(json|md|ts)$/.test(file))
const textOf = (file: string) => readFileSync(join(content, file), 'utf8')

/** Every text of a JSON value with the path to it. */
function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`))
}

/** Mail to this domain reaches nobody. */
const reserved = /@([a-z]+\.)?example\.org$/

describe('the content of this country', () => {
  test('leaves no route file out', () => {
    const { routes: national, regional } = z
      .looseObject({ routes: z.looseObject({}), regional: z.looseObject({}) })
      .parse(routes)
    const named = [
      ...Object.keys(national).map(name => `routes/${name}.json`),
      ...Object.keys(regional).map(name => `routes/regional/${name}.json`),
    ]
    expect(named.toSorted()).toEqual(
      files.filter(file => file.startsWith('routes/') && file.endsWith('.json')).toSorted(),
    )
  })

  test('describes every channel a stop leads to, and leads to every channel but the app of 112', () => {
    const regional = routeContent.regional.flatMap(({ changes }) => changes.map(({ stop }) => stop))
    const stops = [...routeContent.routes.flatMap(({ steps }) => steps), ...regional]
    const used = new Set(stops.map(({ channel }) => channel?.id))
    expect([...routeContent.channels.keys()].filter(id => !used.has(id))).toEqual(['emergencyApp'])
  })

  test('names no telephone number that is not a channel', () => {
    const numbers = new Set([...routeContent.channels.values()].map(({ phone }) => phone?.shown))
    const named = textsIn(routes)
      .filter(([path]) => !/\/(phone|source|url|link)(\/|$)/.test(path))
      .flatMap(([path, text]) => [...text.matchAll(/\b0\d{2,3}-[\d ]*\d/g)].map(([number]) => [path, number]))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(([, number]) => !numbers.has(number))).toEqual([])
  })

  test('has nothing verified before a person phoned, and every channel has a day for its next check', () => {
    const stops = routeContent.routes.flatMap(({ steps }) => steps)
    expect([...stops, ...routeContent.channels.values()].filter(one => one.verifiedOn !== undefined)).toEqual([])
    expect([...routeContent.channels.values()].every(({ reviewBefore }) => reviewBefore > '2026-11-23')).toBe(true)
  })

  test('never advises a call without speaking', () => {
    const silent = textsIn(routes).filter(([, text]) => /stil(le)? (oproep|bellen)|silent call/i.test(text))
    expect(silent).toEqual([])
  })

  test('takes no messages anywhere, and its regions are the safety regions by name and tile', () => {
    const read = readRegions(regions, { demo: false })
    expect(read.filter(({ mode }) => mode !== 'guidance')).toEqual([])
    requireVerifiedDirectory(read, [], { demo: false })
    const names = new Map(geography.municipalities.map(({ safetyRegion }) => [safetyRegion.code, safetyRegion.name]))
    const working = read.filter(({ code }) => code !== 'NL')
    expect(working.map(({ code, name }) => [code, name.nl])).toEqual([...names].toSorted())
    expect(new Set(working.map(({ tile }) => String(tile))).size).toBe(25)
    expect(new Set(read.flatMap(({ slug }) => slug.nl)).size).toBe(26)
  })
})

describe('demo content', () => {
  const read = readRegions(demo.regions, { demo: true })

  test('has 23 regions in intake, one preparing, one with guidance only, and a national desk', () => {
    const count = (mode: string) => read.filter(one => one.mode === mode && one.code !== 'NL').length
    expect([count('intake'), count('prepare'), count('guidance')]).toEqual([23, 1, 1])
    expect(read.find(({ code }) => code === 'NL')?.mode).toBe('intake')
    expect(new Set(read.filter(({ mode }) => mode === 'intake').map(({ citizens }) => citizens)).size).toBe(2)
  })

  test('says demo wherever a production region would name somebody', () => {
    const named = read.flatMap(({ controller, legalBasis, dpia }) => [controller, legalBasis, dpia])
    expect(named.filter(text => text !== undefined && !/demo/i.test(text))).toEqual([])
    for (const { organisation, email } of z.array(Holder).parse(demo.holders)) {
      expect(organisation).toMatch(/demo/i)
      expect(email).toMatch(reserved)
    }
  })

  test('is the only content that uses example.org', () => {
    const using = files.filter(file => textOf(file).includes('example.org'))
    expect(using.filter(file => !file.startsWith('demo/'))).toEqual([])
    const others = files
      .filter(file => file.startsWith('demo/'))
      .flatMap(file => textOf(file).match(/[\w.-]+@[\w.-]+/g) ?? [])
    expect(others.filter(address => !reserved.test(address))).toEqual([])
  })
})
