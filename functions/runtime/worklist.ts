import type { StandingStore } from '#adapters/standing-store.ts'
import type { Actor } from '#domain/access.ts'
import { type Commitment, commitments } from '#domain/commitment.ts'
import type { Standing } from '#domain/standing.ts'
import { sideTowards } from '#domain/standing-side.ts'
import { type Work, worklistOf } from '#domain/standing-worklist.ts'
import type { WorklistView } from '#view/tracker/worklist.ts'
import { inParallel } from './in-parallel.ts'
import type { TrackerSources } from './tracker.ts'

/** So many questions to the table at once. */
export const atOnce = 20

export async function everyStanding(
  { standings }: { readonly standings: Pick<StandingStore, 'of'> },
  every: readonly Commitment[],
): Promise<readonly Standing[]> {
  return (await inParallel(every, atOnce, ({ id }) => standings.of(id))).flat()
}

/** Everything somebody took on, and how far everybody is with it. */
export async function wholeTracker({ plan, study, units, clock, standings }: TrackerSources): Promise<Work> {
  const every = commitments(study, await plan.read())
  return { commitments: every, units, standings: await everyStanding({ standings }, every), now: clock.now() }
}

/** What waits for this person. */
export async function worklistView(actor: Actor, sources: TrackerSources): Promise<WorklistView> {
  const work = await wholeTracker(sources)
  return {
    actor,
    list: worklistOf(actor, work),
    now: work.now,
    mayEnter: [...work.units.values()].some(unit => sideTowards(actor, unit) !== undefined),
  }
}
