import type { Chase } from './chase.ts'
import { type Holder, holdersFor } from './directory.ts'
import { ladderFor } from './ladder.ts'
import type { Role, Unheld } from './report.ts'
import type { RegionCode } from './situation.ts'

export type Receivers = { readonly role: Role; readonly holders: readonly Holder[] }

/**
 * Who is asked to accept a hand-over, from the bottom up: the roles of the receiving region's own ladder that somebody
 * holds, and the national desk above all. `lost` are those who could not be reached about it.
 */
export function receiversOf(
  to: RegionCode,
  { report, ladders, directory, nationalDesk, now }: Chase,
  lost: ReadonlyMap<string, Unheld> = new Map(),
): readonly [Receivers, ...Receivers[]] {
  const there = { ...report, region: to }
  const roles = [...new Set(ladderFor(there, ladders).map(({ role }) => role))].filter(role => role !== 'nationalDesk')
  const held = roles
    .map(role => ({ role, ...holdersFor({ role, audience: 'holder' }, { report: there, directory, now, lost }) }))
    .filter(({ holders }) => holders.length > 0)
    .map(({ role, holders }): Receivers => ({ role, holders }))
  const last: Receivers = { role: 'nationalDesk', holders: [nationalDesk] }
  const [first, ...others] = held
  return first ? [first, ...others, last] : [last]
}
