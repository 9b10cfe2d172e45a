import { Conflict } from './errors.ts'
import { handoverFault, type OutsideParty } from './handover.ts'
import { changed, nextRound, raised, waitingAgain, withoutHandover } from './lifecycle.ts'
import type { HandlerRef, Instant, Report } from './report.ts'
import type { RegionCode } from './situation.ts'

/** `connected`: the receiving region takes messages of this reporter. */
export type Offer = { readonly to: RegionCode; readonly connected: boolean; readonly by: HandlerRef }

/**
 * Offers the message to another region; until that accepts, the ladder of this one runs on.
 * @throws Conflict naming why it cannot be offered
 */
export function proposeHandover(report: Report, { to, connected, by }: Offer, now: Instant): Report {
  const fault = handoverFault(report, to, connected)
  if (fault) throw new Conflict(`The message cannot be handed over: ${fault}`)
  const event = { at: now, what: 'handoverProposed', role: by.role, holder: by.holder, reason: to } as const
  return { ...changed(report, { event }), handover: { to, proposedAt: now, by } }
}

/**
 * The other region takes it over: it is theirs from now on, and their ladder starts at the bottom.
 * @throws Conflict when it was not offered to the region of whoever accepts
 */
export function acceptHandover(report: Report, by: HandlerRef, now: Instant): Report {
  if (report.handover?.to !== by.region) throw new Conflict('The message was not offered to this region')
  const event = { at: now, what: 'handoverAccepted', role: by.role, holder: by.holder, reason: by.region } as const
  const moved = changed(withoutHandover(report), { state: waitingAgain(report), event })
  return raised({ ...moved, region: by.region, ladder: nextRound(report, now) }, 'escalation', now)
}

/**
 * Notes that an outside party has it after a call or over their secure channel; whoever took the message keeps it.
 * @throws Conflict when nobody has taken it
 */
export function recordHandover(
  report: Report,
  { to, by }: { readonly to: OutsideParty; readonly by: HandlerRef },
  now: Instant,
): Report {
  if (report.state.phase !== 'acknowledged') throw new Conflict('Only whoever took the message can hand it over')
  return changed(report, { event: { at: now, what: 'handoverAccepted', role: by.role, holder: by.holder, reason: to } })
}
