import * as z from 'zod'
import { Reference } from '#domain/report.ts'
import type { Keyring } from './secrets.ts'
import { readToken, writeToken } from './token.ts'

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

export function createLinks(keyring: Pick<Keyring, 'key'>, realNow: () => number = Date.now): Links {
  return {
    signLink: async ({ reference, notice, holder }) =>
      writeToken({ reference, notice, holder }, realNow() + lifetime, await keyring.key('link')),
    readLink: async token => readToken(token, { key: await keyring.key('link'), now: realNow(), schema: LinkPayload }),
  }
}
