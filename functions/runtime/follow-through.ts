import type { Clock } from '#adapters/clock.ts'
import type { FactStore } from '#adapters/fact-store.ts'
import type { FiguresStore } from '#adapters/figures-store.ts'
import { type Actor, may } from '#domain/access.ts'
import {
  type FollowThrough,
  type LiveQuarter,
  liveQuarter,
  liveQuarters,
  publicFollowThrough,
  yearsShown,
} from '#domain/follow-through.ts'
import type { Retention } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'

export type FollowThroughDependencies = {
  readonly facts: Pick<FactStore, 'ofRegion'>
  readonly figures: Pick<FiguresStore, 'periods' | 'get'>
  readonly rules: Retention
  readonly clock: Pick<Clock, 'now'>
}

/** What this actor may see of how a region's messages are taken up. */
export async function followThroughFor(
  actor: Actor,
  region: RegionCode,
  dependencies: FollowThroughDependencies,
): Promise<FollowThrough> {
  const { figures } = dependencies
  const years = await Promise.all(yearsShown(await figures.periods()).map(year => figures.get(year)))
  const published = publicFollowThrough(
    region,
    years.filter(publication => publication !== undefined),
  )
  return may(actor, 'seeLiveFigures', region) ? { ...published, live: await liveOf(region, dependencies) } : published
}

function liveOf(
  region: RegionCode,
  { facts, rules, clock }: FollowThroughDependencies,
): Promise<readonly LiveQuarter[]> {
  const now = clock.now()
  return Promise.all(
    liveQuarters(rules, now).map(async quarter => liveQuarter(quarter, await facts.ofRegion(quarter, region), now)),
  )
}
