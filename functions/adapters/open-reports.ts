import * as z from 'zod'
import { type LocalDate, Report } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { query, type Table } from './items.ts'
import { indexes, reportsOf } from './keys.ts'

/** What the list of a region shows of a message that somebody must hear of today. */
export type Pressing = Pick<Report, 'reference' | 'state' | 'handover'>

export type OpenReports = {
  /** Open messages of a region that were offered to another, or whose first step was promised for that day at the latest. */
  pressing(region: RegionCode, day: LocalDate): AsyncIterable<Pressing>
}

export function createOpenReports(table: Table): OpenReports {
  return { pressing: (region, day) => pressing(table, region, day) }
}

const Listed = z.object(Report.pick({ reference: true, state: true, handover: true }).shape)

async function* pressing(table: Table, region: RegionCode, day: LocalDate): AsyncGenerator<Pressing> {
  const found = query(table, {
    IndexName: indexes.byOwner.name,
    KeyConditionExpression: '#owner = :open',
    FilterExpression:
      'attribute_exists(handover) OR (#state.firstStepBy <= :day AND attribute_not_exists(#state.firstStepDoneAt))',
    ProjectionExpression: '#reference, #state, handover',
    ExpressionAttributeNames: { '#owner': indexes.byOwner.partition, '#reference': 'reference', '#state': 'state' },
    ExpressionAttributeValues: { ':open': reportsOf(region, 'OPEN'), ':day': day },
  })
  for await (const item of found) yield Listed.parse(item)
}
