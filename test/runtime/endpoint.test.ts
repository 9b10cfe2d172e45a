import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Conflict, InvalidInput, NotFound, TooMany } from '#domain/errors.ts'
import { json, page, seeOther } from '#runtime/answer.ts'
import { createEndpoint, type EndpointOptions } from '#runtime/endpoint.ts'
import type { LogLine } from '#runtime/log.ts'
import type { ApiRequest } from '#runtime/request.ts'
import { anEvent, askEvent, context, formEvent, jsonEvent, originSecret, pages, publicOrigin } from './events.ts'

const secretWords = 'zij woont aan de kade'
const tooBig = 'x'.repeat(32 * 1024)

test.each([
  ['without the secret of the origin', anEvent({ headers: { 'x-origin-secret': '' } }), 404],
  ['with a wrong secret', anEvent({ headers: { 'x-origin-secret': `${originSecret}!` } }), 404],
  ['with a secret of the same length', anEvent({ headers: { 'x-origin-secret': 'x'.repeat(24) } }), 404],
  ['from another site', jsonEvent({}, { 'sec-fetch-site': 'cross-site' }), 400],
  ['from another host of our domain', jsonEvent({}, { 'sec-fetch-site': 'same-site' }), 400],
  ['from nowhere', jsonEvent({}, { 'sec-fetch-site': '' }), 400],
  ['from another origin', jsonEvent({}, { 'sec-fetch-site': '', origin: 'https://example.org' }), 400],
  ['from a page without an origin', jsonEvent({}, { 'sec-fetch-site': '', origin: 'null' }), 400],
  ['by another method from another site', anEvent({ method: 'DELETE', headers: { 'sec-fetch-site': 'none' } }), 400],
  ['that is too large', jsonEvent({ text: tooBig }), 413],
  ['that is a form and too large', formEvent(`text=${tooBig}`), 413],
  ['without a content type', anEvent({ body: '{}' }), 415],
  ['of another content type', anEvent({ body: '{}', headers: { 'content-type': 'text/plain' } }), 415],
  ['of many parts', anEvent({ body: '', headers: { 'content-type': 'multipart/form-data; boundary=x' } }), 415],
  ['that is almost JSON', anEvent({ body: '{', headers: { 'content-type': 'application/json' } }), 400],
  ['without a body', anEvent({ headers: { 'content-type': 'application/json' } }), 400],
  ['that is a list', jsonEvent([]), 400],
  ['that is a word', jsonEvent('word'), 400],
  ['that is null', jsonEvent(null), 400],
  [
    'that reaches for the prototype',
    anEvent({ body: '{"__proto__":{}}', headers: { 'content-type': 'application/json' } }),
    400,
  ],
])('a request %s is refused', async (_, event, status) => {
  const { call, asked } = anEndpoint()
  const result = await call(event)
  expect(result.statusCode).toBe(status)
  // Only a person's browser sends a form, with files or without.
  const isForm = event.isBase64Encoded || event.headers['content-type']?.startsWith('multipart/')
  expect(result.headers?.['content-type']).toBe(isForm ? html : problemJson)
  expect(asked).toEqual([])
})

test('a large body in base64 is measured as it was sent', async () => {
  const fits = `text=${'x'.repeat(32 * 1024 - 5)}`
  expect((await anEndpoint().call(formEvent(fits))).statusCode).toBe(200)
  expect((await anEndpoint().call(formEvent(`${fits}x`))).statusCode).toBe(413)
})

test('no bytes whatsoever bring an endpoint to a 5xx or a 403', async () => {
  const type = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'application/json; charset=x',
    '',
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), type, fc.boolean(), async (body, contentType, isBase64Encoded) => {
      const { call } = anEndpoint()
      const result = await call(anEvent({ body, isBase64Encoded, headers: { 'content-type': contentType } }))
      expect([200, 400, 415]).toContain(result.statusCode)
    }),
  )
})

const fieldError = { field: 'text', code: 'tooLong' }
const failures = [
  [
    new InvalidInput([fieldError]),
    422,
    { title: 'Some fields are not right', errors: [{ ...fieldError, message: 'tooLong in nl' }] },
  ],
  [new Conflict(secretWords), 409, { title: 'This changed in the meantime, or was sent before' }],
  [new NotFound(secretWords), 404, { title: 'Not found' }],
  [new TooMany(540), 429, { title: 'Too many messages from this address' }],
  [new Error(secretWords), 500, { title: 'Something went wrong on our side' }],
  [secretWords, 500, { title: 'Something went wrong on our side' }],
] as const

test.each(failures)('%s is answered to JSON with problem details', async (error, status, details) => {
  const { call } = anEndpoint({}, () => Promise.reject(error))
  const result = await call(jsonEvent({ text: secretWords }))
  expect(result.statusCode).toBe(status)
  expect(result.headers?.['content-type']).toBe(problemJson)
  expect(JSON.parse(result.body ?? '')).toMatchObject({ type: 'about:blank', status, ...details })
  expect(result.body).not.toContain(secretWords)
})

test.each(failures)('%s is answered to a form with a page', async (error, status) => {
  const { call } = anEndpoint({}, () => Promise.reject(error))
  const result = await call(formEvent('language=en'))
  expect(result.statusCode).toBe(status)
  expect(result.headers?.['content-type']).toBe(html)
  expect(result.body).toBe(status === 429 ? '<p>wait 540 en' : `<p>${status} en`)
})

test('too many says when to come back and whom to phone', async () => {
  const { call } = anEndpoint({ admit: () => Promise.reject(new TooMany(540)) })
  const result = await call(jsonEvent({}))
  expect(result.headers?.['retry-after']).toBe('540')
  expect(JSON.parse(result.body ?? '')).toMatchObject({ detail: 'Call 112 nl' })
})

test.each([
  ['the form’s own language', formEvent('language=en'), '<p>500 en'],
  ['the page, where the form asks for another language', formEvent('language=en&lang=nl'), '<p>500 nl'],
  ['the page it came from', formEvent('', { referer: `${publicOrigin}/en/message/form/` }), '<p>500 en'],
  ['the question', askEvent({ lang: 'en' }, { accept: 'text/html' }), '<p>500 en'],
  ['Dutch when nothing says', formEvent('', { referer: `${publicOrigin}/melden/` }), '<p>500 nl'],
  ['Dutch when it is none of ours', formEvent('language=de'), '<p>500 nl'],
])('a page is in the language of %s', async (_, event, body) => {
  const { call } = anEndpoint({}, () => Promise.reject(new Error('no')))
  expect((await call(event)).body).toBe(body)
})

test('a browser that asks gets a page, a program problem details', async () => {
  const { call } = anEndpoint({}, () => Promise.reject(new NotFound('no')))
  const browser = await call(askEvent({}, { accept: 'text/html,application/xhtml+xml' }))
  const program = await call(askEvent({}, { accept: 'application/json' }))
  expect([browser.headers?.['content-type'], program.headers?.['content-type']]).toEqual([html, problemJson])
})

test('an address is counted only when CloudFront vouches for it', async () => {
  const counted: string[] = []
  const admit = async (address: string) => {
    counted.push(address)
  }
  const { call } = anEndpoint({ admit })
  await call(jsonEvent({}, { 'x-origin-secret': 'wrong' }))
  expect(counted).toEqual([])
  await call(jsonEvent({}))
  expect(counted).toEqual(['192.0.2.7'])
})

test('when CloudFront names no address nobody is locked out', async () => {
  const { call } = anEndpoint({ admit: () => Promise.reject(new TooMany(1)) })
  expect((await call(jsonEvent({}, { 'cloudfront-viewer-address': '' }))).statusCode).toBe(200)
})

test('JSON arrives as its fields', async () => {
  const { call, asked } = anEndpoint()
  await call(jsonEvent({ forms: ['unknown'], language: 'en' }))
  expect(asked).toEqual([{ ...bare, body: { forms: ['unknown'], language: 'en' }, wants: 'json', language: 'en' }])
})

test('a form arrives as its fields, one that came twice as a list', async () => {
  const { call, asked } = anEndpoint()
  await call(formEvent('forms=unknown&forms=surrogacyExploitation&text=Zo%C3%AB+%26+co'))
  const body = { forms: ['unknown', 'surrogacyExploitation'], text: 'Zoë & co' }
  expect(asked).toEqual([{ ...bare, body, wants: 'page', language: 'nl' }])
})

test('an equal origin is enough where a browser sends nothing else', async () => {
  const { call } = anEndpoint()
  expect((await call(jsonEvent({}, { 'sec-fetch-site': '', origin: publicOrigin }))).statusCode).toBe(200)
})

test('a question may come from anywhere and has no body', async () => {
  const { call, asked } = anEndpoint({ route: 'GET /find' }, async () => seeOther('/onbekend/'))
  const result = await call(askEvent({ q: 'Ede' }, { 'sec-fetch-site': 'cross-site' }))
  expect(result).toMatchObject({ statusCode: 303, headers: { location: '/onbekend/' } })
  expect(asked).toEqual([{ ...bare, query: { q: 'Ede' }, wants: 'json', language: 'nl' }])
})

test.each([
  ['an answer', jsonEvent({})],
  ['a problem', jsonEvent([])],
  ['a refusal', anEvent({ headers: { 'x-origin-secret': '' } })],
])('%s is stored nowhere, framed nowhere and names its version', async (_, event) => {
  const { headers } = await anEndpoint().call(event)
  expect(headers).toMatchObject({
    'api-version': '1.0.0',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
})

test('the policy of a page is complete and lets nothing inline', async () => {
  const { call } = anEndpoint({}, async () => page(200, '<p>done'))
  const policy = (await call(formEvent(''))).headers?.['content-security-policy']
  for (const part of ["default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part)
  }
  expect(policy).not.toContain('unsafe')
})

test('every outcome is one line, and nothing in it comes from the request', async () => {
  const { call, lines } = anEndpoint({}, async ({ body }) => {
    if (body.fail) throw new Error(secretWords)
    return json(201, {})
  })
  await call(jsonEvent({ text: secretWords }))
  await call(jsonEvent([secretWords]))
  await call(jsonEvent({ fail: secretWords }))
  expect(lines).toMatchObject([
    { route: 'POST /reports', status: 201, outcome: 'done', ms: expect.any(Number) },
    { route: 'POST /reports', status: 400, outcome: 'Refused' },
    { route: 'POST /reports', status: 500, outcome: 'failed', error: 'Error', at: expect.stringContaining('at ') },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/kade|api\/v1|192\.0\.2|203\.0/)
})

test('an endpoint that does not answer in time says so before it is stopped', async () => {
  const { call } = anEndpoint({}, () => new Promise(() => {}))
  const result = await call(jsonEvent({}), { ...context, getRemainingTimeInMillis: () => 510 })
  expect(result.statusCode).toBe(500)
})

test.each([
  { route: 'reports' },
  { route: 'POST /reports', accept: ['json'] },
  { route: 'POST /reports', accepts: ['xml'] },
  { route: 'POST /reports', admit: 30 },
])('options that nobody knows are refused: %j', options => {
  const build = createEndpoint({ originSecret: async () => originSecret, publicOrigin: () => '', pages, log: () => {} })
  // @ts-expect-error wrong on purpose
  expect(() => build(options, async () => json(200, {}))).toThrow()
})

test('cookies and the variable parts of the path arrive by their names', async () => {
  const { call, asked } = anEndpoint({ route: 'GET /desk/reports/{reference}' })
  const pathParameters = { reference: 'MR-7K4T-92QF' }
  await call({ ...askEvent(), cookies: ['a=1', '__Host-session=token'], pathParameters })
  expect(asked[0]?.path).toEqual(pathParameters)
  expect([...(asked[0]?.cookies ?? [])]).toEqual([
    ['a', '1'],
    ['__Host-session', 'token'],
  ])
})

const bare = { query: {}, path: {}, cookies: new Map(), body: {} }
const html = 'text/html; charset=utf-8'
const problemJson = 'application/problem+json'

/** An endpoint and what went through it. */
function anEndpoint(
  options: Partial<EndpointOptions> = {},
  answer: (request: ApiRequest) => Promise<ReturnType<typeof json>> = async () => json(200, { done: true }),
) {
  const lines: LogLine[] = []
  const asked: ApiRequest[] = []
  const endpoint = createEndpoint({
    originSecret: async () => originSecret,
    publicOrigin: () => publicOrigin,
    pages,
    log: line => lines.push(line),
  })
  const handler = endpoint({ route: 'POST /reports', accepts: ['json', 'form'], ...options }, request => {
    asked.push(request)
    return answer(request)
  })
  return { lines, asked, call: (event: ReturnType<typeof anEvent>, at = context) => handler(event, at) }
}
