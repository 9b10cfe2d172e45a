import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import type { ErrorPages } from '#runtime/endpoint.ts'

export const originSecret = 'the secret of the origin'
export const publicOrigin = 'https://meldroute.example.org'

/** What CloudFront adds to every request. */
const fromOrigin = {
  'x-origin-secret': originSecret,
  'cloudfront-viewer-address': '192.0.2.7:46532',
}

type Sent = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly query?: Readonly<Record<string, string>>
}

/** An event of the HTTP API as it arrives through CloudFront from our own page, unless said otherwise. */
export function anEvent({ method = 'POST', headers = {}, body, isBase64Encoded = false, query }: Sent) {
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey: `${method} /api/v1/reports`,
    rawPath: '/api/v1/reports',
    rawQueryString: '',
    headers: { ...fromOrigin, 'sec-fetch-site': 'same-origin', ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.org',
      domainPrefix: 'api',
      http: { method, path: '/api/v1/reports', protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
      requestId: 'request',
      routeKey: `${method} /api/v1/reports`,
      stage: '$default',
      time: '24/Apr/2026:14:00:00 +0000',
      timeEpoch: 1777039200000,
    },
    isBase64Encoded,
  }
  if (body !== undefined) event.body = body
  if (query !== undefined) event.queryStringParameters = { ...query }
  return event
}

export const jsonEvent = (value: unknown, headers = {}) =>
  anEvent({ body: JSON.stringify(value), headers: { 'content-type': 'application/json', ...headers } })

/** Form bodies arrive in base64. */
export const formEvent = (body: string, headers = {}) =>
  anEvent({
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
  })

export const askEvent = (query: Readonly<Record<string, string>> = {}, headers = {}) =>
  anEvent({ method: 'GET', query, headers })

export const pages: ErrorPages = {
  error: (status, language) => `<p>${status} ${language}`,
  tooMany: (retryAfter, language) => `<p>wait ${retryAfter} ${language}`,
  field: ({ code }, language) => `${code} in ${language}`,
  phones: language => `Call 112 ${language}`,
}

export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'function',
  functionVersion: '1',
  invokedFunctionArn: 'arn',
  memoryLimitInMB: '512',
  awsRequestId: 'request',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 20_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
}
