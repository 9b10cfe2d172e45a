import { Conflict } from './errors.ts'
import { changed, nextRound, raised, waitingAgain, withoutHandover } from './lifecycle.ts'
import type { HandlerRef, Instant, Party, Report } from './report.ts'
import type { RegionCode } from './situation.ts'

/**
 * Offers the message to another region; until that accepts, the ladder of this one runs on.
 * @throws Conflict when it is closed, restricted, offered already or offered to its own region
 */
export function proposeHandover(
  report: Report,
  { to, by }: { readonly to: RegionCode; readonly by: HandlerRef },
  now: Instant,
): Report {
  if (report.state.phase === 'closed') throw new Conflict('The message was closed before')
  if (report.restricted) throw new Conflict('A restricted message stays with the national unit')
  if (report.handover) throw new Conflict('The message was offered already')
  if (to === report.region) throw new Conflict('The message is in this region')
  const event = { at: now, what: 'handoverProposed', role: by.role, holder: by.holder, to } as const
  return { ...changed(report, { event }), handover: { to, proposedAt: now, by } }
}

/**
 * The other region takes it over: it is theirs from now on, and their ladder starts at the bottom.
 * @throws Conflict when nothing was offered, or it was offered to another region
 */
export function acceptHandover(report: Report, by: HandlerRef, now: Instant): Report {
  if (report.handover?.to !== by.region) throw new Conflict('The message was not offered to this region')
  const event = { at: now, what: 'handoverAccepted', role: by.role, holder: by.holder, to: by.region } as const
  const moved = changed(withoutHandover(report), { state: waitingAgain(report), event })
  return raised({ ...moved, region: by.region, ladder: nextRound(report, now) }, 'escalation', now)
}

/**
 * Notes that another party has it after a call or over their secure channel; whoever took the message keeps it.
 * @throws Conflict when nobody has taken it
 */
export function recordHandover(
  report: Report,
  { to, by }: { readonly to: Party; readonly by: HandlerRef },
  now: Instant,
): Report {
  if (report.state.phase !== 'acknowledged') throw new Conflict('Only whoever took the message can hand it over')
  return changed(report, { event: { at: now, what: 'handoverRecorded', role: by.role, holder: by.holder, to } })
}
