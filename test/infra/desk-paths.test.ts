import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type DeskPage, deskPath } from '#view/desk-paths.ts'
import { deskPaths, deskPatterns } from '../../infra/desk-paths.ts'
import { wildcard } from '../../infra/local/wildcard.ts'

const Request = z.object({ uri: z.string(), querystring: z.record(z.string(), z.object({ value: z.string() })) })

/** What the edge makes of an address, and of a query that came with it. */
function led(uri: string, query: Record<string, string> = {}) {
  const querystring = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, { value }]))
  const event = { request: { uri, querystring } }
  const request = Request.parse(runInNewContext(`${deskPaths}; handler(event)`, { event }))
  const values = Object.entries(request.querystring).map(([name, { value }]) => [name, value])
  return { path: request.uri, query: Object.fromEntries(values) }
}

const nowhere = '/api/v1/desk/unknown'

/** Every page with the parts below it, as the view links to it, and the path of the API that must answer. */
const pages: readonly [page: DeskPage, rest: readonly string[], path: string][] = [
  ['reports', [], '/desk/reports'],
  ['message', ['MR-ABCD-1234'], '/desk/reports/MR-ABCD-1234'],
  ['directory', [], '/directory'],
  [
    'directory',
    ['VR05', 'careCoordinator', 'VR05-careCoordinator-1'],
    '/directory/VR05/careCoordinator/VR05-careCoordinator-1',
  ],
  ['coverage', [], '/coverage'],
  ['coverage', ['VR05'], '/coverage/VR05'],
  ['audit', [], '/audit'],
  ['audit', ['a b/c'], '/audit/a%20b%2Fc'],
  ['people', [], '/people'],
  ['mistakes', [], '/desk/mistakes'],
  ['mistake', ['GM0153'], '/mistakes/GM0153'],
  ['signIn', [], '/session'],
  ['figures', [], '/statistics'],
  ['progress', [], '/progress'],
  ['progress', ['R1'], '/progress/R1'],
  ['progress', ['A03.12', 'VR05'], '/progress/A03.12/VR05'],
  ['progressRegion', ['VR05'], '/progress/regions/VR05'],
  ['plan', [], '/plan'],
  ['updates', [], '/progress/updates'],
  ['progressReports', [], '/progress/reports'],
  ['progressReports', ['2026-07-01'], '/progress/reports/2026-07-01'],
]

describe('an address of the desk', () => {
  test.each([
    '/loketten/',
    '/loket/nergens/',
    '/loket/bericht/',
    '/loket/bericht/MR-ABCD-1234/meer/',
    '/loket/bericht//',
    '/loket/adresboek/../desk/',
    '/loket/adresboek/./',
    '/loket//adresboek/',
    '/loket/aanmelden/meer/',
    '/loket/sign-in/',
    '/loket/constructor/',
    '/en/desk/aanmelden/',
    '/en/desktop/',
    '/voortgang/R1/VR05/meer/',
    '/en/voortgang/',
  ])('that is no page leads nowhere: %s', uri => {
    expect(led(uri).path).toBe(nowhere)
  })

  test.each(pages)('leads to the API in both languages, with and without the last slash: %s %j', (page, rest, path) => {
    for (const lang of ['nl', 'en'] as const) {
      const address = deskPath(page, lang, ...rest)
      const answered = { path: `/api/v1${path}`, query: { lang } }
      expect(led(address)).toEqual(answered)
      expect(led(address.slice(0, -1))).toEqual(answered)
    }
  })

  test('decides the language itself and keeps the rest of the query', () => {
    expect(led('/loket/', { lang: 'en', region: 'VR05' }).query).toEqual({ lang: 'nl', region: 'VR05' })
    expect(led('/en/desk/nowhere/', { lang: 'nl' }).query).toEqual({ lang: 'en' })
  })

  test('is known to the view, whichever the edge knows', () => {
    const Addresses = z.array(z.object({ lang: z.enum(['nl', 'en']), page: z.string(), least: z.number() }))
    const known = Addresses.parse(runInNewContext(`${deskPaths}; addresses`))
    const linked = (lang: 'nl' | 'en') => [...new Set(pages.map(([page]) => deskPath(page, lang)))].toSorted()
    for (const lang of ['nl', 'en'] as const) {
      const led = known.filter(one => one.lang === lang).map(({ page }) => `${page}/`)
      expect(led.toSorted()).toEqual(linked(lang))
    }
  })

  test('reaches the function by the patterns of the distribution, and no other page does', () => {
    const fits = deskPatterns.map(pattern => wildcard(pattern))
    for (const [page, rest] of pages) {
      for (const lang of ['nl', 'en'] as const) expect(fits.some(one => one(deskPath(page, lang, ...rest)))).toBe(true)
    }
    expect(fits.some(one => one('/en/') || one('/melden/') || one('/api/v1/desk/reports'))).toBe(false)
  })

  test('never leads outside the API, whatever it holds', () => {
    fc.assert(
      fc.property(fc.constantFrom('/loket', '/en/desk'), fc.webPath(), (base, rest) => {
        expect(led(base + rest).path).toMatch(/^\/api\/v1\/(?:desk\/|directory|coverage|audit|people$|session$)/)
      }),
    )
  })
})
