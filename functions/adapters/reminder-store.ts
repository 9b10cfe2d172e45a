import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Reminder } from '#domain/reminder.ts'
import type { Instant, Reference } from '#domain/report.ts'
import { collect, happened, type Item, Key, putNew, query, read, type Table, withoutKeys } from './items.ts'
import { indexes, reminderDue, reminderKey, reportKey, shardOf, shards, sortable } from './keys.ts'

export type ReminderStore = {
  /** Writes the reminder unless it exists, whatever became of it. */
  put(reminder: Reminder): Promise<void>
  listFor(reference: Reference): Promise<Reminder[]>
  /** Reminders that are due at the instant and neither sent nor cancelled. */
  due(at: Instant): AsyncIterable<Reminder>
  /** `sentIn`: id of the digest that carried it. `false` when it was no longer due. */
  markSent(reminder: ReminderKey, sentIn: string): Promise<boolean>
  /** `false` when it was no longer due. */
  cancel(reminder: ReminderKey): Promise<boolean>
}

export type ReminderKey = Pick<Reminder, 'reference' | 'id'>

export function createReminderStore(table: Table): ReminderStore {
  return {
    put: reminder => put(table, reminder),
    listFor: reference => listFor(table, reference),
    due: at => due(table, at),
    markSent: (reminder, sentIn) => settle(table, reminder, { state: 'sent', sentIn }),
    cancel: reminder => settle(table, reminder, { state: 'cancelled' }),
  }
}

async function put(table: Table, reminder: Reminder): Promise<void> {
  const { reference, id, dueAt } = reminder
  const due = { DUE: reminderDue(shardOf(reference)), DUE_SORT: sortable(dueAt) }
  await putNew(table, { ...reminder, ...reminderKey(reference, id), ...(reminder.state === 'due' ? due : {}) })
}

async function listFor(table: Table, reference: Reference): Promise<Reminder[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :report AND begins_with(SK, :reminder)',
    ExpressionAttributeValues: { ':report': reportKey(reference).PK, ':reminder': 'REMINDER#' },
    ConsistentRead: true,
  })
  return (await collect(found)).map(fromItem)
}

async function* due(table: Table, at: Instant): AsyncGenerator<Reminder> {
  for (const shard of shards) {
    const found = query(table, {
      IndexName: indexes.byDue.name,
      KeyConditionExpression: 'DUE = :due AND DUE_SORT <= :at',
      ExpressionAttributeValues: { ':due': reminderDue(shard), ':at': sortable(at) },
    })
    for await (const item of found) {
      // The index may lag behind: only the item itself says whether it is still due.
      const current = await read(table, Key.parse(item))
      const reminder = current && fromItem(current)
      if (reminder?.state === 'due') yield reminder
    }
  }
}

type Settled = { readonly state: 'sent'; readonly sentIn: string } | { readonly state: 'cancelled' }

/** A reminder that is no longer due leaves the index. */
async function settle({ client, name }: Table, { reference, id }: ReminderKey, to: Settled): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: name,
    Key: reminderKey(reference, id),
    UpdateExpression: `SET #state = :to${to.state === 'sent' ? ', sentIn = :sentIn' : ''} REMOVE DUE, DUE_SORT`,
    ConditionExpression: '#state = :due',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':due': 'due',
      ':to': to.state,
      ...(to.state === 'sent' ? { ':sentIn': to.sentIn } : {}),
    },
  })
  return happened(client.send(update))
}

const fromItem = (item: Item): Reminder => Reminder.parse(withoutKeys(item))
