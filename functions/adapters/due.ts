import { type Item, query, type Table } from './items.ts'
import { indexes, shards } from './keys.ts'

/** Of one kind: its partition in each shard, and until where, as text, its keys are due; that itself is not. */
export type DueUntil = { readonly partition: (shard: number) => string; readonly before: string }

/** The keys of everything of a kind that is due. The index may lag behind: only the item itself says what is so. */
export async function* dueKeys(table: Table, { partition, before }: DueUntil): AsyncGenerator<Item> {
  for (const shard of shards) {
    yield* query(table, {
      IndexName: indexes.byDue.name,
      KeyConditionExpression: 'DUE = :due AND DUE_SORT < :before',
      ExpressionAttributeValues: { ':due': partition(shard), ':before': before },
    })
  }
}
