import * as z from 'zod'
import { lock, unlock } from './box.ts'

const Dated = z.object({ value: z.unknown(), exp: z.number() })

/** A text that tells nothing and cannot be changed, good until that moment in milliseconds since 1970. */
export function writeToken(value: unknown, exp: number, key: Buffer): string {
  return lock(JSON.stringify({ value, exp }), key).toString('base64url')
}

export type TokenReading<Value> = { readonly key: Buffer; readonly now: number; readonly schema: z.ZodType<Value> }

/** `undefined` for whatever is not ours, was changed or has expired: whoever holds it learns no more. */
export function readToken<Value>(token: string, { key, now, schema }: TokenReading<Value>): Value | undefined {
  try {
    const { value, exp } = Dated.parse(JSON.parse(unlock(Buffer.from(token, 'base64url'), key)))
    return exp > now ? schema.parse(value) : undefined
  } catch {
    return undefined
  }
}
