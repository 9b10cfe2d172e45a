import type { Clock } from '#adapters/clock.ts'
import { collect } from '#adapters/items.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Actor } from '#domain/access.ts'
import { isActName } from '#domain/desk-act.ts'
import { DeskFilter, type DeskRow, deskRows, ListedReport } from '#domain/desk-list.ts'
import type { Ladders } from '#domain/ladder.ts'
import { daysAfter, instantOf } from '#domain/local-time.ts'
import { grantsIn } from '#domain/person.ts'
import { type Country, regionsSeen } from '#domain/regions-seen.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { localDateOf } from '#domain/working-time.ts'
import { json, page } from '#runtime/answer.ts'
import {
  clock,
  deskEndpoint,
  deskWordings,
  ladders,
  municipalities,
  namesIn,
  regions,
  reports,
} from '#runtime/dependencies.ts'
import { queryOf } from '#view/desk/filter.ts'
import { addressOf } from '#view/desk/frame.ts'
import { deskListPage } from '#view/desk/list.ts'

export type ListDependencies = {
  readonly reports: Pick<ReportStore, 'listOf' | 'offeredTo' | 'get'>
  readonly clock: Pick<Clock, 'now'>
  readonly ladders: Ladders
  readonly country: Country
}

export type Listed = { readonly rows: readonly DeskRow[]; readonly regions: readonly RegionCode[] }

/** What this person may see of the regions in which they hold a role. */
export async function listDeskReports(
  actor: Actor,
  filter: DeskFilter,
  { reports, clock, ladders, country }: ListDependencies,
): Promise<Listed> {
  const grants = actor.kind === 'person' ? grantsIn(actor.person.groups) : []
  const regions = regionsSeen(grants, country)
  const read = filter.region === undefined ? regions : regions.filter(code => code === filter.region)
  const phase = filter.show === 'closed' ? 'CLOSED' : 'OPEN'
  const now = clock.now()
  const lists = await Promise.all(read.map((code): Promise<ListedReport[]> => collect(reports.listOf(code, phase))))
  const answering = grants.flatMap(grant => (grant.as === 'desk' && read.includes(grant.region) ? [grant.region] : []))
  const offers = phase === 'OPEN' ? await Promise.all(answering.map(code => offersTo(code, now, reports))) : []
  const known = new Map([...offers.flat(), ...lists.flat()].map(report => [report.reference, report]))
  return { rows: deskRows([...known.values()], filter, { actor, ladders, now }), regions }
}

/** An offer older than this was forgotten by both sides; the ladder of the region that made it runs on. */
const longestOffer = 90

/** Messages of other regions that wait for this one's answer. */
async function offersTo(
  region: RegionCode,
  now: Instant,
  { offeredTo, get }: Pick<ReportStore, 'offeredTo' | 'get'>,
): Promise<readonly ListedReport[]> {
  const since = instantOf({ date: daysAfter(localDateOf(now), -longestOffer), time: 0 })
  const found = await Promise.all((await offeredTo(region, since)).map(reference => get(reference)))
  return found.flatMap(report => (report?.handover?.to === region ? [ListedReport.strip().parse(report)] : []))
}

export const handler = deskEndpoint(
  {
    route: 'GET /desk/reports',
    address: ({ query, language }) => addressOf({ page: 'reports', query: queryOf(DeskFilter.parse(query)) }, language),
  },
  async ({ query, wants, language }, actor) => {
    const filter = DeskFilter.parse(query)
    const country = { municipalities: municipalities(), regions: regions() }
    const stores = { reports: reports(), clock: clock(), ladders: ladders(), country }
    const listed = await listDeskReports(actor, filter, stores)
    if (wants === 'json') return json(200, listed)
    const done = isActName(query.done) ? query.done : undefined
    return page(
      200,
      deskListPage({ actor, filter, names: namesIn(language), done, ...listed }, deskWordings()[language]),
    )
  },
)
