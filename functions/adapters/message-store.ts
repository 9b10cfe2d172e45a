import { Message } from '#domain/conversation.ts'
import { compareInstants } from '#domain/local-time.ts'
import type { Reference } from '#domain/report.ts'
import { collect, type Item, putNew, query, type Table, withoutKeys } from './items.ts'
import { messageKey, reportKey } from './keys.ts'

export type MessageStore = {
  /** Writes the message unless it exists; `false` when it does: sending twice is sending once. */
  put(message: Message): Promise<boolean>
  /** The conversation about a report, oldest first. */
  list(reference: Reference): Promise<Message[]>
}

export function createMessageStore(table: Table): MessageStore {
  return {
    put: message => putNew(table, { ...message, ...messageKey(message.reference, message.id) }),
    list: reference => list(table, reference),
  }
}

async function list(table: Table, reference: Reference): Promise<Message[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :report AND begins_with(SK, :message)',
    ExpressionAttributeValues: { ':report': reportKey(reference).PK, ':message': 'MESSAGE#' },
    ConsistentRead: true,
  })
  return (await collect(found)).map(fromItem).toSorted((one, other) => compareInstants(one.at, other.at))
}

const fromItem = (item: Item): Message => Message.parse(withoutKeys(item))
