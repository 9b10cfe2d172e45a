import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Conflict } from '#domain/errors.ts'
import {
  type AdoptedReport,
  type CountryState,
  HalfYear,
  type PlannedReport,
  type PreviousReport,
} from '#domain/half-year.ts'
import { type Instant, LocalDate } from '#domain/report.ts'
import { digestOf, partsOf, stateFrom } from './half-year-parts.ts'
import { collect, happened, type Item, putNew, query, read, type Table, withEach, withoutKeys } from './items.ts'
import { halfYearKey, halfYearPartKey, halfYearParts, halfYears } from './keys.ts'

export type HalfYearStore = {
  /** Every report that is planned or adopted, by its day. */
  all(): Promise<readonly HalfYear[]>
  get(date: LocalDate): Promise<HalfYear | undefined>
  /** The days for which a report is planned and not adopted yet, the first one first. */
  plannedReports(): Promise<readonly LocalDate[]>
  /**
   * Planning the same twice plans it once.
   * @throws Conflict when that day has a report with another title, or an adopted one
   */
  plan(report: PlannedReport): Promise<HalfYear>
  /** @throws Conflict when it is not planned, or was adopted */
  drop(date: LocalDate): Promise<void>
  /**
   * Keeps what it says, then says that it is adopted. Interrupted and repeated it comes to the same; what was adopted
   * before stays, whatever is given.
   * @throws Conflict when it is not planned as it was read
   */
  adopt(planned: PlannedReport, adoption: Adoption): Promise<AdoptedReport>
  /** What an adopted report says. */
  stateOf(report: AdoptedReport): Promise<CountryState>
}

export type Adoption = {
  readonly state: CountryState
  readonly previous?: PreviousReport | undefined
  readonly at: Instant
  readonly by: string
}

export function createHalfYearStore(table: Table): HalfYearStore {
  return {
    all: () => all(table),
    get: date => get(table, date),
    plannedReports: async () => (await all(table)).flatMap(({ date, state }) => (state === 'planned' ? [date] : [])),
    plan: report => plan(table, report),
    drop: date => drop(table, date),
    adopt: (planned, adoption) => adopt(table, planned, adoption),
    stateOf: report => stateOf(table, report),
  }
}

/** That a report was dropped stays as a mark: no function has to be able to remove anything. */
const Dropped = z.strictObject({ date: LocalDate, state: z.literal('dropped') })
const Stored = z.union([HalfYear, Dropped])

function fromItem(item: Item): readonly HalfYear[] {
  const stored = Stored.parse(withoutKeys(item))
  return stored.state === 'dropped' ? [] : [stored]
}

async function all(table: Table): Promise<readonly HalfYear[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :reports',
    ExpressionAttributeValues: { ':reports': halfYears },
    ConsistentRead: true,
  })
  return (await collect(found)).flatMap(fromItem)
}

async function get(table: Table, date: LocalDate): Promise<HalfYear | undefined> {
  const item = await read(table, halfYearKey(date))
  return item && fromItem(item)[0]
}

async function plan(table: Table, report: PlannedReport): Promise<HalfYear> {
  const isWritten = await put(table, report, {
    ConditionExpression: 'attribute_not_exists(PK) OR #state = :dropped',
    ExpressionAttributeValues: { ':dropped': 'dropped' },
  })
  if (isWritten) return report
  const there = await get(table, report.date)
  if (there?.state === 'planned' && there.title === report.title) return there
  throw new Conflict('That day has a report already')
}

async function drop(table: Table, date: LocalDate): Promise<void> {
  const isWritten = await put(table, { date, state: 'dropped' }, onlyPlanned)
  if (isWritten) return
  // An answer that was lost makes the SDK try again, which then finds it dropped.
  const item = await read(table, halfYearKey(date))
  if (!item || fromItem(item).length > 0) throw new Conflict('There is no planned report to drop')
}

async function adopt(table: Table, planned: PlannedReport, adoption: Adoption): Promise<AdoptedReport> {
  const before = await get(table, planned.date)
  if (before?.state === 'adopted') return before
  const { state, previous, at, by } = adoption
  const { date, title } = planned
  const digest = digestOf({ date, title, state, previous })
  const parts = partsOf(state).map((contents, part) => ({ ...contents, ...halfYearPartKey({ date, digest }, part) }))
  await withEach(parts, part => putNew(table, part))
  const adopted: AdoptedReport = {
    ...planned,
    ...{ state: 'adopted', adoptedAt: at, adoptedBy: by, digest },
    ...(previous ? { previous } : {}),
  }
  const isWritten = await put(table, adopted, {
    ConditionExpression: `${onlyPlanned.ConditionExpression} AND plannedAt = :plannedAt`,
    ExpressionAttributeValues: { ...onlyPlanned.ExpressionAttributeValues, ':plannedAt': planned.plannedAt },
  })
  if (isWritten) return adopted
  const there = await get(table, date)
  if (there?.state === 'adopted') return there
  throw new Conflict('The report is not planned any more')
}

const onlyPlanned = {
  ConditionExpression: '#state = :planned',
  ExpressionAttributeValues: { ':planned': 'planned' },
} as const

type Condition = {
  readonly ConditionExpression: string
  readonly ExpressionAttributeValues: Record<string, string>
}

function put({ client, name }: Table, item: z.infer<typeof Stored>, condition: Condition): Promise<boolean> {
  return happened(
    client.send(
      new PutCommand({
        TableName: name,
        Item: { ...item, ...halfYearKey(item.date) },
        ExpressionAttributeNames: { '#state': 'state' },
        ...condition,
      }),
    ),
  )
}

/** @throws Error when it is not what was adopted: better no report than another one */
async function stateOf(table: Table, { date, title, digest, previous }: AdoptedReport): Promise<CountryState> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :report AND begins_with(SK, :parts)',
    ExpressionAttributeValues: {
      ':report': halfYearPartKey({ date, digest }, 0).PK,
      ':parts': halfYearParts(digest),
    },
    ConsistentRead: true,
  })
  const state = stateFrom((await collect(found)).map(withoutKeys))
  if (digestOf({ date, title, state, previous }) !== digest) throw new Error('The stored report is not the adopted one')
  return state
}
