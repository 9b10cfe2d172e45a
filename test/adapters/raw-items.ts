import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#adapters/items.ts'
import { indexes } from '#adapters/keys.ts'

/** What an index shows of one report under that owner. */
export async function ownedBy({ client, name }: Table, owner: string, reference: string) {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: indexes.byOwner.name,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
      ExpressionAttributeValues: { ':owner': owner },
    }),
  )
  return (Items ?? []).filter(item => item.reference === reference)
}

/** The item as the table has it. */
export async function rawItem({ client, name }: Table, key: { PK: string; SK: string }) {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
  return Item
}
