import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { type ActName, rightFor } from '#domain/desk-act.ts'
import type { Report } from '#domain/report.ts'
import { type DoingName, doingNames } from '#domain/standing-doing.ts'
import { bulkActs } from '#domain/standing-worklist.ts'
import { describeApi } from '../../functions/api/openapi.ts'
import { aNotice } from '../adapters/examples.ts'
import { assemblyOf, resourcesOf } from '../infra/assembly.ts'
import { type Api, openApi, type Sent } from './api.ts'
import { aMessage, closedBy, coordinator, offered, stored, takenBy, today } from './desk-messages.ts'
import { schemaOf } from './json-schema.ts'

const description = describeApi('https://example.org')

/** As somebody reads it who was sent nothing else. */
const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: z.json() }) }) }).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.json() })).optional() }),
  ),
})
const Paths = z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), Operation))
const paths = Paths.parse(JSON.parse(JSON.stringify(description.paths)))
const operations = new Map<string, z.infer<typeof Operation>>(
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  ),
)

function operationAt(route: string): z.infer<typeof Operation> {
  const operation = operations.get(route)
  if (!operation) throw new Error(`${route} is not described`)
  return operation
}

/** What no program calls, and why. */
const onlyForPages: Readonly<Record<string, string>> = {
  'POST /reports/check': 'the step between form and sending, in a browser without script',
  'GET /takeover': 'a link in a mail, for a person',
  'POST /takeover': 'the form behind that link',
  'GET /auth/login': 'leads a browser to the sign-in service',
  'GET /auth/callback': 'where the sign-in service leads it back to',
  'POST /auth/logout': 'ends with a page that leads to the sign-in service',
  'GET /desk/unknown': 'the page for an address that is none',
}
const itself = 'GET /openapi.json'

/** An address that says what to do is described once for each of these. */
const actsOf: Readonly<Record<string, readonly string[]>> = {
  'POST /desk/reports/{reference}/{act}': Object.keys(rightFor),
  'POST /people/{subject}/{act}': ['revoke', 'restore', 'sign-out'],
  'POST /progress/{commitment}/{unit}/{act}': doingNames,
  'POST /progress/updates/{act}': bulkActs,
  'POST /progress/reports/{date}/{act}': ['adopt', 'drop'],
}

test('every reference in the description leads somewhere', () => {
  const references = JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  for (const [, name] of references) expect(Object.keys(description.components.schemas)).toContain(name)
})

test('it is OpenAPI 3.1 for the base path of the API', () => {
  expect(description.openapi).toBe('3.1.0')
  expect(description.servers).toEqual([{ url: 'https://example.org/api/v1' }])
})

test('it says what a message must hold and that nothing else is taken', () => {
  const { schema } = description.paths['/reports'].post.requestBody.content['application/json']
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  expect(schema.required).toEqual(expect.arrayContaining(['submissionKey', 'danger', 'forms']))
})

test('every route of the template is described, or for pages only', async () => {
  const keys = resourcesOf(await assemblyOf('local'), 'AWS::ApiGatewayV2::Route').map(({ Properties }) =>
    String(Properties.RouteKey).replace('/api/v1', ''),
  )
  const expected = keys.flatMap(key => (actsOf[key] ?? [undefined]).map(act => key.replace('{act}', act ?? '{act}')))
  const told = [...operations.keys(), ...Object.keys(onlyForPages), itself]
  expect(told.toSorted()).toEqual(expected.toSorted())
}, 120_000)

test('what is for pages only answers no JSON', () => {
  const files: Readonly<Record<string, string>> = {
    'POST /reports/check': 'check-report',
    'GET /takeover': 'show-takeover',
    'POST /takeover': 'take-over',
    'GET /auth/login': 'sign-in',
    'GET /auth/callback': 'sign-in-callback',
    'POST /auth/logout': 'sign-out',
    'GET /desk/unknown': 'desk-unknown',
  }
  for (const route of Object.keys(onlyForPages)) {
    expect(readFileSync(`functions/api/${files[route]}.ts`, 'utf8'), route).not.toMatch(/\bjson\(/)
  }
})

describe.each([...operations])(
  '%s',
  (route, { operationId, summary, parameters, requestBody, responses, security }) => {
    test('has a name of its own and says what it does', () => {
      expect([...operations.values()].filter(other => other.operationId === operationId)).toHaveLength(1)
      expect(summary).toMatch(/^[A-Z].{10,}[^.]$/)
    })

    test('names the parts of its path', () => {
      const parts = [...route.matchAll(/\{(\w+)\}/g)].map(([, part]) => part)
      expect(parameters.filter(one => one.in === 'path').map(({ name }) => name)).toEqual(parts)
    })

    test('says how it refuses', () => {
      if (security) {
        // With `{}` it is for everybody, and says more to whoever is signed in.
        const isOpen = security.some(scheme => Object.keys(scheme).length === 0)
        expect(security).toEqual(isOpen ? [{}, { session: [] }] : [{ session: [] }])
        expect(Object.keys(description.components.securitySchemes)).toContain('session')
        expect('401' in responses).toBe(!isOpen)
      }
      if (requestBody) for (const status of ['400', '413', '415', '422']) expect(responses).toHaveProperty(status)
      expect(Object.keys(responses).filter(status => status === '403' || status.startsWith('5'))).toEqual([])
    })
  },
)

describe('what is really answered is what is described', () => {
  let api: Api
  let administrator: string
  let home: string
  let away: string
  beforeAll(async () => {
    api = await openApi()
    home = await api.signIn(['desk-VR05-careCoordinator', 'lead-VR05'])
    away = await api.signIn(['desk-VR06-careCoordinator'])
    administrator = await api.signIn(['administrator'])
    await api.signIn([], { subject: 'somebody' })
  }, 60_000)
  afterAll(() => api.close())

  /** Sends what the description takes, and reads the answer as it says. */
  async function ask(route: string, name: string, sent: Sent): Promise<unknown> {
    const { requestBody, responses } = operationAt(route)
    if (requestBody) schemaOf(requestBody.content['application/json'].schema).parse(sent.json)
    const { statusCode, body = '' } = await api.call(name, sent)
    expect(statusCode, `${route} ${body}`).toBe(200)
    const answered: unknown = JSON.parse(body)
    schemaOf(responses['200']?.content?.['application/json']?.schema).parse(answered)
    return answered
  }

  test('who is signed in, and what waits', async () => {
    await stored(api, takenBy(coordinator, await aMessage()))
    await stored(api, offered(await aMessage({ kind: 'place' })))
    await ask('GET /session', 'session', { token: home })
    await ask('GET /desk/reports', 'list-desk-reports', { token: home })
  })

  test.each([
    ['waiting', () => aMessage()],
    ['taken', async () => takenBy(coordinator, await aMessage())],
    ['offered', async () => offered(await aMessage())],
    ['closed', async () => closedBy(coordinator, await aMessage())],
  ] as const)('a message that is %s, open and shut', async (state, make) => {
    const { reference, lastActivityAt: seen } = await stored(api, await make())
    await createNoticeStore(api.table).plan(aNotice({ reference }))
    const word = { messageKey: randomUUID(), text: 'Wanneer?', seen }
    await ask('POST /desk/reports/{reference}/messages', 'act-on-report', {
      path: { reference, act: 'messages' },
      json: word,
      token: home,
    })
    const question = { path: { reference } }
    const open = await ask('GET /desk/reports/{reference}', 'show-desk-report', { ...question, token: home })
    expect(open).toMatchObject({ said: [{ from: 'desk', text: 'Wanneer?' }], content: { text: expect.any(String) } })
    if (state !== 'offered') return
    const shut = await ask('GET /desk/reports/{reference}', 'show-desk-report', { ...question, token: away })
    expect(shut).toMatchObject({ said: [], content: 'hiddenReceiver' })
  })

  const fields: { readonly [act in ActName]: Readonly<Record<string, string>> } = {
    acknowledge: { firstStep: 'callReporter', firstStepBy: today() },
    'not-for-me': {},
    'first-step': {},
    close: { outcome: 'unknown' },
    notes: { noteKey: randomUUID(), note: 'Gebeld.' },
    urgency: { urgency: 'urgent', urgencyReason: 'newFacts' },
    consent: { consent: 'unknown' },
    snooze: {
      snoozeUntil: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
      snoozeReason: 'staysOpen',
    },
    extend: { extensionReason: 'helpContinues' },
    reopen: {},
    handover: { toRegion: 'VR06' },
    record: { party: 'police', channel: 'phone' },
    accept: { acceptChannel: 'phone', on: today() },
    refuse: { refusal: 'noCapacity' },
    withdraw: {},
    messages: { messageKey: randomUUID(), text: 'Er is gebeld.' },
    'send-again': { notice: 'lost' },
  }
  const free: readonly string[] = ['acknowledge', 'not-for-me', 'handover', 'send-again']
  const onOffered: readonly string[] = ['accept', 'refuse', 'withdraw']

  const untouched = { lastActivityAt: new Date(Date.now() - 200 * 86_400_000).toISOString() }

  function inStateFor(act: string, waiting: Report): Report {
    if (free.includes(act)) return waiting
    if (onOffered.includes(act)) return offered(waiting)
    if (act === 'reopen') return closedBy(coordinator, waiting)
    const taken = takenBy(coordinator, waiting)
    return act === 'extend' ? { ...taken, ...untouched } : taken
  }

  test.each(Object.entries(fields))('the act %s', async (act, json) => {
    const { reference, lastActivityAt: seen } = await stored(api, inStateFor(act, await aMessage()))
    await createNoticeStore(api.table).plan(aNotice({ reference, id: 'lost', state: 'bounced' }))
    const token = act === 'accept' || act === 'refuse' ? away : home
    const sent = { path: { reference, act }, json: { seen, ...json }, token }
    await ask(`POST /desk/reports/{reference}/${act}`, 'act-on-report', sent)
  })

  test('half-yearly reports, planned and adopted', async () => {
    const token = await api.signIn(['lead-country'])
    const [june, may] = [{ date: '2026-06-30' }, { date: '2026-05-31' }]
    await ask('POST /progress/reports', 'plan-progress-report', { json: { ...june, title: 'Brief' }, token })
    await ask('POST /progress/reports', 'plan-progress-report', { json: may, token })
    const show = { path: june, token }
    const { digest } = z
      .looseObject({ digest: z.string() })
      .parse(await ask('GET /progress/reports/{date}', 'show-progress-report', show))
    const act = (name: string, path: { date: string }, json: object) =>
      ask(`POST /progress/reports/{date}/${name}`, 'act-on-progress-report', {
        path: { ...path, act: name },
        json,
        token,
      })
    await act('drop', may, {})
    await act('adopt', june, { digest })
    await ask('GET /progress/reports/{date}', 'show-progress-report', { path: june })
    await ask('GET /progress/reports', 'list-progress-reports', {})
  })

  test('directory and coverage', async () => {
    const path = { region: 'VR05', entry: 'VR05-chainDirector-1' }
    await ask('GET /directory', 'list-directory', { token: home })
    await ask('GET /directory/{region}', 'show-directory', { path, token: home })
    const typed = {
      organisation: 'Demo Twente',
      email: 'keten@example.org',
      language: 'nl',
      days: ['monday', 'friday'],
    }
    await ask('POST /directory/{region}/{entry}', 'save-entry', { path, json: { ...typed, version: 0 }, token: home })
    await ask('POST /directory/{region}/{entry}/verify', 'verify-entry', { path, json: { version: 1 }, token: home })
    const entry = await ask('GET /directory/{region}/{entry}', 'show-entry', { path, token: home })
    expect(entry).toMatchObject({ entry: { version: 2 }, history: [{}, {}] })
    await ask('GET /coverage', 'list-coverage', { token: home })
    await ask('GET /coverage/{region}', 'show-coverage', { path, token: home })
  })

  test.each(['nobody', 'lead'])('progress, as seen by %s', async who => {
    const token = who === 'lead' ? { token: home } : {}
    await ask('GET /progress', 'list-progress', token)
    await ask('GET /progress', 'list-progress', { ...token, query: { line: 'all', status: 'underway' } })
    await ask('GET /progress/{commitment}', 'show-commitment', { ...token, path: { commitment: 'R1' } })
    await ask('GET /progress/regions/{region}', 'show-progress-region', { ...token, path: { region: 'VR05' } })
    const path = { commitment: 'R1', unit: 'VR05' }
    await ask('GET /progress/{commitment}/{unit}', 'show-standing', { ...token, path })
  })

  test('what is said of progress, one by one, several at once and as a table', async () => {
    const lead = await api.signIn(['lead-VR05', 'lead-country'])
    const place = { commitment: 'R3c', unit: 'GM0163' }
    const entry = { status: 'inPreparation', version: 0 }
    const act = (name: DoingName, json: object) =>
      ask(`POST /progress/{commitment}/{unit}/${name}`, 'act-on-standing', {
        path: { ...place, act: name },
        json,
        token: lead,
      })
    await act('enter', entry)
    await act('comment', { region: 'VR05', text: 'Gezien.', version: 1 })
    await act('withdraw', { version: 2 })
    await ask('GET /progress/updates', 'list-updates', { token: lead })
    const several = { item: ['R3c/GM0163/3', 'R3c/GM0164/0'], status: 'notStarted' }
    const sent = { path: { act: 'status' }, json: several, token: lead }
    await ask('POST /progress/updates/status', 'update-several', sent)
    const table = 'commitment;unit;status;version\nR3c;GM0163;underway;4\nR3c;GM0164;notStarted;1'
    for (const go of [{}, { go: '1' }]) {
      await ask('POST /progress/import', 'import-standings', { json: { table, ...go }, token: lead })
    }
    const plan = 'line;action;title;owner;level\n1;;Testlijn;;\n1;1;Testactie;Test;region'
    for (const go of [{}, { go: '1' }]) {
      await ask('POST /plan/import', 'import-plan', { json: { table: plan, ...go }, token: lead })
    }
    await ask('GET /plan', 'show-plan', {})
  })

  test('people and audit', async () => {
    for (const act of ['revoke', 'restore', 'sign-out']) {
      const sent = { path: { subject: 'somebody', act }, json: {}, token: administrator }
      await ask(`POST /people/{subject}/${act}`, 'change-access', sent)
    }
    await ask('GET /people', 'list-people', { token: administrator })
    await ask('GET /audit', 'show-audit', { query: { about: 'somebody' }, token: administrator })
  })

  test.each([
    ['GET /desk/reports/{reference}', 'show-desk-report', 401, {}],
    ['GET /desk/reports/{reference}', 'show-desk-report', 404, { signIn: true }],
  ] as const)(
    '%s refuses with problem details',
    async (route, name, status, { signIn = false }: { signIn?: boolean }) => {
      const sent = { path: { reference: 'MR-0000-0000' }, ...(signIn ? { token: home } : {}) }
      const { statusCode, headers, body = '' } = await api.call(name, sent)
      expect([statusCode, headers?.['content-type']]).toEqual([status, 'application/problem+json'])
      expect(operationAt(route).responses[status]?.content).toHaveProperty('application/problem+json')
      schemaOf(JSON.parse(JSON.stringify(description.components.schemas.Problem))).parse(JSON.parse(body))
    },
  )
})
