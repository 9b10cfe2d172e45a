import { expect, test } from 'vitest'
import { createAskingStore } from '#adapters/asking-store.ts'
import type { Table } from '#adapters/items.ts'
import { nothingAsked } from '#domain/asking.ts'
import { Conflict } from '#domain/errors.ts'

/** What the store of what the editors are asked promises, whatever engine holds the table. */
export function askingContract(table: () => Table): void {
  const store = () => createAskingStore(table())

  test('nothing was asked at first; what is written is read, once, and an older page loses', async () => {
    expect(await store().get()).toEqual(nothingAsked)
    const first = { version: 1, waiting: ['channels.json police neverChecked'], asked: {} }
    await store().put(first)
    await store().put(first)
    expect(await store().get()).toEqual(first)
    const asked = { 'channels.json police neverChecked': { times: 1, at: '2026-04-27T06:30:00.000Z' } }
    const second = { version: 2, waiting: [], asked }
    await store().put(second)
    expect(await store().get()).toEqual(second)
    await expect(store().put({ ...first, version: 2 })).rejects.toThrow(Conflict)
    await expect(store().put({ ...first, waiting: [] })).rejects.toThrow(Conflict)
  })
}
