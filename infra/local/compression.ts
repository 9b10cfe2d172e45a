import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Answer } from './answer.ts'
import type { CacheRules } from './edge-policies.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

const compressible = new Set([
  'application/javascript',
  'application/json',
  'application/manifest+json',
  'application/wasm',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/markdown',
  'text/plain',
  'text/xml',
])
const smallest = 1000
const largest = 10_000_000

const done = new Map<string, Promise<Buffer>>()

/** Compresses as CloudFront does: these types and sizes only; the tag of the content becomes a weak one. */
export async function compress(answer: Answer, accepted: string, rules: CacheRules): Promise<void> {
  const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? ''
  const { length } = answer.body
  if (answer.headers['content-encoding'] || !compressible.has(type) || length < smallest || length > largest) return
  if (rules.brotli || rules.gzip) answer.headers.vary = 'Accept-Encoding'
  const encoding = choose(accepted, rules)
  if (encoding === undefined) return
  answer.headers['content-encoding'] = encoding
  const { etag } = answer.headers
  if (typeof etag !== 'string') {
    answer.body = await encode(answer.body, encoding)
    return
  }
  const key = `${encoding} ${etag}`
  const encoded = done.get(key) ?? encode(answer.body, encoding)
  done.set(key, encoded)
  answer.body = await encoded
  if (!etag.startsWith('W/')) answer.headers.etag = `W/${etag}`
}

function choose(accepted: string, { brotli, gzip }: CacheRules): 'br' | 'gzip' | undefined {
  const names = accepted.split(',').map(part => part.split(';')[0]?.trim())
  if (brotli && names.includes('br')) return 'br'
  return gzip && names.includes('gzip') ? 'gzip' : undefined
}

/** Quality 5 is what an edge affords while somebody waits. */
const encode = (body: Buffer, encoding: 'br' | 'gzip') =>
  encoding === 'br' ? compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : compressGzip(body)
