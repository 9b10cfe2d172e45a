import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { TooMany } from '#domain/errors.ts'
import type { Table } from './items.ts'
import { rateKey, tableKeys } from './keys.ts'

/** Public writes of one address: enough for an office behind one address, too few for a flood. */
export const rateLimit = { writes: 30, windowSeconds: 600 } as const

export type RateStore = {
  /**
   * Counts one write of an address, which comes as a keyed hash and on the wall's clock, in milliseconds.
   * @throws TooMany with the seconds until the next window
   */
  admit(addressHash: string, realNow: number): Promise<void>
}

export function createRateStore(table: Table): RateStore {
  return { admit: (addressHash, realNow) => admit(table, addressHash, realNow) }
}

/** Every window has an item of its own, so one that expired but was not removed yet is never counted. */
async function admit({ client, name }: Table, addressHash: string, realNow: number): Promise<void> {
  const seconds = Math.floor(realNow / 1000)
  const window = Math.floor(seconds / rateLimit.windowSeconds)
  const ends = (window + 1) * rateLimit.windowSeconds
  const { Attributes } = await client.send(
    new UpdateCommand({
      TableName: name,
      Key: rateKey(addressHash, window),
      UpdateExpression: 'SET #expires = :ends ADD writes :one',
      ExpressionAttributeNames: { '#expires': tableKeys.expires },
      ExpressionAttributeValues: { ':ends': ends, ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  const { writes } = Counted.parse(Attributes)
  if (writes > rateLimit.writes) throw new TooMany(ends - seconds)
}

const Counted = z.object({ writes: z.int() })
