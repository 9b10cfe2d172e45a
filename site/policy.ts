import { createHash } from 'node:crypto'

const rules = [
  "default-src 'none'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

/**
 * What a browser may load on a page, and the one style that stands in it. Written here and not by the site generator,
 * which also allows five scripts of its own that we never send, in every page's first packets.
 */
export function policyFor(style?: string): string {
  const own = style === undefined ? '' : ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`
  return [...rules, `style-src 'self'${own}`].join(';')
}
