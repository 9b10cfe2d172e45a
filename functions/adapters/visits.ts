import * as z from 'zod'
import { Reference } from '#domain/report.ts'
import type { Keyring } from './secrets.ts'
import { readToken, writeToken } from './token.ts'

/** The message whose number and code somebody just showed. */
export const Visit = z.strictObject({ reference: Reference })
export type Visit = z.infer<typeof Visit>

export type Visits = {
  /** The token that forms behind the status carry instead of the code, which never is in a page. */
  make(visit: Visit): Promise<string>
  /** `undefined` for a token that is not ours, was changed or has expired. */
  read(token: string): Promise<Visit | undefined>
}

/** Long enough to write something, too short to find in a browser that was left open; in real time. */
const lifetime = 30 * 60 * 1000

export function createVisits(keyring: Pick<Keyring, 'key'>, realNow: () => number = Date.now): Visits {
  return {
    make: async ({ reference }) => writeToken({ reference }, realNow() + lifetime, await keyring.key('status')),
    read: async token => readToken(token, { key: await keyring.key('status'), now: realNow(), schema: Visit }),
  }
}
