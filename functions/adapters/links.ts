import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { Reference } from '#domain/report.ts'
import type { Keyring } from './secrets.ts'

/** What the link in a notice stands for: this report, by this notice, for this holder. */
export const LinkPayload = z.strictObject({ reference: Reference, notice: z.string(), holder: z.string() })
export type LinkPayload = z.infer<typeof LinkPayload>

export type Links = {
  /** The opaque token for `?t=`. */
  signLink(payload: LinkPayload): Promise<string>
  /** `undefined` for a token that is not ours, was changed or has expired. */
  readLink(token: string): Promise<LinkPayload | undefined>
}

/** Links live in real time: a mailbox does not know the stage's clock. */
const lifetime = 14 * 24 * 60 * 60 * 1000

const Token = z.strictObject({ ...LinkPayload.shape, exp: z.number() })

export function createLinks(keyring: Pick<Keyring, 'key'>, realNow: () => number = Date.now): Links {
  return {
    signLink: async payload => {
      const { reference, notice, holder } = payload
      return encrypt({ reference, notice, holder, exp: realNow() + lifetime }, await keyring.key('link'))
    },
    readLink: async token => {
      const opened = decrypt(token, await keyring.key('link'))
      if (opened === undefined || opened.exp <= realNow()) return undefined
      const { exp: _, ...payload } = opened
      return payload
    },
  }
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

function encrypt(token: z.infer<typeof Token>, key: Buffer): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce)
  const text = cipher.update(JSON.stringify(token), 'utf8')
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

function decrypt(token: string, key: Buffer): z.infer<typeof Token> | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= nonceLength + tagLength) return undefined
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAuthTag(bytes.subarray(-tagLength))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()])
    return Token.parse(JSON.parse(text.toString('utf8')))
  } catch {
    // Whatever is wrong with a token, whoever holds it learns the same: it is not a link.
    return undefined
  }
}
