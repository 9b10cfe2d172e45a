import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Action, ActionLine, type Plan } from '#domain/commitment.ts'
import { collect, query, type Table, withoutKeys } from './items.ts'
import { actionKey, actionLineKey, plan } from './keys.ts'

export type PlanStore = {
  /** The action plan as the programme entered it; empty until then. */
  read(): Promise<Plan>
  /** Writes one line or action; the same number takes the place of what was there. */
  putLine(line: ActionLine): Promise<void>
  putAction(action: Action): Promise<void>
}

export function createPlanStore(table: Table): PlanStore {
  const put = async (item: Record<string, unknown>) => {
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
  }
  return {
    read: () => read(table),
    putLine: line => put({ ...line, ...actionLineKey(line.line) }),
    putAction: action => put({ ...action, ...actionKey(action.id) }),
  }
}

async function read(table: Table): Promise<Plan> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :plan',
    ExpressionAttributeValues: { ':plan': plan },
    ConsistentRead: true,
  })
  const items = await collect(found)
  const those = (kind: string) => items.filter(({ SK }) => String(SK).startsWith(kind)).map(withoutKeys)
  return {
    lines: those('LINE#').map(item => ActionLine.parse(item)),
    actions: those('ACTION#').map(item => Action.parse(item)),
  }
}
