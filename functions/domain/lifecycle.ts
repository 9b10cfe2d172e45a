import { changed, lookNow, raised } from './change.ts'
import { Conflict, InvalidInput } from './errors.ts'
import { compareInstants, daysAfter } from './local-time.ts'
import type { Notice } from './notice.ts'
import type {
  FirstStep,
  HandlerRef,
  Instant,
  LocalDate,
  Outcome,
  Report,
  Snooze,
  State,
  TakeoverReason,
  Urgency,
  UrgencyReason,
} from './report.ts'
import type { Consent } from './submission.ts'
import { endOfDay, localDateOf } from './working-time.ts'

/*
 * What may happen to a message. Every function takes the report as it was read and returns the next one, with a higher
 * version and a line in the timeline; what is not allowed in this phase throws Conflict. Whatever brings the next act
 * forward raises the run of the watch, so that the execution before it ends by itself.
 */

/** No promise lies further away than this. */
const furthestFirstStep = 30

/** As many days after closing as the contents are kept: see `contents` in content/retention.json. */
export const reopenDays = 30

/** First and last day that a first step may be promised for. */
export function firstStepDays(now: Instant): { readonly firstDay: LocalDate; readonly lastDay: LocalDate } {
  const firstDay = localDateOf(now)
  return { firstDay, lastDay: daysAfter(firstDay, furthestFirstStep) }
}

export type Taking = {
  readonly by: HandlerRef
  readonly firstStep: FirstStep
  readonly firstStepBy: LocalDate
  /** The handler knows this organisation and this contact. */
  readonly reporterKnown: boolean
  /** Said by whoever is higher on the ladder than its first role. */
  readonly reason?: TakeoverReason | undefined
}

/**
 * Somebody takes the message, with a first step and its date: the chase stops, follow-up begins.
 * @throws Conflict when it was taken or closed before; InvalidInput when the date is past or too far away
 */
export function acknowledge(
  report: Report,
  { by, firstStep, firstStepBy, reporterKnown, reason }: Taking,
  now: Instant,
): Report {
  if (report.state.phase !== 'received') throw new Conflict('The message was taken or closed before')
  checkFirstStepDate(firstStepBy, now)
  const known = isKnown(report) || (reporterKnown && canBeKnown(report))
  const state = {
    phase: 'acknowledged',
    acknowledgedAt: now,
    by,
    firstStep,
    firstStepBy,
    reporterKnown: known,
  } as const
  const event = { at: now, what: 'acknowledged', role: by.role, holder: by.holder, ...(reason && { reason }) } as const
  return raised(changed(withoutHandover(report), { state, event }), 'followUp', now)
}

/** @throws Conflict when nobody has the message, or the step was done before */
export function firstStepDone(report: Report, by: HandlerRef, now: Instant): Report {
  const { state } = report
  if (state.phase !== 'acknowledged' || state.firstStepDoneAt !== undefined) {
    throw new Conflict('There is no first step to do')
  }
  const event = { at: now, what: 'firstStepDone', role: by.role, holder: by.holder } as const
  return changed(report, { state: { ...state, firstStepDoneAt: now }, event })
}

/**
 * The promised day went by: the ladder starts again. Whoever calls raises the run for the machine that goes on.
 * @throws Conflict when the promise was kept or can still be kept
 */
export function missFirstStep(report: Report, now: Instant): Report {
  const { state } = report
  if (state.phase !== 'acknowledged' || state.firstStepDoneAt !== undefined) {
    throw new Conflict('There is no first step to miss')
  }
  if (compareInstants(now, endOfDay(state.firstStepBy)) < 0) throw new Conflict('The first step can still be done')
  const event = { at: now, what: 'firstStepMissed', role: state.by.role, holder: state.by.holder } as const
  const { lastActivityAt } = report
  // A clock that runs out is not activity: a report nobody touches must still be seen as one.
  return { ...changed(report, { state: waitingAgain(report), event }), ladder: nextRound(report, now), lastActivityAt }
}

/**
 * The end, with the answer about registration; follow-up still tells the reporter.
 * @throws Conflict when it was closed before
 */
export function close(
  report: Report,
  { by, outcome }: { readonly by: HandlerRef; readonly outcome: Outcome },
  now: Instant,
): Report {
  if (report.state.phase === 'closed') throw new Conflict('The message was closed before')
  const state = { phase: 'closed', closedAt: now, outcome, by, reporterKnown: isKnown(report) } as const
  const event = { at: now, what: 'closed', role: by.role, holder: by.holder } as const
  return raised(changed(withoutHandover(report), { state, event }), 'followUp', now)
}

/**
 * The desk or the reporter finds that it was not done: the ladder starts anew.
 * @throws Conflict when it is not closed, or closed so long ago that nothing of its contents is left
 */
export function reopen(report: Report, by: HandlerRef | 'reporter', now: Instant): Report {
  if (!mayReopen(report, now)) throw new Conflict('Only a message that was closed lately can be opened again')
  const who = by === 'reporter' ? {} : { role: by.role, holder: by.holder }
  const event = { at: now, what: 'reopened', ...who } as const
  const reopened = { ...changed(report, { state: waitingAgain(report), event }), ladder: nextRound(report, now) }
  return raised(reopened, 'escalation', now)
}

/** Closed, and what was written in it is still there. */
export function mayReopen({ state }: Report, now: Instant): boolean {
  return state.phase === 'closed' && localDateOf(now) < daysAfter(localDateOf(state.closedAt), reopenDays)
}

/**
 * Whoever was asked is the wrong one: the ladder does not wait for him.
 * @throws Conflict when somebody has it already
 */
export function notForMe(report: Report, by: HandlerRef, now: Instant): Report {
  if (report.state.phase !== 'received') throw new Conflict('The message was taken or closed before')
  const event = { at: now, what: 'notForMe', role: by.role, holder: by.holder } as const
  return raised(changed(report, { event }), 'escalation', now)
}

/**
 * The desk judges otherwise, with a reason. While the ladder runs it looks again at once.
 * @throws Conflict when it is closed or has this urgency already
 */
export function changeUrgency(
  report: Report,
  { urgency, reason, by }: { readonly urgency: Urgency; readonly reason: UrgencyReason; readonly by: HandlerRef },
  now: Instant,
): Report {
  if (report.state.phase === 'closed') throw new Conflict('The message was closed before')
  if (report.urgency === urgency) throw new Conflict('The message has this urgency already')
  const event = { at: now, what: 'urgencyChanged', role: by.role, holder: by.holder, reason } as const
  const judged = { ...changed(report, { event }), urgency }
  return report.state.phase === 'received' ? raised(judged, 'escalation', now) : judged
}

/** No question waits longer than this. */
const longestSnooze = 90

/** First and last day until which the questions about a message may wait. */
export function snoozeDays(now: Instant): { readonly firstDay: LocalDate; readonly lastDay: LocalDate } {
  const today = localDateOf(now)
  return { firstDay: daysAfter(today, 1), lastDay: daysAfter(today, longestSnooze) }
}

/**
 * The questions about progress wait, with a reason; the message stays open and its first step promised.
 * @throws Conflict when nobody has it; InvalidInput when the day is past or too far away
 */
export function snooze(
  report: Report,
  { until, reason, by }: Snooze & { readonly by: HandlerRef },
  now: Instant,
): Report {
  if (report.state.phase !== 'acknowledged') throw new Conflict('Nobody is asked about this message')
  const { firstDay, lastDay } = snoozeDays(now)
  if (until < firstDay) throw new InvalidInput([{ field: 'snoozeUntil', code: 'snoozeUntilPast' }])
  if (until > lastDay) throw new InvalidInput([{ field: 'snoozeUntil', code: 'snoozeUntilTooFar' }])
  const event = { at: now, what: 'snoozed', role: by.role, holder: by.holder, reason } as const
  return raised({ ...changed(report, { event }), snooze: { until, reason } }, 'followUp', now)
}

/**
 * What the handler learned about consent to this contact.
 * @throws Conflict when it is closed, or about a place
 */
export function changeConsent(
  report: Report,
  { consent, by }: { readonly consent: Consent; readonly by: HandlerRef },
  now: Instant,
): Report {
  if (report.state.phase === 'closed') throw new Conflict('The message was closed before')
  if (report.kind === 'place') throw new Conflict('Nobody is asked for consent about a place')
  const event = { at: now, what: 'consentChanged', role: by.role, holder: by.holder } as const
  return { ...changed(report, { event }), consent }
}

/** Somebody of the desk wrote a note; what it says stands elsewhere, sealed. */
export function noted(report: Report, by: HandlerRef, now: Instant): Report {
  return changed(report, { event: { at: now, what: 'noted', role: by.role, holder: by.holder } })
}

/**
 * The same mail goes out once more, because nobody knows that it arrived; the live clock sends it.
 * @throws Conflict when the message is closed
 */
export function sentAgain(report: Report, { role }: Pick<Notice, 'role'>, now: Instant): Report {
  if (report.state.phase === 'closed') throw new Conflict('The message was closed before')
  const event = { at: now, what: 'sentAgain', ...(role === undefined ? {} : { role }) } as const
  return lookNow(changed(report, { event }), now)
}

/** Only professionals who left a contact can be known: of all others it may be the wrong person who holds the code. */
export function canBeKnown({ reporterType, hasContact }: Report): boolean {
  return hasContact && (reporterType === 'professional' || reporterType === 'obliged')
}

export function isKnown({ state }: Report): boolean {
  return state.reporterKnown === true
}

export function nextRound({ ladder }: Report, startedAt: Instant): Report['ladder'] {
  return { round: ladder.round + 1, startedAt }
}

export function waitingAgain(report: Report): State {
  return isKnown(report) ? { phase: 'received', reporterKnown: true } : { phase: 'received' }
}

/** Whoever takes or closes a message himself keeps it here. */
export function withoutHandover({ handover: _, ...report }: Report): Report {
  return report
}

function checkFirstStepDate(date: LocalDate, now: Instant): void {
  const { firstDay, lastDay } = firstStepDays(now)
  if (date < firstDay || date > lastDay) {
    throw new InvalidInput([{ field: 'firstStepBy', code: 'firstStepByOutOfRange' }])
  }
}
