import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createLinks } from '#adapters/links.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { createStandingStore } from '#adapters/standing-store.ts'
import type { ActName } from '#domain/desk-act.ts'
import { close } from '#domain/lifecycle.ts'
import type { Report } from '#domain/report.ts'
import { enter } from '#domain/standing-acts.ts'
import { calendar, units } from '#runtime/dependencies.ts'
import { aNotice, aReference } from '../adapters/examples.ts'
import { type Assembly, assemblyOf, handlersOf, resourcesOf } from '../infra/assembly.ts'
import { type Api, openApi, type Sent } from './api.ts'
import {
  aMessage,
  canary,
  closedBy,
  contact,
  coordinator,
  director,
  offered,
  stored,
  takenBy,
  today,
  written,
} from './desk-messages.ts'
import { halfYearRows } from './half-year-rights.ts'
import { mistakeRows } from './mistake-rights.ts'
import { aSubmission } from './submission.ts'
import { updatingRows } from './updating-rights.ts'

/*
 * Who gets which answer from which endpoint: every route of the template, everybody there is, their own and what is not.
 * The real endpoints answer; the table is test/rights.md, for people to read.
 */

let api: Api
let local: Assembly
let everybody: Readonly<Record<string, Sent>>
let routes: ReadonlyMap<string, string>

beforeAll(async () => {
  ;[api, local] = await Promise.all([openApi(), assemblyOf('local')])
  routes = routesOf(local)
  everybody = await everyActor()
}, 240_000)
afterAll(() => api?.close())

const groups = {
  'no role': [],
  'officer here': ['member-GM0153'],
  'officer elsewhere': ['member-GM0141'],
  'desk here': ['desk-VR05-careCoordinator'],
  'desk here, higher': ['desk-VR05-chainDirector'],
  'desk elsewhere': ['desk-VR06-careCoordinator'],
  'national desk': ['desk-NL-nationalDesk'],
  'lead here': ['lead-VR05'],
  'lead elsewhere': ['lead-VR06'],
  'lead of all': ['lead-country'],
  'lead of CoMensha': ['lead-comensha'],
  'lead of police unit': ['lead-PEOostNederland'],
  administrator: ['administrator'],
} as const

const subjectOf = (actor: string): string => `subject of ${actor}`

async function everyActor(): Promise<Readonly<Record<string, Sent>>> {
  const hours = 3_600_000
  const expired = await api.signIn(['desk-VR05-careCoordinator', 'administrator'], { ago: 11 * hours })
  const revoked = await api.signIn(['desk-VR05-careCoordinator', 'administrator'], { subject: 'revoked' })
  await api.sessions.revoke('revoked', 'administrator', new Date().toISOString())
  const people: [string, Sent][] = []
  for (const [name, held] of Object.entries(groups)) {
    people.push([name, { token: await api.signIn(held, { subject: subjectOf(name) }) }])
  }
  return { public: {}, 'session over': { token: expired }, revoked: { token: revoked }, ...Object.fromEntries(people) }
}

/** One line of the table: what is asked, of what, and what to send for each who asks. */
type Row = {
  readonly route: string
  readonly what: string
  readonly send: (actor: string) => Promise<Sent> | Sent
  /** More than the status, where that is the same for everybody. */
  readonly more?: (answer: APIGatewayProxyStructuredResultV2) => string
}

const nothing = (): Sent => ({})
const reportRoute = 'GET /desk/reports/{reference}'
const actRoute = 'POST /desk/reports/{reference}/{act}'

/** A message in each state, fresh for every question: an act changes it. */
const messages: Readonly<Record<string, () => Promise<Report>>> = {
  'about a person, waiting': () => aMessage(),
  'about a person, waiting for the last rung': () =>
    aMessage({ waiting: { round: 1, role: 'nationalDesk', dueAt: `${inDays(1)}T09:00:00.000Z` } }, 30),
  'about a place, waiting': () => aMessage({ kind: 'place' }),
  'taken by the desk here': async () => takenBy(coordinator, await aMessage()),
  'taken by the desk here, untouched for long': async () => ({
    ...takenBy(coordinator, await aMessage()),
    lastActivityAt: `${inDays(-200)}T09:00:00.000Z`,
  }),
  'taken by the higher rung': async () => takenBy(director, await aMessage()),
  'offered to elsewhere': async () => offered(await aMessage()),
  'closed by the desk here': async () => closedBy(coordinator, await aMessage()),
  restricted: () => aMessage({ region: 'NL', restricted: true }),
}

/** With a mail to the reporter that did not arrive. */
const on = async (what: string): Promise<Report> => {
  const make = messages[what]
  if (!make) throw new Error(`No message ${what}`)
  const report = await stored(api, await make())
  const { reference } = report
  await createNoticeStore(api.table).plan(aNotice({ reference, id: 'one', purpose: 'reporter', state: 'bounced' }))
  return report
}

const unknown = aReference()

const fieldsOf: { readonly [act in ActName]: () => Readonly<Record<string, string>> } = {
  acknowledge: () => ({ firstStep: 'callReporter', firstStepBy: today() }),
  'not-for-me': nothingMore,
  'first-step': nothingMore,
  close: () => ({ outcome: 'unknown' }),
  notes: () => ({ noteKey: randomUUID(), note: 'Gebeld.' }),
  urgency: () => ({ urgency: 'urgent', urgencyReason: 'newFacts' }),
  consent: () => ({ consent: 'unknown' }),
  snooze: () => ({ snoozeUntil: inDays(7), snoozeReason: 'staysOpen' }),
  extend: () => ({ extensionReason: 'helpContinues' }),
  reopen: nothingMore,
  handover: () => ({ toRegion: 'VR06' }),
  record: () => ({ party: 'police', channel: 'phone' }),
  accept: () => ({ acceptChannel: 'phone', on: today() }),
  refuse: () => ({ refusal: 'noCapacity' }),
  withdraw: nothingMore,
  messages: () => ({ messageKey: randomUUID(), text: 'Er is gebeld.' }),
  'send-again': () => ({ notice: 'one' }),
}
function nothingMore() {
  return {}
}
/** What a reporter sends beside number and code. */
const wordsFor = {
  'POST /reports/messages': () => ({ text: 'Nog iets.', messageKey: randomUUID() }),
  'POST /reports/contact/withdraw': nothingMore,
  'POST /reports/reopen': () => ({ why: 'Het gaat door.', messageKey: randomUUID() }),
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The states in which each act is tried. */
const actsOn: { readonly [act in ActName]: readonly string[] } = {
  acknowledge: ['about a person, waiting', 'about a place, waiting', 'taken by the desk here', 'restricted'],
  'not-for-me': ['about a person, waiting'],
  'first-step': ['taken by the desk here', 'taken by the higher rung'],
  close: ['about a person, waiting', 'taken by the desk here', 'taken by the higher rung'],
  notes: ['about a person, waiting', 'taken by the desk here', 'taken by the higher rung', 'restricted'],
  urgency: ['about a person, waiting', 'taken by the higher rung'],
  consent: ['about a person, waiting', 'about a place, waiting'],
  snooze: ['about a person, waiting', 'taken by the desk here'],
  extend: ['about a person, waiting', 'taken by the desk here, untouched for long'],
  reopen: ['taken by the desk here', 'closed by the desk here'],
  handover: ['about a person, waiting', 'taken by the higher rung', 'restricted'],
  record: ['about a person, waiting', 'taken by the desk here'],
  accept: ['about a person, waiting', 'offered to elsewhere'],
  refuse: ['about a person, waiting', 'offered to elsewhere'],
  withdraw: ['about a person, waiting', 'offered to elsewhere'],
  messages: [
    'about a person, waiting',
    'about a place, waiting',
    'taken by the desk here',
    'taken by the higher rung',
    'offered to elsewhere',
    'closed by the desk here',
    'restricted',
  ],
  'send-again': ['about a person, waiting', 'taken by the higher rung', 'closed by the desk here'],
}

const seenNow = ({ lastActivityAt: seen }: Report) => ({ seen })
const readOrShut = ({ statusCode, body = '' }: APIGatewayProxyStructuredResultV2): string =>
  statusCode === 200 ? (canary.test(body) ? ' open' : ' shut') : ''

const acts = (Object.keys(actsOn) as ActName[]).flatMap(act =>
  [...actsOn[act], 'that does not exist'].map(
    (what): Row => ({
      route: actRoute,
      what: `\`${act}\`, a message ${what}`,
      send: async () => {
        if (what === 'that does not exist') {
          const json = { ...fieldsOf[act](), seen: new Date().toISOString() }
          return { path: { reference: unknown, act }, json }
        }
        const report = await on(what)
        return { path: { reference: report.reference, act }, json: { ...fieldsOf[act](), ...seenNow(report) } }
      },
    }),
  ),
)

const rows: readonly Row[] = [
  { route: 'GET /find', what: 'a place', send: () => ({ query: { q: 'Enschede' } }) },
  { route: 'GET /openapi.json', what: 'the contract', send: nothing },
  { route: 'GET /statistics', what: 'which periods there are', send: nothing },
  { route: 'GET /statistics', what: 'a period that was not published', send: () => ({ query: { period: '2025' } }) },
  {
    route: 'GET /statistics.csv',
    what: 'a period that was not published',
    send: () => ({ query: { period: '2025' } }),
  },
  { route: 'GET /statistics.csv', what: 'no period', send: () => ({ query: { period: '2025-Q9' } }) },
  { route: 'POST /reports', what: 'a message to send', send: () => ({ json: aSubmission() }) },
  { route: 'POST /reports/check', what: 'a message to check', send: () => ({ form: { language: 'nl' } }) },
  {
    route: 'POST /reports/status',
    what: 'a number with its code',
    send: async () => ({ json: await sentBySomebody() }),
  },
  {
    route: 'POST /reports/status',
    what: 'a number with another code',
    send: async () => ({ json: { ...(await sentBySomebody()), receipt: '0000000000000000' } }),
  },
  ...(['POST /reports/messages', 'POST /reports/contact/withdraw', 'POST /reports/reopen'] as const).flatMap(
    (route): readonly Row[] => {
      const sent = async () => ({ ...(await sentBySomebody(route.endsWith('reopen'))), ...wordsFor[route]() })
      const wrong = async () => ({ ...(await sent()), receipt: '0000000000000000' })
      return [
        { route, what: 'a number with its code', send: async () => ({ json: await sent() }) },
        { route, what: 'a number with another code', send: async () => ({ json: await wrong() }) },
      ]
    },
  ),
  {
    route: 'POST /reports/reopen',
    what: 'a number with its code, not closed',
    send: async () => ({ json: { ...(await sentBySomebody()), ...wordsFor['POST /reports/reopen']() } }),
  },
  { route: 'GET /takeover', what: 'a signed link', send: async () => ({ query: { t: await link() } }) },
  { route: 'GET /takeover', what: 'no link of ours', send: () => ({ query: { t: 'x' } }) },
  {
    route: 'POST /takeover',
    what: 'a signed link',
    send: async () => ({ form: { t: await link(), act: 'take', firstStep: 'callReporter', firstStepBy: today() } }),
  },
  { route: 'POST /takeover', what: 'no link of ours', send: () => ({ form: { t: 'x', act: 'take' } }) },
  { route: 'GET /auth/login', what: 'to sign in', send: nothing },
  { route: 'GET /auth/callback', what: 'back without having left', send: () => ({ query: { code: 'x', state: 'x' } }) },
  { route: 'GET /session', what: 'who am I', send: nothing },
  { route: 'GET /desk/unknown', what: 'no page', send: nothing },
  {
    route: 'GET /desk/reports',
    what: 'of every region (how many of the nine below)',
    send: nothing,
    more: count,
  },
  {
    route: 'GET /desk/reports',
    what: 'of here (how many)',
    send: () => ({ query: { region: 'VR05' } }),
    more: count,
  },
  {
    route: 'GET /desk/reports',
    what: 'of elsewhere (how many)',
    send: () => ({ query: { region: 'VR06' } }),
    more: count,
  },
  ...Object.keys(messages).map(
    (what): Row => ({
      route: reportRoute,
      what: `a message ${what}`,
      send: async () => ({ path: { reference: (await on(what)).reference } }),
      more: readOrShut,
    }),
  ),
  { route: reportRoute, what: 'a message that does not exist', send: () => ({ path: { reference: unknown } }) },
  ...acts,
  {
    route: actRoute,
    what: '`acknowledge`, on a page from before a colleague acted',
    send: async () => {
      const { reference } = await on('about a person, waiting')
      const json = { ...fieldsOf.acknowledge(), takeoverReason: 'asked', seen: '2026-01-01T00:00:00.000Z' }
      return { path: { reference, act: 'acknowledge' }, json }
    },
  },
  {
    route: actRoute,
    what: '`acknowledge` with a reason, a message about a person, waiting',
    send: async () => {
      const report = await on('about a person, waiting')
      const json = { ...fieldsOf.acknowledge(), takeoverReason: 'noReply', ...seenNow(report) }
      return { path: { reference: report.reference, act: 'acknowledge' }, json }
    },
  },
  {
    route: actRoute,
    what: '`destroy`, which is no act',
    send: async () => {
      const report = await on('about a person, waiting')
      return { path: { reference: report.reference, act: 'destroy' }, json: seenNow(report) }
    },
  },
  ...Object.entries({ here: 'VR05', elsewhere: 'VR06', 'the country': 'NL' }).flatMap(([where, region]) => {
    const path = { region }
    const entry = region === 'NL' ? 'NL-nationalDesk-1' : `${region}-careCoordinator-1`
    return [
      { route: 'GET /directory/{region}', what: where, send: () => ({ path }) },
      {
        route: 'GET /directory/{region}/{entry}',
        what: `an entry of ${where}`,
        send: () => ({ path: { ...path, entry } }),
      },
      {
        route: 'POST /directory/{region}/{entry}',
        what: `an entry of ${where}, all empty`,
        send: () => ({ path: { ...path, entry }, json: {} }),
      },
      {
        route: 'POST /directory/{region}/{entry}/verify',
        what: `an entry of ${where}, from an older page`,
        send: () => ({ path: { ...path, entry }, json: { version: 99 } }),
      },
      { route: 'GET /coverage/{region}', what: where, send: () => ({ path }) },
    ]
  }),
  { route: 'GET /directory', what: 'the regions', send: nothing },
  { route: 'GET /directory/{region}', what: 'what is no region', send: () => ({ path: { region: 'VR99' } }) },
  {
    route: 'GET /directory/{region}/{entry}',
    what: 'no entry',
    send: () => ({ path: { region: 'VR05', entry: 'VR05-chainDirector-99' } }),
  },
  {
    route: 'POST /directory/{region}/{entry}/verify',
    what: 'an entry that is new',
    send: () => ({ path: { region: 'VR05', entry: 'new' }, json: {} }),
  },
  { route: 'GET /coverage', what: 'the regions', send: nothing },
  { route: 'POST /drafts', what: 'a form to keep', send: () => ({ json: { where: 'online' } }) },
  { route: 'POST /drafts/open', what: 'another code', send: () => ({ json: { code: '0000000000000000' } }) },
  { route: 'POST /drafts/discard', what: 'another code', send: () => ({ json: { code: '0000000000000000' } }) },
  ...['GET /progress', 'GET /progress.csv'].map(
    (route): Row => ({ route, what: 'the recommendations (does it show an entry)', send: nothing, more: entryIn }),
  ),
  {
    route: 'GET /progress/{commitment}',
    what: 'a recommendation (does it show an entry)',
    send: () => ({ path: { commitment: entry.commitment } }),
    more: entryIn,
  },
  {
    route: 'GET /progress/{commitment}',
    what: 'what nobody took on',
    send: () => ({ path: { commitment: 'R9' } }),
  },
  {
    route: 'GET /progress/regions/{region}',
    what: 'here (does it show an entry)',
    send: () => ({ path: { region: 'VR05' } }),
    more: entryIn,
  },
  {
    route: 'GET /progress/regions/{region}',
    what: 'here (does it show live figures)',
    send: () => ({ path: { region: 'VR05' } }),
    more: ({ body = '' }) => (body.includes('"live"') ? ' live' : ' published only'),
  },
  { route: 'GET /progress/regions/{region}', what: 'the country', send: () => ({ path: { region: 'NL' } }) },
  {
    route: 'GET /progress/{commitment}/{unit}',
    what: 'of the municipality here (does it show an entry)',
    send: () => ({ path: entry }),
    more: entryIn,
  },
  {
    route: 'GET /progress/{commitment}/{unit}',
    what: 'of nobody',
    send: () => ({ path: { commitment: 'R1', unit: 'GM0153' } }),
  },
  ...updatingRows,
  { route: 'GET /people', what: 'everybody who ever signed in', send: nothing },
  ...(['revoke', 'restore', 'sign-out', 'promote'] as const).map(
    (act): Row => ({
      route: 'POST /people/{subject}/{act}',
      what: `\`${act}\`, somebody else`,
      send: async () => ({ path: { subject: await somebody(), act }, json: {} }),
    }),
  ),
  {
    route: 'POST /people/{subject}/{act}',
    what: '`revoke`, nobody',
    send: () => ({ path: { subject: 'nobody', act: 'revoke' }, json: {} }),
  },
  {
    route: 'POST /people/{subject}/{act}',
    what: '`revoke`, oneself',
    send: actor => ({ path: { subject: subjectOf(actor), act: 'revoke' }, json: {} }),
  },
  {
    route: 'GET /audit',
    what: 'of a message',
    send: async () => ({ query: { about: (await on('about a person, waiting')).reference } }),
  },
  { route: 'GET /audit', what: 'of a person', send: () => ({ query: { by: 'revoked' } }) },
  { route: 'GET /audit', what: 'of a message that does not exist', send: () => ({ query: { about: unknown } }) },
  ...halfYearRows(() => api),
  ...mistakeRows(() => api),
  // The last, for it ends the session.
  { route: 'POST /auth/logout', what: 'to sign out', send: () => ({ form: {} }) },
]

/** An entry that waits, of the municipality here. */
const entry = { commitment: 'R3c', unit: 'GM0153' } as const
const canaryOfEntry = 'Wacht nog op bevestiging.'

async function anEntry(): Promise<void> {
  const unit = units().get(entry.unit)
  if (!unit) throw new Error('No such municipality')
  const said = { update: { status: 'inPreparation', note: canaryOfEntry }, regions: [] } as const
  const edit = { by: 'revoked', side: 'programme', at: new Date().toISOString(), id: randomUUID() } as const
  const step = enter(undefined, { commitment: entry.commitment, unit }, said, { edit, calendar: calendar() })
  await createStandingStore(api.table, [], () => undefined).put(step, 0)
}

function entryIn({ statusCode, body = '' }: APIGatewayProxyStructuredResultV2): string {
  if (statusCode !== 200) return ''
  return body.includes(canaryOfEntry) ? ' entry' : ' no entry'
}

function count({ statusCode, body = '' }: APIGatewayProxyStructuredResultV2): string {
  if (statusCode !== 200) return ''
  return ` (${z.object({ rows: z.array(z.unknown()) }).parse(JSON.parse(body)).rows.length})`
}

/** Number and code of a message that was sent just now, and closed when asked. */
async function sentBySomebody(isClosed = false) {
  const { body = '' } = await ask('POST /reports', { json: aSubmission() })
  const codes = z.object({ reference: z.string(), receipt: z.string() }).parse(JSON.parse(body))
  if (isClosed) await closeStored(codes.reference)
  return codes
}

async function closeStored(reference: string): Promise<void> {
  const store = createReportStore(api.table)
  const report = await store.get(reference)
  if (!report) throw new Error('What was sent is not there')
  const now = new Date().toISOString()
  await store.replace(close(report, { by: coordinator, outcome: 'unknown' }, now), report.version)
}

async function link(): Promise<string> {
  const { reference } = await on('about a person, waiting')
  return createLinks(api.keyring).signLink({ reference, notice: 'ladder-1-0-x', holder: coordinator.holder })
}

async function somebody(): Promise<string> {
  const subject = randomUUID()
  await api.signIn([], { subject })
  return subject
}

function ask(route: string, sent: Sent): Promise<APIGatewayProxyStructuredResultV2> {
  const name = routes.get(route)
  if (name === undefined) throw new Error(`The template has no route ${route}`)
  return api.call(name, sent)
}

async function cellOf({ route, send, more }: Row, actor: string): Promise<string> {
  const answer = await ask(route, { ...(await send(actor)), ...everybody[actor] })
  return `${answer.statusCode}${more?.(answer) ?? ''}`
}

async function tableOf(): Promise<string> {
  const actors = Object.keys(everybody)
  // What the list shows is counted while there is one of each.
  for (const what of Object.keys(messages)) await on(what)
  await anEntry()
  const inOrder = [...rows].sort((one, other) => Number(other.more === count) - Number(one.more === count))
  const cells = new Map<Row, readonly string[]>()
  for (const row of inOrder) {
    const answers: string[] = []
    for (const actor of actors) answers.push(await cellOf(row, actor))
    cells.set(row, answers)
  }
  const lines = [...routes.keys()]
    .toSorted()
    .flatMap(route => [
      `\n## ${route}\n`,
      `| | ${actors.join(' | ')} |`,
      `|---|${actors.map(() => '---|').join('')}`,
      ...rows.filter(row => row.route === route).map(row => `| ${row.what} | ${(cells.get(row) ?? []).join(' | ')} |`),
    ])
  return `${heading}${lines.join('\n')}\n`
}

const heading = `# Who may do what

Made by \`test/api/rights.test.ts\` from what the endpoints really answer; do not edit it by hand. \`npx vitest run
--config test/vitest.config.ts --project units test/api/rights.test.ts -u\` writes it anew, and the difference is then
what a change does to somebody's rights.

*Here* is Twente (VR05) and Enschede (GM0153), where the messages are from; *elsewhere* is another region or
municipality. *Higher* is a later rung of the same ladder. *Open* and *shut* say whether what somebody wrote was in the
answer, *entry* and *no entry* whether one that waits to be published was. 401: nobody is signed in. 404: it does not exist, or not for whoever asks; which of both is never told. 409: the
state does not allow it, or a colleague was first. 422: something is missing, such as the reason for taking a message
from higher up.

Whoever sent a message has its number and code, which open the status and nothing else; towards everything here that
person is the public. From another site every POST is answered 400, and without the secret of the origin everything 404.
`

function routesOf(assembly: Assembly): ReadonlyMap<string, string> {
  const functions = new Map(handlersOf(assembly).map(({ id, name }) => [id, name]))
  const integrations = new Map(
    resourcesOf(assembly, 'AWS::ApiGatewayV2::Integration').map(({ id, Properties }) => {
      const text = JSON.stringify(Properties.IntegrationUri)
      return [id, [...functions].find(([logicalId]) => text.includes(`"${logicalId}"`))?.[1]]
    }),
  )
  return new Map(
    resourcesOf(assembly, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const text = JSON.stringify(Properties.Target)
      const name = [...integrations].find(([id]) => text.includes(`"${id}"`))?.[1]
      if (name === undefined) throw new Error(`${Properties.RouteKey} leads to no function`)
      return [String(Properties.RouteKey).replace('/api/v1', ''), name]
    }),
  )
}

test('every route of the template has a row, and every row a route', () => {
  expect([...new Set(rows.map(({ route }) => route))].toSorted()).toEqual([...routes.keys()].toSorted())
})

test('the answers are those of the table', async () => {
  const table = await tableOf()
  expect(table.split('\n').filter(line => /\| (403|5\d\d)/.test(line))).toEqual([])
  const advice = 'test/rights.md says otherwise; when the change is meant, write it anew with -u'
  await expect(table, advice).toMatchFileSnapshot('../rights.md')
}, 240_000)

describe('an answer does not tell', () => {
  test('whether a message exists that is not for whoever asks', async () => {
    const { reference } = await on('restricted')
    for (const page of [true, false]) {
      const token = await api.signIn(['desk-VR05-careCoordinator'])
      const answers = await Promise.all(
        [reference, unknown].map(one => ask(reportRoute, { path: { reference: one }, token, page })),
      )
      expect(answers[0]).toEqual(answers[1])
    }
  })

  test('whether somebody has an account', async () => {
    const token = await api.signIn(['desk-VR05-careCoordinator'])
    const answers = await Promise.all(
      [await somebody(), 'nobody'].map(subject =>
        ask('POST /people/{subject}/{act}', { path: { subject, act: 'revoke' }, json: {}, token }),
      ),
    )
    expect(answers[0]).toEqual(answers[1])
  })
})

test('no other site can have anything done, whoever looks at it', async () => {
  const token = await api.signIn(Object.values(groups).flat())
  for (const row of rows.filter(({ route }) => route.startsWith('POST'))) {
    const sent = await row.send('administrator')
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const { statusCode } = await ask(row.route, { ...sent, token, headers })
    expect(statusCode, row.what).toBe(400)
  }
}, 60_000)

test('around the edge there is nothing, for anybody', async () => {
  const token = await api.signIn(Object.values(groups).flat())
  for (const route of routes.keys()) {
    const sent = await rows.find(row => row.route === route)?.send('administrator')
    const { statusCode } = await ask(route, { ...sent, token, headers: { 'x-origin-secret': 'guessed' } })
    expect(statusCode, route).toBe(404)
  }
}, 60_000)

test('nothing that anybody sent or wrote is in the log', () => {
  const words = [...Object.values(written), ...Object.values(contact), 'MR-', 'example.org', 'subject of']
  expect(words.filter(word => api.logged().includes(word))).toEqual([])
})
