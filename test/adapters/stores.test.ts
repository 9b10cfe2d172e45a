import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import dynalite from 'dynalite'
import { expect, test } from 'vitest'
import { createReportStore } from '#adapters/report-store.ts'
import { close, listen } from '../../infra/local/http.ts'
import { aReport } from './examples.ts'
import { storeContract } from './store-contract.ts'
import { createTable, tableClient } from './table.ts'

const tableName = 'reports'

storeContract({ name: 'dynalite in memory', open: () => openDynalite() })

storeContract({
  name: 'dynalite on disk',
  open: async () => {
    const path = await mkdtemp(join(tmpdir(), 'meldroute-table-'))
    const engine = await openDynalite(path)
    return { ...engine, close: async () => engine.close().then(() => rm(path, { recursive: true })) }
  },
})

test('what was written to disk is there after a restart', async () => {
  const path = await mkdtemp(join(tmpdir(), 'meldroute-table-'))
  const report = aReport()
  const before = await openDynalite(path)
  await createReportStore(before.table).create(report)
  await before.close()
  const { endpoint, server } = await startDynalite(path)
  const client = tableClient(endpoint)
  expect(await createReportStore({ client, name: tableName }).get(report.reference)).toEqual(report)
  client.destroy()
  await close(server)
  await rm(path, { recursive: true })
})

async function openDynalite(path?: string) {
  const { endpoint, server } = await startDynalite(path)
  const client = tableClient(endpoint)
  const table = await createTable(client, tableName)
  return {
    table,
    close: async () => {
      client.destroy()
      await close(server)
    },
  }
}

async function startDynalite(path?: string) {
  const server = dynalite({ createTableMs: 0, ...(path === undefined ? {} : { path }) })
  return { server, endpoint: `http://127.0.0.1:${await listen(server, 0)}` }
}
