import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { compareInstants } from '#domain/local-time.ts'
import { Note } from '#domain/note.ts'
import type { Reference } from '#domain/report.ts'
import { collect, type Item, Key, putNew, query, type Table, withoutKeys } from './items.ts'
import { noteKey, reportKey } from './keys.ts'

export type NoteStore = {
  /** Writes it once, however often it is sent. */
  add(reference: Reference, note: Note): Promise<void>
  /** The notes of a report, oldest first. */
  list(reference: Reference): Promise<Note[]>
  /** Removes all of them, with the keys that open them. */
  remove(reference: Reference): Promise<void>
}

export function createNoteStore(table: Table): NoteStore {
  return {
    add: async (reference, note) => {
      await putNew(table, { ...note, ...noteKey(reference, note.id) })
    },
    list: async reference => {
      const notes = (await items(table, reference)).map(item => Note.parse(withoutKeys(item)))
      return notes.sort((one, other) => compareInstants(one.at, other.at))
    },
    remove: async reference => {
      for (const item of await items(table, reference)) {
        await table.client.send(new DeleteCommand({ TableName: table.name, Key: Key.parse(item) }))
      }
    },
  }
}

function items(table: Table, reference: Reference): Promise<Item[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :report AND begins_with(SK, :note)',
    ExpressionAttributeValues: { ':report': reportKey(reference).PK, ':note': 'NOTE#' },
    ConsistentRead: true,
  })
  return collect(found)
}
