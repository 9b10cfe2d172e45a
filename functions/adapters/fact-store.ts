import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Fact, FactEvent } from '#domain/fact.ts'
import type { Quarter } from '#domain/period.ts'
import { Reference } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { collect, type Item, Key, query, scan, type Table, withoutKeys } from './items.ts'
import { type FactKey, factKey, factsOf, factsOfRegion, type ItemKey } from './keys.ts'

export type FactStore = {
  /** Of a message and an event there is one, however often it is put. */
  put(fact: Fact): Promise<void>
  /** Of the messages that were received in a quarter. */
  ofQuarter(quarter: Quarter): Promise<readonly Fact[]>
  ofRegion(quarter: Quarter, region: RegionCode): Promise<readonly Fact[]>
  /** Every fact there is: reads the whole table, for retention only. */
  keys(): AsyncIterable<FactKey>
  remove(key: FactKey): Promise<void>
}

export function createFactStore(table: Table): FactStore {
  return {
    put: async fact => {
      await table.client.send(new PutCommand({ TableName: table.name, Item: { ...fact, ...factKey(fact) } }))
    },
    ofQuarter: quarter =>
      list(table, { KeyConditionExpression: 'PK = :facts', ExpressionAttributeValues: { ':facts': factsOf(quarter) } }),
    ofRegion: (quarter, region) =>
      list(table, {
        KeyConditionExpression: 'PK = :facts AND begins_with(SK, :region)',
        ExpressionAttributeValues: { ':facts': factsOf(quarter), ':region': factsOfRegion(region) },
      }),
    keys: () => keys(table),
    remove: async key => {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: factKey(key) }))
    },
  }
}

/** What was last written, never an older copy: figures are decided once. */
const list = async (table: Table, input: Parameters<typeof query>[1]): Promise<readonly Fact[]> =>
  (await collect(query(table, { ...input, ConsistentRead: true }))).map(fromItem)

async function* keys(table: Table): AsyncGenerator<FactKey> {
  const found = scan(table, {
    FilterExpression: 'begins_with(PK, :facts)',
    ExpressionAttributeValues: { ':facts': factsOf('') },
    ProjectionExpression: 'PK, SK',
  })
  for await (const item of found) yield factIn(Key.parse(item))
}

const fromItem = (item: Item): Fact => Fact.parse(withoutKeys(item))

/** Reads which fact a key belongs to. */
function factIn({ PK, SK }: ItemKey): FactKey {
  const [region = '', reference, event] = SK.split('#')
  return {
    quarter: PK.replace(/^FACT#/, ''),
    region,
    reference: Reference.parse(reference),
    event: FactEvent.parse(event),
  }
}
