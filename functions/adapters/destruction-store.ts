import type { Destruction } from '#domain/retention.ts'
import { putNew, type Table } from './items.ts'
import { destructionKey, tableKeys } from './keys.ts'

export type DestructionStore = {
  /** Notes it once, however often it is tried; the note expires at that second since 1970. */
  record(destruction: Destruction, expires: number): Promise<void>
}

export function createDestructionStore(table: Table): DestructionStore {
  return {
    record: async (destruction, expires) => {
      const { region, reference } = destruction
      await putNew(table, { ...destruction, ...destructionKey(region, reference), [tableKeys.expires]: expires })
    },
  }
}
