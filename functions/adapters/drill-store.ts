import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { Drill } from '#domain/drill.ts'
import type { LocalDate } from '#domain/report.ts'
import { collect, type Item, putNew, query, read, type Table, withoutKeys } from './items.ts'
import { drillKey, drills } from './keys.ts'

export type DrillStore = {
  /** One a day: answers the drill that was begun first. */
  begin(drill: Drill): Promise<Drill>
  get(day: LocalDate): Promise<Drill | undefined>
  /** Newest first. */
  list(): Promise<readonly Drill[]>
  remove(day: LocalDate): Promise<void>
}

export function createDrillStore(table: Table): DrillStore {
  return {
    begin: async drill => {
      const isFirst = await putNew(table, { ...drill, ...drillKey(drill.day) })
      return isFirst ? drill : ((await get(table, drill.day)) ?? drill)
    },
    get: day => get(table, day),
    list: () => list(table),
    remove: async day => {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: drillKey(day) }))
    },
  }
}

async function get(table: Table, day: LocalDate): Promise<Drill | undefined> {
  const item = await read(table, drillKey(day))
  return item && fromItem(item)
}

async function list(table: Table): Promise<readonly Drill[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :drills',
    ExpressionAttributeValues: { ':drills': drills },
    ConsistentRead: true,
    ScanIndexForward: false,
  })
  return (await collect(found)).map(fromItem)
}

const fromItem = (item: Item): Drill => Drill.parse(withoutKeys(item))
