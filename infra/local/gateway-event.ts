import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Answer, EdgeRequest } from './answer.ts'
import { account } from './resource.ts'

export type RouteMatch = { routeKey: string; parameters: Readonly<Record<string, string>> }
type Gateway = { apiId: string; domain: string; stage: string }

/** Bodies of these types arrive as text; all others, forms too, as base64. */
const textual = /^(?:text\/|application\/(?:json|javascript|xml|[\w.-]+\+json|[\w.-]+\+xml)\b)/

/** The event of payload format 2.0 that an HTTP API makes of a request. */
export function eventOf(request: EdgeRequest, { routeKey, parameters }: RouteMatch, gateway: Gateway) {
  const { cookie, ...headers } = request.headers
  const path = decodeURI(request.path)
  const now = new Date()
  const isText = textual.test(headers['content-type'] ?? '')
  const query = queryOf(request.query)
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers: { ...headers, host: gateway.domain, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' },
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: account,
      apiId: gateway.apiId,
      domainName: gateway.domain,
      domainPrefix: gateway.apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        // The edge's, not the viewer's.
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: gateway.stage,
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  }
}

const HeaderValue = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Structured = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), HeaderValue).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
})

/** What an HTTP API makes of a function's output; undefined when it could make nothing of it. */
export function answerOf(output: string): Answer | undefined {
  const value: unknown = JSON.parse(output)
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const text = typeof value === 'string' ? value : output
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) }
  }
  const structured = Structured.safeParse(value)
  if (!structured.success) return undefined
  const { statusCode, headers, cookies, body, isBase64Encoded } = structured.data
  const lower = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text] as const)
  return {
    status: statusCode,
    headers: {
      ...(body !== '' && { 'content-type': 'text/plain;charset=utf-8' }),
      ...Object.fromEntries(lower),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  }
}

/** Repeated parameters are joined with a comma. */
function queryOf(query: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name]
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`
  }
  return query === '' ? undefined : parameters
}
