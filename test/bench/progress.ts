import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Browser } from 'playwright-core'
import type { Table } from '#adapters/items.ts'
import { standingKey, standingLineKey, standingsOf, tableKeys } from '#adapters/keys.ts'
import { createPlanStore } from '#adapters/plan-store.ts'
import municipalities from '#content/geography/municipalities.json' with { type: 'json' }
import regions from '#content/regions.json' with { type: 'json' }
import type { Action } from '#domain/commitment.ts'
import { readRegions } from '#domain/regions.ts'
import type { Standing, StandingLine } from '#domain/standing.ts'
import { enter, publish } from '#domain/standing-acts.ts'
import { readUnits, type Unit, unitsOf } from '#domain/unit.ts'
import type { Local } from '../../infra/local/local.ts'
import { tableClient } from '../adapters/table.ts'
import { calendar } from '../domain/chase-case.ts'
import { launchBrowser } from '../journey/browser.ts'
import { kilobytes, type Row } from './table.ts'
import { sentOf, sum, type Visit, visitOf } from './visit.ts'

const actions = 60
const years = 5
const perYear = 2

const units = readUnits(municipalities, readRegions(regions, { demo: true }))
const everyAction: readonly Action[] = Array.from({ length: actions }, (_, index) => ({
  id: `A${String(1 + Math.floor(index / 12)).padStart(2, '0')}.${String((index % 12) + 1).padStart(2, '0')}`,
  level: 'region',
  title: { nl: `Demo: verzonnen actie ${index + 1}` },
  owner: 'Demo: verzonnen actiehouder',
}))

/** The pages that show what became of a plan of sixty actions in 25 regions, after five years of updates. */
export async function progress(local: Local): Promise<Row[]> {
  const client = tableClient(local.endpoints.dynamodb)
  const table = { client, name: local.tables[0] ?? '' }
  const browser = await launchBrowser()
  try {
    await seed(table)
    return [
      ...(await rowsFor('Progress, the recommendations', '/voortgang/', { local, browser })),
      ...(await rowsFor('Progress, a line of 12 actions × 25 regions', '/voortgang/?line=03', { local, browser })),
      ...(await rowsFor(`Progress, all ${actions} actions × 25 regions`, '/voortgang/?line=all', { local, browser })),
      ...(await rowsFor('Progress of a region', '/voortgang/regio/VR05/', { local, browser })),
      ...(await rowsFor(`A standing with ${years} years of updates`, '/voortgang/A03.01/VR05/', { local, browser })),
      {
        what: 'Read units: one commitment in 25 regions; one history',
        value: `${await unitsRead(table, standingsOf('A03.01'))}; ${await unitsRead(table, historyOf('A03.01', 'VR05'))}`,
      },
    ]
  } finally {
    await browser.close()
    client.destroy()
  }
}

const historyOf = (commitment: string, unit: string): string => standingLineKey({ commitment, unit }, '').PK

/** Through the acts themselves, so that items are as long as they really are; written in bulk, as nobody else writes. */
async function seed(table: Table): Promise<void> {
  const plan = createPlanStore(table)
  for (const action of everyAction) await plan.putAction(action)
  const items = everyAction.flatMap(({ id }) => unitsOf('region', units).flatMap(unit => itemsOf(id, unit)))
  for (let first = 0; first < items.length; first += 25) {
    const requests = items.slice(first, first + 25).map(Item => ({ PutRequest: { Item } }))
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }))
  }
}

/** What becomes of one action in one region: entered by the region, published by the programme, time and again. */
function itemsOf(commitment: string, unit: Unit): readonly Record<string, unknown>[] {
  const place = { commitment, unit }
  const lines: StandingLine[] = []
  let standing: Standing | undefined
  for (let turn = 0; turn < years * perYear; turn += 1) {
    const at = new Date(Date.UTC(2021 + Math.floor(turn / perYear), 3 + (turn % perYear) * 6, 14, 9)).toISOString()
    const update = { status: turn < 7 ? 'underway' : 'embedded', ...said } as const
    const edit = { at, id: `bench-${turn}` } as const
    const entered = enter(
      standing,
      place,
      { update, regions: unit.regions },
      { edit: { ...edit, by: 'region', side: 'owner' }, calendar },
    )
    const out = publish(entered.standing, place, { ...edit, id: `${edit.id}-out`, by: 'programme', side: 'programme' })
    lines.push(entered.line, out.line)
    standing = out.standing
  }
  const written = lines.map(line => ({
    ...line,
    ...standingLineKey({ commitment, unit: unit.code }, line.id),
    [tableKeys.expires]: 0,
  }))
  return standing ? [{ ...standing, ...standingKey(standing) }, ...written] : []
}

const said = {
  note: 'Demo: verzonnen toelichting van een paar zinnen, zoals iemand die schrijft die ermee bezig is. '.repeat(3),
  evidence: { title: 'Demo: verzonnen plan van de regio', url: 'https://example.org/plan', on: '2021-04-01' },
  owner: 'Demo: verzonnen projectleider',
  targetDate: '2027-04-01',
} as const

type Setting = { readonly local: Local; readonly browser: Browser }

async function rowsFor(what: string, path: string, setting: Setting): Promise<Row[]> {
  // The first visit wakes the functions; a job may come between, so the least is what the page itself asks.
  await visit(path, setting)
  const visits = [await visit(path, setting), await visit(path, setting)]
  const [first] = visits
  if (!first) throw new Error('Nothing was measured')
  const asked = Math.min(...visits.map(one => one.asked))
  const { loads, packed } = first
  const page = `${kilobytes(sentOf(loads, 'document'))}, ${kilobytes(packed)} at best`
  return [
    {
      what,
      value: `${loads.length} requests, ${kilobytes(sum(loads.map(load => load.sent)))} sent; the page ${page}; ${asked} requests to the table`,
    },
  ]
}

async function visit(path: string, { local, browser }: Setting): Promise<Visit> {
  const context = await browser.newContext()
  try {
    return await visitOf(await context.newPage(), `${local.origin}${path}`, local)
  } finally {
    await context.close()
  }
}

/** As the table itself counts them. */
async function unitsRead({ client, name }: Table, partition: string): Promise<number> {
  const { ConsumedCapacity, LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'PK = :partition',
      ExpressionAttributeValues: { ':partition': partition },
      ReturnConsumedCapacity: 'TOTAL',
    }),
  )
  if (LastEvaluatedKey) throw new Error('There is more than one page of it')
  return ConsumedCapacity?.CapacityUnits ?? 0
}
