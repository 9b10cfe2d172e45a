import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  paginateScan,
  type QueryCommandInput,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ItemKey } from './keys.ts'

export type Item = Record<string, unknown>

/** What an index or a projection shows of an item. */
export const Key = z.object({ PK: z.string(), SK: z.string() })

/** The one table, and how many items a page may hold; without `pageSize` DynamoDB decides (1 MB). */
export type Table = { readonly client: DynamoDBDocumentClient; readonly name: string; readonly pageSize?: number }

/** Reads what was last written, never an older copy. */
export async function read({ client, name }: Table, key: ItemKey): Promise<Item | undefined> {
  const { Item: item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
  return item
}

/** Writes an item whose key must be free; `false` when it is not. */
export async function putNew({ client, name }: Table, item: Item & ItemKey): Promise<boolean> {
  const put = new PutCommand({ TableName: name, Item: item, ConditionExpression: 'attribute_not_exists(PK)' })
  return happened(client.send(put))
}

/** Whether a conditional write was made; every error but the failed condition is thrown. */
export async function happened(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Every item of a query, page after page. */
export async function* query(table: Table, input: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<Item> {
  for await (const { Items } of paginateQuery(paging(table), { TableName: table.name, ...input })) yield* Items ?? []
}

/** Every item of the table that passes the filter: for retention only. */
export async function* scan(table: Table, input: Omit<ScanCommandInput, 'TableName'>): AsyncGenerator<Item> {
  for await (const { Items } of paginateScan(paging(table), { TableName: table.name, ...input })) yield* Items ?? []
}

/** Everything a sequence gives, in its order. */
export async function collect<Value>(sequence: AsyncIterable<Value>): Promise<Value[]> {
  const values: Value[] = []
  for await (const value of sequence) values.push(value)
  return values
}

/** Below the number of sockets that the SDK opens: more would only wait, and the SDK would complain. */
const atOnce = 25

/** Does something with each of many, some at a time; the answers come in the order of what was given. */
export async function withEach<Value, Answer>(
  values: readonly Value[],
  act: (value: Value) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let first = 0; first < values.length; first += atOnce) {
    answers.push(...(await Promise.all(values.slice(first, first + atOnce).map(act))))
  }
  return answers
}

/** The item as the domain knows it: without the attributes that only the table needs. */
export function withoutKeys(item: Item): Item {
  const { PK: _pk, SK: _sk, OWNER: _owner, OWNER_SORT: _ownerSort, DUE: _due, DUE_SORT: _dueSort, ...rest } = item
  return rest
}

const paging = ({ client, pageSize }: Table) => (pageSize === undefined ? { client } : { client, pageSize })
