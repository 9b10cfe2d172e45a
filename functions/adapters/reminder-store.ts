import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Reminder } from '#domain/reminder.ts'
import type { Instant, Reference } from '#domain/report.ts'
import { dueKeys } from './due.ts'
import { collect, happened, type Item, Key, putNew, query, read, type Table, withoutKeys } from './items.ts'
import { dueBy, indexes, reminderDue, reminderIndexes, reminderKey, remindersOf, reportKey, sortable } from './keys.ts'

export type ReminderStore = {
  /** Writes the reminder unless it exists, whatever became of it. */
  put(reminder: Reminder): Promise<void>
  listFor(reference: Reference): Promise<Reminder[]>
  /** Who is asked what since when, as the index has it: it may lag behind. */
  due(at: Instant): AsyncIterable<Asked>
  /** What this holder is asked at the instant, oldest first, and was neither sent nor cancelled. */
  dueFor(holder: string, at: Instant): AsyncIterable<Reminder>
  /** `sentIn`: id of the digest that carried it. `false` when it was no longer due. */
  markSent(reminder: ReminderKey, sentIn: string): Promise<boolean>
  /** `false` when it was no longer due. */
  cancel(reminder: ReminderKey): Promise<boolean>
}

export type ReminderKey = Pick<Reminder, 'reference' | 'id'>
export type Asked = Pick<Reminder, 'holder' | 'dueAt' | 'about'>

export function createReminderStore(table: Table): ReminderStore {
  return {
    put: reminder => put(table, reminder),
    listFor: reference => listFor(table, reference),
    due: at => due(table, at),
    dueFor: (holder, at) => dueFor(table, holder, at),
    markSent: (reminder, sentIn) => settle(table, reminder, { state: 'sent', sentIn }),
    cancel: reminder => settle(table, reminder, { state: 'cancelled' }),
  }
}

async function put(table: Table, reminder: Reminder): Promise<void> {
  const { reference, id, state } = reminder
  const places = state === 'due' ? reminderIndexes(reminder) : {}
  await putNew(table, { ...reminder, ...reminderKey(reference, id), ...places })
}

async function listFor(table: Table, reference: Reference): Promise<Reminder[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :report AND begins_with(SK, :reminder)',
    ExpressionAttributeValues: { ':report': reportKey(reference).PK, ':reminder': 'REMINDER#' },
    ConsistentRead: true,
  })
  return (await collect(found)).map(fromItem)
}

async function* due(table: Table, at: Instant): AsyncGenerator<Asked> {
  const found = dueKeys(table, { partition: reminderDue, before: dueBy(at) })
  for await (const item of found) yield askedIn(Place.parse(item))
}

const Place = Key.extend({ DUE_SORT: z.string() })

/** Read off the keys, so that nobody's reminders are read only to see whose they are. */
function askedIn({ SK, DUE_SORT }: z.infer<typeof Place>): Asked {
  const [dueAt, holder] = DUE_SORT.split('#')
  const about = SK.replace(/^REMINDER#/, '').split('-')[0]
  return AskedKeys.parse({ holder, dueAt, about })
}

const AskedKeys = Reminder.pick({ holder: true, dueAt: true, about: true })

async function* dueFor(table: Table, holder: string, at: Instant): AsyncGenerator<Reminder> {
  const found = query(table, {
    IndexName: indexes.byOwner.name,
    KeyConditionExpression: '#owner = :holder AND OWNER_SORT <= :at',
    ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
    ExpressionAttributeValues: { ':holder': remindersOf(holder), ':at': sortable(at) },
  })
  for await (const item of found) {
    // The index may lag behind: only the item itself says whether it is still due.
    const current = await read(table, Key.parse(item))
    const reminder = current && fromItem(current)
    if (reminder?.state === 'due') yield reminder
  }
}

type Settled = { readonly state: 'sent'; readonly sentIn: string } | { readonly state: 'cancelled' }

/** A reminder that is no longer due leaves the indexes. */
async function settle({ client, name }: Table, { reference, id }: ReminderKey, to: Settled): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: name,
    Key: reminderKey(reference, id),
    UpdateExpression: `SET #state = :to${to.state === 'sent' ? ', sentIn = :sentIn' : ''} REMOVE #due, DUE_SORT, #owner, OWNER_SORT`,
    ConditionExpression: '#state = :due',
    ExpressionAttributeNames: {
      '#state': 'state',
      '#due': indexes.byDue.partition,
      '#owner': indexes.byOwner.partition,
    },
    ExpressionAttributeValues: {
      ':due': 'due',
      ':to': to.state,
      ...(to.state === 'sent' ? { ':sentIn': to.sentIn } : {}),
    },
  })
  return happened(client.send(update))
}

const fromItem = (item: Item): Reminder => Reminder.parse(withoutKeys(item))
