import { expect, test } from 'vitest'
import { createDestructionStore } from '#adapters/destruction-store.ts'
import type { Table } from '#adapters/items.ts'
import { destructionKey } from '#adapters/keys.ts'
import { aReference } from './examples.ts'
import { rawItem } from './raw-items.ts'

/** What the records of destruction promise, whatever engine holds the table. */
export function destructionContract(table: () => Table): void {
  test('a destruction is noted once, with the first time, and expires', async () => {
    const reference = aReference()
    const note = (destroyedAt: string) =>
      createDestructionStore(table()).record({ reference, region: 'VR05', destroyedAt }, 1_809_000_000)
    await note('2027-05-02T01:00:00.000Z')
    await note('2027-05-03T01:00:00.000Z')
    expect(await rawItem(table(), destructionKey('VR05', reference))).toEqual({
      ...destructionKey('VR05', reference),
      reference,
      region: 'VR05',
      destroyedAt: '2027-05-02T01:00:00.000Z',
      expiresAt: 1_809_000_000,
    })
  })
}
