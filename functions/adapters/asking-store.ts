import { isDeepStrictEqual } from 'node:util'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Asking, nothingAsked } from '#domain/asking.ts'
import { Conflict } from '#domain/errors.ts'
import { happened, read, type Table, withoutKeys } from './items.ts'
import { askingKey } from './keys.ts'

/** What the editors were asked to check: one item, no larger than the content. */
export type AskingStore = {
  get(): Promise<Asking>
  /** @throws Conflict when somebody wrote meanwhile */
  put(asking: Asking): Promise<void>
}

export function createAskingStore(table: Table): AskingStore {
  return {
    get: () => get(table),
    put: asking => put(table, asking),
  }
}

async function get(table: Table): Promise<Asking> {
  const item = await read(table, askingKey)
  return item ? Asking.parse(withoutKeys(item)) : nothingAsked
}

async function put(table: Table, asking: Asking): Promise<void> {
  const { client, name } = table
  const isFirst = asking.version === 1
  const write = new PutCommand({
    TableName: name,
    Item: { ...asking, ...askingKey },
    ConditionExpression: isFirst ? 'attribute_not_exists(PK)' : 'version = :before',
    ...(isFirst ? {} : { ExpressionAttributeValues: { ':before': asking.version - 1 } }),
  })
  if (await happened(client.send(write))) return
  // A write whose answer was lost is tried again by the SDK, and then finds itself.
  if (!isDeepStrictEqual(await get(table), asking)) throw new Conflict('What was asked changed in the meantime')
}
