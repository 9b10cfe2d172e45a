import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { messageKey, reportKey } from '#adapters/keys.ts'
import { createMessageStore } from '#adapters/message-store.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { aMessage, aNotice, aReference, aReport } from './examples.ts'
import { rawItem } from './raw-items.ts'

/** What the conversations promise, whatever engine holds the table. */
export function messageContract(table: () => Table): void {
  const store = () => createMessageStore(table())

  test('a message that is written twice is there once, as it was the first time', async () => {
    const message = aMessage()
    expect(await store().put(message)).toBe(true)
    expect(await store().put({ ...message, at: '2026-04-30T14:00:00.000Z' })).toBe(false)
    expect(await store().list(message.reference)).toEqual([message])
  })

  test('of fifty at once one is written', async () => {
    const message = aMessage()
    const written = await Promise.all(Array.from({ length: 50 }, () => store().put(message)))
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await store().list(message.reference)).toEqual([message])
  })

  test('the conversation is listed in the order of time, over many pages, and no other', async () => {
    const reference = aReference()
    const hours = ['05', '03', '01', '04', '02']
    const messages = hours.map(hour => aMessage({ reference, id: `x${hour}`, at: `2026-04-25T${hour}:00:00.000Z` }))
    for (const message of [...messages, aMessage()]) await store().put(message)
    await createReportStore(table()).create(aReport({ reference }))
    await createNoticeStore(table()).plan(aNotice({ reference }))
    expect((await store().list(reference)).map(({ id }) => id)).toEqual(['x01', 'x02', 'x03', 'x04', 'x05'])
  })

  test('an item that is no message is an error, not a message', async () => {
    const reference = aReference()
    const item = { ...messageKey(reference, 'x'), reference }
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }))
    await expect(store().list(reference)).rejects.toThrow()
  })

  test('what was written beside a report goes without it, and the rest stays', async () => {
    const report = aReport()
    const { reference } = report
    await createReportStore(table()).create(report)
    await createNoticeStore(table()).plan(aNotice({ reference, id: 'n' }))
    for (const id of ['a', 'b', 'c']) await store().put(aMessage({ reference, id }))
    const note = { PK: reportKey(reference).PK, SK: 'NOTE#1' }
    await table().client.send(new PutCommand({ TableName: table().name, Item: note }))
    await createReportStore(table()).destroyWritten(reference)
    await createReportStore(table()).destroyWritten(reference)
    expect(await store().list(reference)).toEqual([])
    expect(await rawItem(table(), note)).toBeUndefined()
    expect(await createReportStore(table()).get(reference)).toEqual(report)
    expect(await createNoticeStore(table()).list(reference)).toHaveLength(1)
  })
}
