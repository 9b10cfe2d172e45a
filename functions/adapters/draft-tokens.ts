import * as z from 'zod'
import type { Keyring } from './secrets.ts'
import { readToken, writeToken } from './token.ts'

/** Which draft a form goes on with, and how it stood then. */
export const DraftHandle = z.strictObject({ code: z.string(), version: z.int().positive() })
export type DraftHandle = z.infer<typeof DraftHandle>

export type DraftTokens = {
  /** The opaque token that travels in the form, so that the code itself stands in no page twice. */
  sign(handle: DraftHandle): Promise<string>
  /** `undefined` for a token that is not ours, was changed or has expired. */
  read(token: string): Promise<DraftHandle | undefined>
}

/** A day at the office. Afterwards a form still keeps its answers; saving it gives a new code. */
const lifetime = 8 * 60 * 60 * 1000

export function createDraftTokens(keyring: Pick<Keyring, 'key'>, realNow: () => number): DraftTokens {
  const key = () => keyring.key('draftToken')
  return {
    sign: async ({ code, version }) => writeToken({ code, version }, realNow() + lifetime, await key()),
    read: async token => readToken(token, { key: await key(), now: realNow(), schema: DraftHandle }),
  }
}
