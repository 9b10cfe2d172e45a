import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

const Dated = z.object({ value: z.unknown(), exp: z.number() })

/** A text that tells nothing and cannot be changed, good until that moment in milliseconds since 1970. */
export function writeToken(value: unknown, exp: number, key: Buffer): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce)
  const text = cipher.update(JSON.stringify({ value, exp }), 'utf8')
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

export type TokenReading<Value> = { readonly key: Buffer; readonly now: number; readonly schema: z.ZodType<Value> }

/** `undefined` for whatever is not ours, was changed or has expired: whoever holds it learns no more. */
export function readToken<Value>(token: string, { key, now, schema }: TokenReading<Value>): Value | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= nonceLength + tagLength) return undefined
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAuthTag(bytes.subarray(-tagLength))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()])
    const { value, exp } = Dated.parse(JSON.parse(text.toString('utf8')))
    return exp > now ? schema.parse(value) : undefined
  } catch {
    return undefined
  }
}
