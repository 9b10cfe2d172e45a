import type { Chase } from './chase.ts'
import { type Holder, holdersFor } from './directory.ts'
import { ladderFor } from './ladder.ts'
import type { Role } from './report.ts'
import type { RegionCode } from './situation.ts'

/** Who is asked to accept a hand-over: the lowest rung of the receiving region's own ladder that somebody holds. */
export function receiversOf(
  to: RegionCode,
  { report, ladders, directory, nationalDesk, now }: Chase,
): { readonly role: Role; readonly holders: readonly Holder[] } {
  const there = { ...report, region: to }
  for (const rung of ladderFor(there, ladders)) {
    const { holders } = holdersFor(rung, { report: there, directory, now, lost: new Map() })
    if (holders.length > 0) return { role: rung.role, holders }
  }
  return { role: 'nationalDesk', holders: [nationalDesk] }
}
