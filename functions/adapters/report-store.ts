import { isDeepStrictEqual } from 'node:util'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { ListedReport } from '#domain/desk-list.ts'
import { Conflict } from '#domain/errors.ts'
import { type Instant, type Reference, Report } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { dueKeys } from './due.ts'
import { collect, happened, type Item, Key, putNew, query, read, scan, type Table, withoutKeys } from './items.ts'
import {
  indexes,
  offersTo,
  referenceIn,
  reportIndexes,
  reportKey,
  reportsOf,
  sortable,
  watchDue,
  writtenPrefixes,
} from './keys.ts'

export type ReportStore = {
  /** The acceptance of a message: one conditional put. Answers the report that is already there, if there is one. */
  create(report: Report): Promise<'created' | Report>
  get(reference: Reference): Promise<Report | undefined>
  /** @throws Conflict when the stored version is not the expected one */
  replace(report: Report, expectedVersion: number): Promise<void>
  /** What a region's list shows: open messages by what is due first, closed ones newest first. */
  listOf(region: RegionCode, phase: 'OPEN' | 'CLOSED'): AsyncIterable<ListedReport>
  /** Messages that were offered to a region since the instant, each once; whether one still is, it says itself. */
  offeredTo(region: RegionCode, since: Instant): Promise<readonly Reference[]>
  /** Reports whose watch should have woken before the instant: the dead-man's switch. */
  sleepers(before: Instant): AsyncIterable<Reference>
  /** Every report there is: reads the whole table, for retention only. */
  references(): AsyncIterable<Reference>
  /** Removes what desk and reporter wrote beside the report: messages and notes. */
  destroyWritten(reference: Reference): Promise<void>
  /** Removes everything of a report, itself last: interrupted, it is found and removed again. */
  destroy(reference: Reference): Promise<void>
}

export function createReportStore(table: Table): ReportStore {
  return {
    create: report => create(table, report),
    get: reference => get(table, reference),
    replace: (report, expectedVersion) => replace(table, report, expectedVersion),
    listOf: (region, phase) => listOf(table, region, phase),
    offeredTo: (region, since) => offeredTo(table, region, since),
    sleepers: before => sleepers(table, before),
    references: () => references(table),
    destroyWritten: reference => destroyWritten(table, reference),
    destroy: reference => destroy(table, reference),
  }
}

async function create(table: Table, report: Report): Promise<'created' | Report> {
  if (await putNew(table, toItem(report))) return 'created'
  const existing = await get(table, report.reference)
  if (existing === undefined) throw new Conflict('The report was removed while it was being made')
  return existing
}

async function get(table: Table, reference: Reference): Promise<Report | undefined> {
  const item = await read(table, reportKey(reference))
  return item && Report.parse(withoutKeys(item))
}

async function replace(table: Table, report: Report, expectedVersion: number): Promise<void> {
  const put = new PutCommand({
    TableName: table.name,
    Item: toItem(report),
    ConditionExpression: '#version = :expected',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':expected': expectedVersion },
  })
  if (await happened(table.client.send(put))) return
  // A write whose answer was lost is tried again by the SDK, and then finds itself.
  if (isDeepStrictEqual(await get(table, report.reference), Report.parse(report))) return
  throw new Conflict('The report changed in the meantime')
}

async function* listOf(table: Table, region: RegionCode, phase: 'OPEN' | 'CLOSED'): AsyncGenerator<ListedReport> {
  const found = query(table, {
    IndexName: indexes.byOwner.name,
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
    ExpressionAttributeValues: { ':owner': reportsOf(region, phase) },
    ScanIndexForward: phase === 'OPEN',
  })
  for await (const item of found) yield ListedReport.parse(withoutKeys(item))
}

async function offeredTo(table: Table, region: RegionCode, since: Instant): Promise<readonly Reference[]> {
  const found = query(table, {
    IndexName: indexes.byOwner.name,
    KeyConditionExpression: '#owner = :offered AND OWNER_SORT >= :since',
    ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
    ExpressionAttributeValues: { ':offered': offersTo(region), ':since': sortable(since) },
  })
  return [...new Set((await collect(found)).map(item => referenceIn(Key.parse(item))))]
}

async function* sleepers(table: Table, before: Instant): AsyncGenerator<Reference> {
  const found = dueKeys(table, { partition: watchDue, before: sortable(before) })
  for await (const item of found) yield referenceIn(Key.parse(item))
}

async function* references(table: Table): AsyncGenerator<Reference> {
  const found = scan(table, {
    FilterExpression: 'SK = :report',
    ExpressionAttributeValues: { ':report': 'REPORT' },
    ProjectionExpression: 'PK, SK',
  })
  for await (const item of found) yield referenceIn(Key.parse(item))
}

async function destroyWritten(table: Table, reference: Reference): Promise<void> {
  for (const prefix of writtenPrefixes) await removeBeside(table, reference, prefix)
}

async function destroy(table: Table, reference: Reference): Promise<void> {
  await removeBeside(table, reference)
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: reportKey(reference) }))
}

/** Everything of a report whose key begins so, but never the report itself. */
async function removeBeside(table: Table, reference: Reference, prefix?: string): Promise<void> {
  const key = reportKey(reference)
  const found = query(table, {
    KeyConditionExpression: prefix === undefined ? 'PK = :report' : 'PK = :report AND begins_with(SK, :prefix)',
    ExpressionAttributeValues: { ':report': key.PK, ...(prefix === undefined ? {} : { ':prefix': prefix }) },
    ProjectionExpression: 'PK, SK',
    ConsistentRead: true,
  })
  for await (const item of found) {
    const { PK, SK } = Key.parse(item)
    if (SK !== key.SK) await table.client.send(new DeleteCommand({ TableName: table.name, Key: { PK, SK } }))
  }
}

const toItem = (report: Report): Item & ReturnType<typeof reportKey> => ({
  ...report,
  ...reportKey(report.reference),
  ...reportIndexes(report),
})
