import { type Actor, may } from './access.ts'
import type { RegionCode } from './situation.ts'
import type { Pending, Side } from './standing.ts'
import type { Unit } from './unit.ts'

/** From which side somebody enters how far a unit is; `undefined` for whoever may not. */
export function sideTowards(actor: Actor, unit: Unit): Side | undefined {
  if (!may(actor, 'enterStanding', unit)) return undefined
  if (may(actor, 'confirmStanding', unit)) return 'owner'
  return may(actor, 'publishStandings', undefined) ? 'programme' : 'region'
}

/** For which of the regions it is about somebody may speak. */
export function regionsSpokenFor(actor: Actor, { regions }: Pick<Unit, 'regions'>): readonly RegionCode[] {
  return regions.filter(region => may(actor, 'commentAs', region))
}

/** A region takes back what a region entered; whoever answers for it, and the programme, also what others did. */
export function mayWithdraw(actor: Actor, unit: Unit, { side }: Pick<Pending, 'side'>): boolean {
  const own = sideTowards(actor, unit)
  return own !== undefined && (own !== 'region' || side === 'region')
}
