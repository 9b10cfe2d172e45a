import type middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { same } from '#adapters/secrets.ts'
import { NotFound } from '#domain/errors.ts'
import { Refused } from './failure.ts'
import { viewerAddress } from './viewer.ts'

export type ApiMiddleware = middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>

export const largestBody = 32 * 1024

/** Only what came through CloudFront counts; to all others there is nothing here. */
export function onlyFromOrigin(secret: () => Promise<string>): ApiMiddleware {
  const onlyFromOriginBefore: ApiMiddleware['before'] = async ({ event }) => {
    if (!same(event.headers['x-origin-secret'] ?? '', await secret())) throw new NotFound('No secret of the origin')
  }
  return { before: onlyFromOriginBefore }
}

export function bodyLimit(largest: number): ApiMiddleware {
  const bodyLimitBefore: ApiMiddleware['before'] = ({ event }) => {
    const size = Buffer.byteLength(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
    if (size > largest) throw new Refused(413, `The body is larger than ${largest / 1024} kB`)
  }
  return { before: bodyLimitBefore }
}

/** Whatever is not a plain question must come from our own pages; other sites cannot forge these headers. */
export function sameSite(publicOrigin: () => string): ApiMiddleware {
  const sameSiteBefore: ApiMiddleware['before'] = ({ event }) => {
    if (isQuestion(event)) return
    const { origin, 'sec-fetch-site': site } = event.headers
    if (site !== 'same-origin' && origin !== publicOrigin()) throw new Refused(400, 'Not sent from this site')
  }
  return { before: sameSiteBefore }
}

/**
 * Counts the write of an address. Without an address nothing is counted: CloudFront always sends one, and a mistake of
 * ours there must not lock everybody out.
 */
export function rateLimit(admit: (address: string) => Promise<void>): ApiMiddleware {
  const rateLimitBefore: ApiMiddleware['before'] = async ({ event }) => {
    const address = viewerAddress(event.headers['cloudfront-viewer-address'])
    if (address !== undefined) await admit(address)
  }
  return { before: rateLimitBefore }
}

export const isQuestion = ({ requestContext }: APIGatewayProxyEventV2): boolean =>
  requestContext.http.method === 'GET' || requestContext.http.method === 'HEAD'
