import dynalite from 'dynalite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { close, listen } from '../../infra/local/http.ts'
import { createTable, tableClient } from '../adapters/table.ts'
import { dynamoDbLocal, endpoint } from './cloud.ts'
import { type EngineName, engineDifferences } from './engine-differences.ts'

const server = dynalite({ createTableMs: 0 })
type Engine = { readonly name: EngineName; readonly endpoint: () => Promise<string> }
const at = (name: EngineName, where: string): Engine => ({ name, endpoint: async () => where })
const engines: readonly Engine[] = [
  { name: 'dynalite', endpoint: async () => `http://127.0.0.1:${await listen(server, 0)}` },
  at('the second cloud', endpoint),
  ...(dynamoDbLocal === undefined ? [] : [at('DynamoDB Local', dynamoDbLocal)]),
]
afterAll(() => close(server))

describe.each(engines)('$name', ({ name, endpoint: open }) => {
  let table: Table
  beforeAll(async () => {
    table = await createTable(tableClient(await open()), 'engine')
  }, 60_000)
  afterAll(() => table.client.destroy())

  // Where one fails, an engine changed: what is written about it, and what makes up for it, can change as well.
  test.each(engineDifferences)('$what, or not, as it did', async ({ asAws, isAsAws }) => {
    expect(await isAsAws(table)).toBe(asAws.includes(name))
  })
})
