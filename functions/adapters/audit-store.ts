import { Audited } from '#domain/audit.ts'
import { collect, type Item, putNew, query, type Table } from './items.ts'
import { auditBy, auditedLine, auditOf, indexes, sortable, tableKeys } from './keys.ts'

export type AuditStore = {
  /** Adds a line, once for an id; nothing of ours ever changes or removes one before its time. */
  add(line: Audited, entry: { readonly id: string; readonly expires: number }): Promise<void>
  /** What was done to something, oldest first. */
  about(about: string): Promise<Audited[]>
  /** What a person did, oldest first. */
  by(subject: string): Promise<Audited[]>
}

export function createAuditStore(table: Table): AuditStore {
  return {
    add: async (line, { id, expires }) => {
      const key = { PK: auditOf(line.about), SK: `${sortable(line.at)}#${id}` }
      const owner = { OWNER: auditBy(line.by), OWNER_SORT: key.SK }
      await putNew(table, { [auditedLine]: line, ...key, ...owner, [tableKeys.expires]: expires })
    },
    about: about =>
      lines(table, { KeyConditionExpression: 'PK = :of', ExpressionAttributeValues: { ':of': auditOf(about) } }),
    by: subject =>
      lines(table, {
        IndexName: indexes.byOwner.name,
        KeyConditionExpression: '#owner = :by',
        ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
        ExpressionAttributeValues: { ':by': auditBy(subject) },
      }),
  }
}

const lines = async (table: Table, input: Parameters<typeof query>[1]): Promise<Audited[]> =>
  (await collect(query(table, input))).map(fromItem)

const fromItem = (item: Item): Audited => Audited.parse(item[auditedLine])
