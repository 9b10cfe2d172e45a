/** What an endpoint answers. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Whole `Set-Cookie` values. */
  readonly cookies?: readonly string[]
}

/** Problem details of RFC 9457. Says what kind of thing is wrong, and never repeats what was sent. */
export type Problem = {
  readonly status: number
  readonly title: string
  readonly detail?: string
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[]
}

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})

export const page = (status: number, html: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy },
  body: html,
})

/** A file to keep; `name` is one of ours. */
export const csvFile = (name: string, text: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  body: text,
})

/** Look there. `location` is a path of ours or of the identity provider, never made of input. */
export const seeOther = (location: string): Answer => ({ status: 303, headers: { location } })

export const problem = (details: Problem): Answer => ({
  status: details.status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', ...details }),
})

/** Complete: pages of the API carry no policy of their own, and nothing inline. */
const pagePolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
].join('; ')

/** On every answer, whatever its kind. */
export const everyAnswer = {
  'api-version': '1.0.0',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  // Not `no-referrer`: with it browsers send `Origin: null` on form posts, and we could not tell whose they are.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const
