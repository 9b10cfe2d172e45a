import { randomUUID } from 'node:crypto'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { createAuditStore } from '#adapters/audit-store.ts'
import type { Table } from '#adapters/items.ts'
import { auditOf } from '#adapters/keys.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Audited } from '#domain/audit.ts'
import { aReference, aReport } from './examples.ts'

/** What the audit promises, whatever engine holds the table. */
export function auditContract(table: () => Table): void {
  const store = () => createAuditStore(table())
  const at = '2026-04-24T14:00:00.000Z'
  const line = (changes: Partial<Audited> = {}): Audited => ({
    at,
    what: 'contentOpened',
    about: aReference(),
    by: `subject-${randomUUID()}`,
    ...changes,
  })
  const add = (entry: Audited, id: string = randomUUID()) => store().add(entry, { id, expires: 4_000_000_000 })

  test('of what nobody did nothing is known', async () => {
    expect(await store().about(aReference())).toEqual([])
    expect(await store().by(`subject-${randomUUID()}`)).toEqual([])
  })

  test('a line added twice is there once, as it was first', async () => {
    const entry = line()
    await add(entry, 'one')
    await add({ ...entry, what: 'closed' }, 'one')
    expect(await store().about(entry.about)).toEqual([entry])
  })

  test('what was done to something is there oldest first, over many pages, also at one instant', async () => {
    const about = aReference()
    const entries = [0, 1, 2, 3, 4].map(n => line({ about, at: `2026-04-24T14:00:0${n}.000Z`, detail: `${n}` }))
    for (const entry of entries.toReversed()) await add(entry)
    await add(line({ about, at: '2026-04-24T14:00:04.000Z', detail: '4' }))
    expect((await store().about(about)).map(({ detail }) => detail)).toEqual(['0', '1', '2', '3', '4', '4'])
  })

  test('what a person did is there oldest first, whatever it was done to', async () => {
    const by = `subject-${randomUUID()}`
    const entries = [0, 1, 2, 3].map(n => line({ by, at: `2026-04-24T14:00:0${n}.000Z` }))
    for (const entry of entries.toReversed()) await add(entry)
    expect(await store().by(by)).toEqual(entries)
    expect(await store().about(by)).toEqual([])
  })

  test('a line goes when its time is over, and is no part of a report that goes before', async () => {
    const report = aReport()
    await createReportStore(table()).create(report)
    const entry = line({ about: report.reference })
    await add(entry, 'one')
    await createReportStore(table()).destroy(report.reference)
    expect(await store().about(report.reference)).toEqual([entry])
    const key = { PK: auditOf(entry.about), SK: `${at}#one` }
    const { Item: item } = await table().client.send(new GetCommand({ TableName: table().name, Key: key }))
    expect(item?.expiresAt).toBe(4_000_000_000)
  })

  test('an item that is no line is an error, not a line', async () => {
    const about = aReference()
    const item = { PK: auditOf(about), SK: `${at}#x`, line: { what: 'everything' } }
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }))
    await expect(store().about(about)).rejects.toThrow()
  })
}
