import { describe, expect, test } from 'vitest'
import { answerOf, eventOf } from '../../../infra/local/gateway-event.ts'

const gateway = { apiId: 'api', domain: 'api.execute-api.eu-central-1.amazonaws.com', stage: '$default' }
const match = { routeKey: 'POST /x', parameters: {} }

function requestOf(type: string, body: string, headers: Record<string, string> = {}) {
  return {
    method: 'POST',
    path: '/x/caf%C3%A9',
    query: 'a=1&b=%C3%A9&a=2',
    headers: { 'content-type': type, ...headers },
    body: Buffer.from(body),
    viewer: '127.0.0.1:5',
  }
}

describe('the event of a request', () => {
  test.each([
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['application/octet-stream', true],
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/plain', false],
  ])('%s arrives as base64: %s', (type, base64) => {
    const event = eventOf(requestOf(type, 'a=é'), match, gateway)
    expect(event.isBase64Encoded).toBe(base64)
    expect(Buffer.from(event.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe('a=é')
  })

  test('has no body when there is none', () => {
    const event = eventOf(requestOf('application/json', ''), match, gateway)
    expect(event).not.toHaveProperty('body')
    expect(event.isBase64Encoded).toBe(false)
  })

  test('carries path, query and cookies as API Gateway does', () => {
    const event = eventOf(requestOf('text/plain', '', { cookie: 'a=1; b=2' }), match, gateway)
    expect(event).toMatchObject({
      rawPath: '/x/café',
      rawQueryString: 'a=1&b=%C3%A9&a=2',
      queryStringParameters: { a: '1,2', b: 'é' },
      cookies: ['a=1', 'b=2'],
      headers: { host: gateway.domain },
    })
    expect(event.headers).not.toHaveProperty('cookie')
  })
})

describe("the answer to a function's output", () => {
  test.each(['{"statusCode":9}', '{"statusCode":200,"body":{}}'])('%s is none', output => {
    expect(answerOf(output)).toBeUndefined()
  })

  test('without a status is the output itself, as JSON', () => {
    expect(answerOf('{"a":1}')).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"a":1}'),
    })
  })

  test('has lower-case headers, cookies and a decoded body', () => {
    const output = { statusCode: 201, headers: { 'Content-Type': 'text/html', 'Retry-After': 5 }, cookies: ['a=1'] }
    const body = Buffer.from('é').toString('base64')
    expect(answerOf(JSON.stringify({ ...output, body, isBase64Encoded: true }))).toEqual({
      status: 201,
      headers: { 'content-type': 'text/html', 'retry-after': '5', 'set-cookie': ['a=1'] },
      body: Buffer.from('é'),
    })
  })
})
