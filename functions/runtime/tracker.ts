import type { Clock } from '#adapters/clock.ts'
import type { PlanStore } from '#adapters/plan-store.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import type { StandingStore } from '#adapters/standing-store.ts'
import { type Actor, may } from '#domain/access.ts'
import { commitments, type Plan, RecommendationId, type Study } from '#domain/commitment.ts'
import { seenBy, stepsSeenBy } from '#domain/standing-seen.ts'
import type { Units } from '#domain/unit.ts'
import type { Names } from '#view/desk/names.ts'
import type { StandingView } from '#view/tracker/standing.ts'
import { namesOf } from './directory-region.ts'
import { type Country, placeFor } from './standing-place.ts'

/** All that a page of the tracker is made of. */
export type TrackerSources = {
  readonly standings: Pick<StandingStore, 'get' | 'of' | 'ofUnit' | 'history'>
  readonly plan: Pick<PlanStore, 'read'>
  readonly study: Study
  readonly units: Units
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

/** How far a unit is, as this person may see it. @throws NotFound for what nobody took on, or not this unit */
export async function standingView({ actor, ...typed }: Asked, sources: TrackerSources): Promise<StandingView> {
  const { commitment, unit } = placeFor(typed, await countryOf(typed.commitment, sources))
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
