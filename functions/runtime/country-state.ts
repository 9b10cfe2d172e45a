import { withEach } from '#adapters/items.ts'
import type { PlanStore } from '#adapters/plan-store.ts'
import type { StandingStore } from '#adapters/standing-store.ts'
import { commitments, type Study } from '#domain/commitment.ts'
import type { CountryState } from '#domain/half-year.ts'
import { needsHistory, type StandingThen, stateAt } from '#domain/half-year-state.ts'
import type { Instant } from '#domain/report.ts'
import type { Units } from '#domain/unit.ts'

export type CountrySources = {
  readonly standings: Pick<StandingStore, 'of' | 'history'>
  readonly plan: Pick<PlanStore, 'read'>
  readonly study: Study
  readonly units: Units
}

/** Reads how far everybody was: one question a commitment, and the history only of what was published since. */
export async function readCountry(asOf: Instant, sources: CountrySources): Promise<CountryState> {
  const { plan, study, units, standings } = sources
  const entered = await plan.read()
  const all = commitments(study, entered)
  const found = await withEach(all, async ({ id }) => [id, await standings.of(id)] as const)
  const since = found.flatMap(([, known]) => known.filter(standing => needsHistory(standing, asOf)))
  const steps = new Map(await withEach(since, async standing => [standing, await standings.history(standing)] as const))
  const known = new Map(
    found.map(([id, those]) => [
      id,
      those.map((standing): StandingThen => {
        const told = steps.get(standing)
        return { standing, ...(told && { steps: told }) }
      }),
    ]),
  )
  return stateAt(asOf, { commitments: all, lines: entered.lines, units, standings: known })
}
