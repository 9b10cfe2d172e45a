import { changed, lookNow, raised } from './change.ts'
import { Conflict, InvalidInput } from './errors.ts'
import { nextRound, waitingAgain, withoutHandover } from './lifecycle.ts'
import type { HandlerRef, HandoverChannel, HandoverRefusal, Instant, LocalDate, Party, Report } from './report.ts'
import type { RegionCode } from './situation.ts'
import { localDateOf } from './working-time.ts'

/**
 * Offers the message to another region; until that accepts, the ladder of this one runs on. The live clock looks at
 * once, so that the receivers are told.
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
  return lookNow({ ...changed(report, { event }), handover: { to, proposedAt: now, by } }, now)
}

/**
 * The sender keeps it after all.
 * @throws Conflict when nothing was offered, or another region offered it
 */
export function withdrawHandover(report: Report, by: HandlerRef, now: Instant): Report {
  const { handover, region } = report
  if (!handover || region !== by.region) throw new Conflict('This region offered nothing')
  const event = { at: now, what: 'handoverWithdrawn', role: by.role, holder: by.holder, to: handover.to } as const
  return withoutHandover(changed(report, { event }))
}

/**
 * The other region does not take it, and says why: the sender goes on as before.
 * @throws Conflict when nothing was offered, or it was offered to another region
 */
export function refuseHandover(
  report: Report,
  { by, reason }: { readonly by: HandlerRef; readonly reason: HandoverRefusal },
  now: Instant,
): Report {
  if (report.handover?.to !== by.region) throw new Conflict('The message was not offered to this region')
  const event = { at: now, what: 'handoverRefused', role: by.role, holder: by.holder, reason, to: by.region } as const
  return withoutHandover(changed(report, { event }))
}

/** By which function, how, and on which day it was agreed. */
export type Acceptance = { readonly by: HandlerRef; readonly channel: HandoverChannel; readonly on: LocalDate }

/**
 * The other region takes it over: it is theirs from now on, and their ladder starts at the bottom.
 * @throws Conflict when nothing was offered, or it was offered to another region; InvalidInput for a day before it was
 * offered or after today
 */
export function acceptHandover(report: Report, { by, channel, on }: Acceptance, now: Instant): Report {
  const { handover } = report
  if (handover?.to !== by.region) throw new Conflict('The message was not offered to this region')
  if (on < localDateOf(handover.proposedAt) || on > localDateOf(now)) {
    throw new InvalidInput([{ field: 'on', code: 'acceptedOnOutOfRange' }])
  }
  const who = { role: by.role, holder: by.holder, to: by.region } as const
  const event = { at: now, what: 'handoverAccepted', ...who, channel, on } as const
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
