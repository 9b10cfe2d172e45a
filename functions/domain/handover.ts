import * as z from 'zod'
import type { Chase } from './chase.ts'
import { type Holder, holdersFor } from './directory.ts'
import { ladderFor } from './ladder.ts'
import type { Report, Role } from './report.ts'
import { RegionCode } from './situation.ts'

/** Parties that get no mail from us: a hand-over to them is recorded after a call or their own secure channel. */
export const OutsideParty = z.enum(['police', 'veiligThuis', 'labourInspectorate', 'comensha'])
export type OutsideParty = z.infer<typeof OutsideParty>

export const HandoverTo = z.union([RegionCode, OutsideParty])
export type HandoverTo = z.infer<typeof HandoverTo>

/** Why a hand-over to another region cannot be proposed. */
export type HandoverFault = 'closed' | 'alreadyProposed' | 'sameRegion' | 'restricted' | 'notConnected'

/** To a region: proposed, and nothing ends until it is accepted. To an outside party: recorded, and it was done by phone. */
export function wayOfHandover(to: HandoverTo): 'proposed' | 'recorded' {
  return OutsideParty.safeParse(to).success ? 'recorded' : 'proposed'
}

/** `connected`: the receiving region takes messages of this reporter. */
export function handoverFault(
  { state, handover, region, restricted }: Report,
  to: RegionCode,
  connected: boolean,
): HandoverFault | undefined {
  if (state.phase === 'closed') return 'closed'
  if (handover) return 'alreadyProposed'
  if (to === region) return 'sameRegion'
  // A restricted message skips every region, whoever sends it on.
  if (restricted) return 'restricted'
  return connected ? undefined : 'notConnected'
}

/** Who is asked to accept: the lowest rung of the receiving region's own ladder that somebody holds. */
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
