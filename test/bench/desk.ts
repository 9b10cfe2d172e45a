import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#adapters/items.ts'
import { indexes, reportsOf } from '#adapters/keys.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Report } from '#domain/report.ts'
import type { Local } from '../../infra/local/local.ts'
import { aReport } from '../adapters/examples.ts'
import { tableClient } from '../adapters/table.ts'
import { launchBrowser } from '../journey/browser.ts'
import { timeOn } from '../journey/clock.ts'
import { localTarget } from '../journey/local-target.ts'
import { send } from '../journey/message.ts'
import { signIn } from '../journey/sign-in.ts'
import { aMessage } from '../journey/urgent-message.ts'
import { kilobytes, type Row } from './table.ts'
import { median, sentOf, type Visit, visitOf } from './visit.ts'

const open = 2000
const times = 5
const region = 'VR05'
const coordinator = 'zorgcoordinator.vr05@demo.example.org'
const list = '/loket/'
const plain = '/over/'

/** What a desk costs in a region where far more waits than ever will, in a real browser that knows nothing yet. */
export async function desk(local: Local): Promise<Row[]> {
  const client = tableClient(local.endpoints.dynamodb)
  const table = { client, name: local.tables[0] ?? '' }
  const browser = await launchBrowser()
  try {
    const target = localTarget(local)
    const { reference } = await send(target, aMessage({ urgentBecause: [], text: 'Slaapt op het werk.' }))
    await seed(table, local)
    const { cookie } = await signIn(target, coordinator)
    const visit = async (path: string): Promise<Visit> => {
      const context = await browser.newContext()
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: local.origin.replace('http:', 'https:') }])
      try {
        return await visitOf(await context.newPage(), `${local.origin}${path}`, local)
      } finally {
        await context.close()
      }
    }
    // The first visits wake the functions and the browser.
    for (const path of [plain, list]) await visit(path)
    const lists: Visit[] = []
    const plains: Visit[] = []
    for (let round = 0; round < times; round += 1) {
      plains.push(await visit(plain))
      lists.push(await visit(list))
    }
    return rowsOf({
      lists,
      plains,
      message: await visit(`/loket/bericht/${reference}/`),
      units: await readUnits(table),
    })
  } finally {
    await browser.close()
    client.destroy()
  }
}

/** Without a clock of their own: nothing is to happen to them but being listed. */
async function seed(table: Table, local: Local): Promise<void> {
  const store = createReportStore(table)
  const now = Date.parse(timeOn({ origin: new Date(local.clock.origin).toISOString(), rate: local.clock.rate }))
  const reports = Array.from({ length: open }, (_, index) => waiting(index, now))
  for (let first = 0; first < open; first += 50) {
    await Promise.all(reports.slice(first, first + 50).map(report => store.create(report)))
  }
}

const hour = 3_600_000

/** Every seventh is urgent; a third is late, the others are due in the days to come. */
function waiting(index: number, now: number): Report {
  const { watch: _, ...report } = aReport({ urgency: index % 7 === 0 ? 'urgent' : 'normal' })
  const receivedAt = new Date(now - (index % 60) * hour).toISOString()
  const dueAt = new Date(now + ((index % 90) - 30) * hour).toISOString()
  return {
    ...report,
    region,
    receivedAt,
    lastActivityAt: receivedAt,
    ladder: { round: 1, startedAt: receivedAt },
    waiting: { round: 1, role: 'careCoordinator', dueAt },
    timeline: [{ at: receivedAt, what: 'received' }],
  }
}

/** What the same question costs in units of reading, as the table itself counts them. */
async function readUnits({ client, name }: Table): Promise<number> {
  const { byOwner } = indexes
  let units = 0
  let from: Record<string, unknown> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: name,
        IndexName: byOwner.name,
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': byOwner.partition },
        ExpressionAttributeValues: { ':owner': reportsOf(region, 'OPEN') },
        ReturnConsumedCapacity: 'TOTAL',
        ExclusiveStartKey: from,
      }),
    )
    units += answer.ConsumedCapacity?.CapacityUnits ?? 0
    from = answer.LastEvaluatedKey
  } while (from)
  return units
}

type Measured = {
  readonly lists: readonly Visit[]
  readonly plains: readonly Visit[]
  readonly message: Visit
  readonly units: number
}

function rowsOf({ lists, plains, message, units }: Measured): Row[] {
  const [first] = lists
  if (!first) throw new Error('Nothing was measured')
  const what = `Desk list, ${open.toLocaleString('en')} open messages`
  const usable = median(lists.map(visit => visit.usable))
  const ratio = usable / median(plains.map(visit => visit.usable))
  // A job may have come between: the least is what the page itself asks.
  const asked = Math.min(...lists.map(visit => visit.asked))
  const weight = (kind: string) => Math.max(...[first, message].map(({ loads }) => sentOf(loads, kind)))
  return [
    { what: `${what}: requests of the browser`, value: String(first.loads.length) },
    { what: `${what}: all it loads`, value: `${kilobytes(sentOf(first.loads))} sent` },
    {
      what: `${what}: the page itself`,
      value: `${kilobytes(sentOf(first.loads, 'document'))} sent, ${kilobytes(first.packed)} at best`,
    },
    {
      what: `${what}: until usable`,
      value: `${Math.round(usable)} ms, ${ratio.toFixed(1)} × a page that only explains`,
    },
    { what: `${what}: requests to the table`, value: `${asked}, ${Math.round(units)} read units for the list` },
    { what: 'Desk pages, their script', value: `${kilobytes(weight('script'))} sent`, bar: '≤ 1 kB' },
    { what: 'Desk pages, their style', value: `${kilobytes(weight('stylesheet'))} sent` },
  ]
}
