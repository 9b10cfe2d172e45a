import type { IncomingMessage, ServerResponse } from 'node:http'

/** A response on its way to the viewer; header names are lower-case. */
export type Answer = { status: number; headers: Record<string, string | string[]>; body: Buffer }

/** A request as the edge sees it, and as it forwards it to an origin. */
export type EdgeRequest = {
  method: string
  /** Percent-encoded, as it came. */
  path: string
  /** Without the question mark. */
  query: string
  headers: Readonly<Record<string, string>>
  body: Buffer
  /** `address:port` of the viewer. */
  viewer: string
}

export const plain = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from(text),
})

/** Joins repeated headers as a proxy does; cookies with a semicolon. */
export function headersOf(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headersDistinct)
  return Object.fromEntries(entries.map(([name, values = []]) => [name, values.join(name === 'cookie' ? '; ' : ',')]))
}

export function send(response: ServerResponse, { status, headers, body }: Answer, withBody: boolean): void {
  const bodyless = status === 204 || status === 304
  response.writeHead(status, bodyless ? headers : { ...headers, 'content-length': body.length })
  response.end(withBody && !bodyless ? body : undefined)
}
