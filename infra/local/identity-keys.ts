import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeDurably } from './journal.ts'

const Kept = z.strictObject({
  /** Signs ID tokens, as Cognito does: RS256. */
  signing: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), n: z.string() }),
  /** Signs the provider's cookies. */
  cookies: z.string(),
})
export type IdentityKeys = z.infer<typeof Kept>

/** Made once a stage; only their owner can read the file. */
export function openIdentityKeys(directory: string): IdentityKeys {
  const file = join(directory, 'identity.json')
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(String(jwk.n)).digest('base64url').slice(0, 16)
  const keys = Kept.parse({
    signing: { ...jwk, kid, use: 'sig', alg: 'RS256' },
    cookies: randomBytes(32).toString('base64url'),
  })
  writeDurably(file, JSON.stringify(keys, undefined, 1))
  return keys
}
