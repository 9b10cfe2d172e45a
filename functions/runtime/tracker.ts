import type { Clock } from '#adapters/clock.ts'
import type { PlanStore } from '#adapters/plan-store.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import type { StandingStore } from '#adapters/standing-store.ts'
import { type Actor, may } from '#domain/access.ts'
import { type Commitment, commitments, type Plan, RecommendationId, type Study, unitsFor } from '#domain/commitment.ts'
import { NotFound } from '#domain/errors.ts'
import type { Region } from '#domain/regions.ts'
import { seenBy, stepsSeenBy } from '#domain/standing-seen.ts'
import { commitmentsIn, linesOf, rowsOf, type TrackerRow } from '#domain/tracker.ts'
import { readTrackerFilter } from '#domain/tracker-filter.ts'
import { type Level, type Unit, type Units, unitsOf } from '#domain/unit.ts'
import type { Names } from '#view/desk/names.ts'
import type { CommitmentView } from '#view/tracker/commitment.ts'
import { tilesOf } from '#view/tracker/grid.ts'
import type { TrackerOverview } from '#view/tracker/overview.ts'
import type { RegionProgress } from '#view/tracker/region.ts'
import type { StandingView } from '#view/tracker/standing.ts'
import { namesOf } from './directory-region.ts'
import type { ApiRequest } from './request.ts'
import { type Country, commitmentFor, placeFor } from './standing-place.ts'

/** All that a page of the tracker is made of. */
export type TrackerSources = {
  readonly standings: Pick<StandingStore, 'get' | 'of' | 'ofUnit' | 'history'>
  readonly plan: Pick<PlanStore, 'read'>
  readonly study: Study
  readonly units: Units
  readonly regions: readonly Region[]
  readonly sessions: Pick<SessionStore, 'people'>
  readonly names: Names
  readonly clock: Pick<Clock, 'now'>
}

/** Everything somebody took on; for a recommendation nobody needs to ask for the plan. */
async function countryOf(
  typed: string | undefined,
  { plan, study, units }: Pick<TrackerSources, 'plan' | 'study' | 'units'>,
): Promise<Country> {
  const isOfStudy = RecommendationId.safeParse(typed).success
  return { commitments: commitments(study, isOfStudy ? noPlan : await plan.read()), units }
}

const noPlan: Plan = { lines: [], actions: [] }

type Asked = {
  readonly commitment: string | undefined
  readonly unit: string | undefined
  readonly actor: Actor
}

/** What was asked for, of everything somebody took on. @throws NotFound for what nobody took on, or not this unit */
export async function placeIn(
  typed: Pick<Asked, 'commitment' | 'unit'>,
  sources: Pick<TrackerSources, 'plan' | 'study' | 'units'>,
): Promise<ReturnType<typeof placeFor>> {
  return placeFor(typed, await countryOf(typed.commitment, sources))
}

/** How far a unit is, as this person may see it. @throws NotFound for what nobody took on, or not this unit */
export async function standingView({ actor, ...typed }: Asked, sources: TrackerSources): Promise<StandingView> {
  const { commitment, unit } = await placeIn(typed, sources)
  const { standings, sessions, names, clock } = sources
  const place = { commitment: commitment.id, unit: unit.code }
  const isInside = may(actor, 'seeEntries', unit)
  const [standing, steps, accounts] = await Promise.all([
    standings.get(place),
    standings.history(place),
    isInside ? sessions.people() : [],
  ])
  const now = clock.now()
  return {
    actor,
    commitment,
    unit,
    standing: seenBy({ actor, now }, { commitment: commitment.id, unit }, standing),
    steps: stepsSeenBy(actor, unit, steps),
    names,
    nameOf: namesOf(accounts),
    now,
  }
}

type Question = { readonly query: ApiRequest['query']; readonly actor: Actor }

/** All that a filter is about, as this person may see it: one question to the table for each commitment, at once. */
export async function trackerOverview({ query, actor }: Question, sources: TrackerSources): Promise<TrackerOverview> {
  const { study, units, clock } = sources
  const plan = await sources.plan.read()
  const all = commitments(study, plan)
  const lines = linesOf(plan)
  const seesEntries = seesAnyEntry(actor, units)
  const filter = readTrackerFilter(query, { commitments: all, lines, seesEntries })
  const { region } = filter
  const looking = { actor, now: clock.now(), units, region }
  const rows = await rowsOfAll(commitmentsIn(filter, all), sources, looking)
  return { actor, filter, study, lines, commitments: all, rows, seesEntries, now: looking.now }
}

/** Everybody who answers for one commitment. @throws NotFound for what nobody took on */
export async function commitmentView(
  { query, actor, commitment: typed }: Question & { readonly commitment: string | undefined },
  sources: TrackerSources,
): Promise<CommitmentView> {
  const { units, names, clock, regions } = sources
  const country = await countryOf(typed, sources)
  const commitment = commitmentFor(typed, country)
  const seesEntries = seesAnyEntry(actor, units)
  const { status, fresh, waits, region, page } = readTrackerFilter(query, { ...country, lines: [], seesEntries })
  const filter = { status, fresh, waits, region, page, by: 'level' } as const
  const now = clock.now()
  const rows = await rowsOfAll([commitment], sources, { actor, now, units })
  const codes = unitsOf('region', units).map(({ code }) => code)
  return { actor, commitment, filter, rows, regions: codes, tiles: tilesOf(regions), names, seesEntries, now }
}

/** All of a region's page but how its messages are taken up. */
export type RegionFollowed = Omit<RegionProgress, 'reachability' | 'followThrough'>

/** Everything that is followed in a region. @throws NotFound for what is none of the 25 */
export async function regionProgress(
  { region: typed, actor }: { readonly region: string | undefined; readonly actor: Actor },
  sources: TrackerSources,
): Promise<RegionFollowed> {
  const { study, plan, units, standings, names, clock } = sources
  const region = unitsOf('region', units).find(({ code }) => code === typed)?.code
  if (region === undefined) throw new NotFound('No such region')
  const all = commitments(study, await plan.read())
  const looking = { actor, now: clock.now(), units, region }
  const at = (level: Level) => all.filter(commitment => commitment.level === level)
  const [own, police, municipalities] = await Promise.all([
    rowsOfUnits(at('region'), standings, looking),
    rowsOfUnits(at('policeUnit'), standings, looking),
    rowsOfAll(at('municipality'), sources, looking),
  ])
  const national = at('national').flatMap(commitment =>
    unitsFor(commitment, units).map((unit): readonly [Commitment, Unit] => [commitment, unit]),
  )
  return { actor, region, own, police, municipalities, national, names, now: looking.now }
}

type Looking = Parameters<typeof rowsOf>[2]

async function rowsOfAll(
  chosen: readonly Commitment[],
  { standings }: Pick<TrackerSources, 'standings'>,
  looking: Looking,
): Promise<readonly TrackerRow[]> {
  const found = await Promise.all(
    chosen.map(async commitment => rowsOf(commitment, await standings.of(commitment.id), looking)),
  )
  return found.flat()
}

/** Of few units: their own items only. */
async function rowsOfUnits(
  chosen: readonly Commitment[],
  standings: TrackerSources['standings'],
  looking: Looking,
): Promise<readonly TrackerRow[]> {
  const places = chosen.flatMap(commitment => rowsOf(commitment, [], looking))
  const codes = [...new Set(places.map(({ unit }) => unit.code))]
  const ids = chosen.map(({ id }) => id)
  const found = (await Promise.all(codes.map(code => standings.ofUnit(code, ids)))).flat()
  return chosen.flatMap(commitment =>
    rowsOf(
      commitment,
      found.filter(standing => standing.commitment === commitment.id),
      looking,
    ),
  )
}

function seesAnyEntry(actor: Actor, units: Units): boolean {
  return [...units.values()].some(unit => may(actor, 'seeEntries', unit))
}

/** Standings for a program: what each is of, and who answers for it by name. */
export function standingsAsData(rows: readonly TrackerRow[]) {
  const named = new Map(rows.map(({ commitment }) => [commitment.id, commitment]))
  const standings = rows.map(({ unit: { name, level }, standing }) => ({ ...standing, name, level }))
  return { commitments: [...named.values()], standings }
}
