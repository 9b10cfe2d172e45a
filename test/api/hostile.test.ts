import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { aReference } from '../adapters/examples.ts'
import { readLine } from '../runtime/log-lines.ts'
import { type Api, openApi, type Sent } from './api.ts'
import { asForm, hostileText, hostileTexts, mark, nearly, valid } from './arbitraries.ts'
import { aMessage, stored } from './desk-messages.ts'
import { schemaOf } from './json-schema.ts'
import { type Operation, operations } from './operations.ts'
import { aSubmission } from './submission.ts'

/*
 * Whatever is sent: an answer that the description names, nothing of what was sent in it, and one line in the log.
 */

let api: Api
let everything: string
beforeAll(async () => {
  api = await openApi()
  const groups = ['desk-VR05-careCoordinator', 'lead-VR05', 'lead-VR06', 'lead-country', 'administrator']
  everything = await api.signIn(groups, { subject: 'everything' })
  await stored(api, await aMessage({ reference: sent }))
}, 60_000)
afterAll(() => api.close())

/** The same bodies every time: what fails once fails again. */
const same = { seed: 20261126, numRuns: 12 } as const

/** A message of Enschede that waits, for whoever acts on one. */
const sent = aReference()
/** Where it leads to something, and where it leads to nothing. */
const places: Readonly<Record<string, readonly string[]>> = {
  region: ['VR05', 'NL', 'VR99'],
  entry: ['VR05-careCoordinator-1', 'new', 'VR05-chainDirector-99'],
  commitment: ['R1', 'R3c', 'A01.1'],
  unit: ['VR05', 'GM0163', 'PEOostNederland'],
  reference: ['MR-0000-0000', sent],
  subject: ['nobody'],
  date: ['2026-06-30', '2026-02-30'],
}

const partOf = (name: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...(places[name] ?? [mark])) }, hostileText)

/** Everything but the body: the parts of the path, what is asked, and who asks. */
function around({ path, query }: Operation): fc.Arbitrary<Sent> {
  const parts = Object.entries(path).map(([name, written]) => [
    name,
    written === undefined ? partOf(name) : fc.constant(written),
  ])
  const asked = Object.fromEntries(query.map(name => [name, partOf(name)]))
  return fc.record({
    path: fc.record<Record<string, string>>(Object.fromEntries(parts)),
    query: fc.record(asked, { requiredKeys: [] }).map(chosen => z.record(z.string(), z.string()).parse(chosen)),
    token: fc.constantFrom(everything, everything, undefined),
  })
}

const bodies = ({ body }: Operation): fc.Arbitrary<Sent> => {
  if (body === undefined) return fc.constant({})
  return fc.oneof(valid(body), nearly(body)).map(json => ({ json }))
}

type Answer = APIGatewayProxyStructuredResultV2

/** What no answer may have, whatever was sent. */
function expectNothingBack({ statusCode = 0, headers = {}, body = '', cookies = [] }: Answer): void {
  expect(statusCode).toBeGreaterThanOrEqual(200)
  expect(statusCode, body).toBeLessThan(500)
  expect(statusCode).not.toBe(403)
  const head = [...Object.entries(headers).flat(), ...cookies].map(String)
  expect(head.filter(text => ['\r', '\n', '\0', mark].some(part => text.includes(part)))).toEqual([])
  const type = String(headers['content-type'] ?? '')
  if (type.includes('problem+json')) expect(body).not.toContain(mark)
  // Marked tags and attributes: what is shown again is shown as text.
  if (type.includes('html')) expect(body).not.toMatch(/<script>alert|<img src=x|"'>|onerror=Hostile>/)
}

/** One line for each call, and none of it from outside. */
function expectOneLine(before: number): void {
  const lines = linesNow().slice(before)
  expect(lines).toHaveLength(1)
  for (const line of lines) {
    readLine(line)
    expect(line).not.toContain(mark)
  }
}
const linesNow = () => api.logged().split('\n').filter(Boolean)

const all = operations()

describe.each(all.map(operation => [operation.route, operation] as const))('%s', (_, operation) => {
  const schemas = Object.entries(operation.responses).map(([status, { content }]) => {
    const described = content?.['application/json']?.schema
    return [status, described === undefined ? undefined : schemaOf(described)] as const
  })

  test('answers whatever a program sends as it says', async () => {
    const sent = fc.tuple(around(operation), bodies(operation)).map(([one, other]) => ({ ...one, ...other }))
    await fc.assert(
      fc.asyncProperty(sent, async request => {
        const before = linesNow().length
        const answer = await api.call(operation.file, request)
        expectNothingBack(answer)
        expectOneLine(before)
        const described = new Map(schemas)
        expect([...described.keys()], answer.body).toContain(String(answer.statusCode))
        const schema = described.get(String(answer.statusCode))
        if (schema) schema.parse(JSON.parse(answer.body ?? ''))
      }),
      same,
    )
  }, 30_000)

  test('answers whatever a browser sends with a page', async () => {
    const { body } = operation
    const form = body === undefined ? fc.constant({}) : nearly(body).map(fields => ({ form: asForm(fields) }))
    const sent = fc.tuple(around(operation), form).map(([one, other]) => ({ ...one, ...other, page: true }))
    await fc.assert(
      fc.asyncProperty(sent, async request => {
        const before = linesNow().length
        expectNothingBack(await api.call(operation.file, request))
        expectOneLine(before)
      }),
      { ...same, numRuns: 6 },
    )
  }, 30_000)
})

const writing = all.filter(({ body }) => body !== undefined)
const imports: readonly string[] = ['importStandings', 'importPlan']

describe('is refused before anybody looks into it', () => {
  const place = ({ path }: Operation) => ({
    path: Object.fromEntries(Object.entries(path).map(([name, word]) => [name, word ?? places[name]?.[0] ?? ''])),
    token: everything,
  })
  const refusedWith = async (operation: Operation, status: number, sent: Sent) => {
    const answer = await api.call(operation.file, { ...place(operation), ...sent })
    expectNothingBack(answer)
    expect(answer.statusCode, `${operation.route} ${answer.body}`).toBe(status)
  }

  test.each(writing.map(one => [one.route, one] as const))('a body that is too large for %s', async (_, operation) => {
    const limit = imports.includes(operation.operationId) ? 1024 * 1024 : 32 * 1024
    // No JSON at all: whoever parsed it first would answer 400.
    const body = mark.padEnd(limit + 1, '[')
    await refusedWith(operation, 413, { raw: { type: 'application/json', body } })
    await refusedWith(operation, 413, { raw: { type: 'application/x-www-form-urlencoded', body: Buffer.from(body) } })
  })

  /** Readable, but no answer to anything; of what does not exist or changed meanwhile only that is told. */
  const unknown = [400, 404, 409, 422] as const
  const deep = '['.repeat(15_000)
  const bodiesOf: Readonly<Record<string, [status: readonly number[], body: string | Uint8Array]>> = {
    'nested without end': [[400], `${deep}${']'.repeat(15_000)}`],
    'nested in a field': [unknown, `{"text":${deep.slice(0, 12_000)}${']'.repeat(12_000)}}`],
    'objects in objects': [unknown, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
    'not JSON': [[400], `{"text": "${mark}`],
    'not a set of fields': [[400], `["${mark}"]`],
    'a text alone': [[400], `"${mark}"`],
    nothing: [[400], ''],
    'no UTF-8': [unknown, Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0xff, 0xfe, 0x22, 0x7d])],
    'UTF-16': [[400], Buffer.from(`{"text":"${mark}"}`, 'utf16le')],
    'a key of every object': [[400], `{"__proto__":{"isAdmin":true},"text":"${mark}"}`],
    'the maker of every object': [[400], `{"constructor":{"prototype":{"isAdmin":true}}}`],
    'a number without end': [unknown, `{"text":${'9'.repeat(20_000)}}`],
  }
  test.each(Object.entries(bodiesOf))('a body with %s', async (_, [statuses, body]) => {
    for (const operation of writing) {
      const answer = await api.call(operation.file, { ...place(operation), raw: { type: 'application/json', body } })
      expectNothingBack(answer)
      expect(statuses, `${operation.route} ${answer.statusCode}`).toContain(answer.statusCode)
    }
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })

  const types = ['', 'text/plain', 'text/json', 'application/xml', 'application/json-patch+json', `application/${mark}`]
  test.each(types)('a body that says it is "%s"', async type => {
    for (const operation of writing) await refusedWith(operation, 415, { raw: { type: type || ' ', body: '{}' } })
  })

  test('a form with files, where none are taken', async () => {
    for (const operation of writing.filter(({ operationId }) => !imports.includes(operationId))) {
      await refusedWith(operation, 415, { upload: { text: mark } })
    }
  })

  test('an upload that is cut off, has no boundary or another one', async () => {
    for (const operation of writing.filter(({ operationId }) => imports.includes(operationId))) {
      for (const type of [
        'multipart/form-data',
        'multipart/form-data; boundary=x',
        `multipart/form-data; boundary=${'b'.repeat(5000)}`,
      ]) {
        await refusedWith(operation, 400, { raw: { type, body: Buffer.from(`--y\r\n${mark}`) } })
      }
    }
  })
})

describe('another site', () => {
  const foreign: readonly (readonly [site: string | undefined, origin: string | undefined])[] = [
    ['cross-site', undefined],
    ['cross-site', 'https://evil.example'],
    ['same-site', 'https://evil.localhost'],
    ['none', undefined],
    [undefined, undefined],
    [undefined, 'null'],
    [undefined, ''],
    [undefined, 'https://localhost:9999'],
    [undefined, 'http://localhost:9999.evil.example'],
    [undefined, 'http://localhost:99990'],
    [undefined, 'http://LOCALHOST:9999/'],
    ['Same-Origin', 'https://evil.example'],
    ['same-origin, cross-site', 'https://evil.example'],
  ]
  test.each(foreign)('that says Sec-Fetch-Site %s and Origin %s changes nothing', async (site, origin) => {
    for (const { file, path } of writing) {
      const parts = Object.fromEntries(Object.entries(path).map(([name, word]) => [name, word ?? 'x']))
      const headers = { 'sec-fetch-site': site ?? '', origin: origin ?? '' }
      const { statusCode } = await api.call(file, { json: {}, path: parts, headers, token: everything })
      expect(statusCode, file).toBe(400)
    }
  })
})

test('no header, cookie or address, however long or odd, does more than be unknown', async () => {
  const odd = [...hostileTexts, mark.repeat(1200)]
  for (const word of odd) {
    const headers = {
      referer: word,
      'user-agent': word,
      'accept-language': word,
      accept: `text/html, ${word}`,
      'x-forwarded-for': word,
    }
    const cookies = [`__Host-session=${word}`, word, `${word}=x`]
    for (const name of ['session', 'list-desk-reports', 'list-progress', 'sign-in', 'sign-in-callback']) {
      const answer = await api.call(name, {
        headers: { ...headers, 'cloudfront-viewer-address': word },
        cookies,
        query: { to: word, code: word, state: word, lang: word },
      })
      expectNothingBack(answer)
    }
  }
}, 30_000)

test.each(['VR99', 'VR25'])('a message is not offered to %s, where nobody takes it', async toRegion => {
  const report = await stored(api, await aMessage())
  const { reference, lastActivityAt: seen } = report
  const sent = { path: { reference, act: 'handover' }, json: { seen, toRegion }, token: everything }
  const { statusCode, body } = await api.call('act-on-report', sent)
  expect([statusCode, body]).toEqual([422, expect.stringContaining('toRegionRequired')])
})

test('no name of a thing is too long to be looked up, or to be refused', async () => {
  const long = [1025, 2049, 5000].map(length => mark.padEnd(length, 'x'))
  for (const name of long) {
    for (const operation of all.filter(({ path, query }) => Object.keys(path).length + query.length > 0)) {
      const path = Object.fromEntries(Object.entries(operation.path).map(([part, word]) => [part, word ?? name]))
      const query = Object.fromEntries(operation.query.map(asked => [asked, name]))
      const body = operation.body === undefined ? {} : { json: {} }
      const answer = await api.call(operation.file, { path, query, ...body, token: everything })
      expectNothingBack(answer)
      expect(Object.keys(operation.responses), operation.route).toContain(String(answer.statusCode))
    }
  }
}, 30_000)

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1',
  "'=1",
  '=cmd|"/C calc"!A0',
  '";=1;"',
  'x\r\n=1',
]

/** Regions, each with one of the formulas in everything that is written about it. */
const regions = formulas.map((_, at) => `VR${String(at + 1).padStart(2, '0')}`)
const Version = z.looseObject({ version: z.int().default(0) })

async function publishes(unit: string, text: string): Promise<void> {
  const token = await api.signIn([`lead-${unit}`, 'lead-country'])
  const sent = { path: { commitment: 'R1', unit }, token }
  const version = async () => Version.parse(JSON.parse((await api.call('show-standing', sent)).body ?? '')).version
  const act = async (name: string, json: object) => {
    const path = { ...sent.path, act: name }
    return api.call('act-on-standing', { ...sent, path, json: { ...json, version: await version() } })
  }
  const said = { note: text, owner: text, evidence: text, evidenceOn: '2026-01-01', dateReason: text }
  const entered = await act('enter', { ...said, status: 'embedded' })
  expect(entered.statusCode, entered.body).toBe(200)
  const published = await act('publish', {})
  expect(published.statusCode, published.body).toBe(200)
}

test('no cell of any table that leaves here is calculated', async () => {
  const lead = { token: everything }
  for (const [at, unit] of regions.entries()) await publishes(unit, formulas[at] ?? '')
  const files = [
    await api.call('export-progress', { query: { commitment: 'R1' } }),
    await api.call('progress-report-file', { path: { date: new Date().toISOString().slice(0, 10) }, ...lead }),
  ]
  for (const { statusCode, body = '' } of files) {
    expect(statusCode).toBe(200)
    const cells = parse(body, { bom: true, delimiter: ';', relax_column_count: true }).flat().map(String)
    expect(cells.filter(cell => cell.startsWith("'")).length).toBeGreaterThan(0)
    expect(cells.filter(cell => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) && !/^-?[\d,.]+$/.test(cell))).toEqual([])
  }
}, 30_000)

test('of a field that came twice the last one counts, whoever wrote which', async () => {
  const json = JSON.stringify(aSubmission())
  const twice = json.replace(/^\{/, '{"language":"en","kind":"place",')
  const { statusCode, body } = await api.call('submit-report', { raw: { type: 'application/json', body: twice } })
  expect(statusCode, body).toBe(201)
  const again = await api.call('submit-report', { raw: { type: 'application/json', body: json } })
  expect(JSON.parse(again.body ?? '')).toEqual(JSON.parse(body ?? ''))
})

test('no text that could begin a line of a mail is an address', async () => {
  for (const address of [
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\n',
    'a@example.org,b@example.org',
    '<a@example.org>',
    'a@exa\u0000mple.org',
  ]) {
    const sent = aSubmission({ contactChannel: 'email', contactEmail: address })
    const entry = {
      organisation: 'Demo',
      email: address,
      onCallEmail: address,
      language: 'nl',
      role: 'chainDirector',
      version: 0,
    }
    const answers = [
      await api.call('submit-report', { json: sent }),
      await api.call('save-entry', { path: { region: 'VR05', entry: 'new' }, json: entry, token: everything }),
    ]
    // A line end after it is no part of it: both take what is before.
    const taken = address.trim() === 'a@example.org'
    expect(
      answers.map(({ statusCode }) => statusCode),
      address,
    ).toEqual(taken ? [201, 200] : [422, 422])
  }
})
