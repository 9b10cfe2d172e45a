import { type Actor, may, type Position, positionTowards, receiverPosition } from '#domain/access.ts'
import { actingAs } from '#domain/acting-holder.ts'
import type { Audited } from '#domain/audit.ts'
import { type Act, type ActName, rightFor } from '#domain/desk-act.ts'
import { hasEnded } from '#domain/directory.ts'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import { extend } from '#domain/extension.ts'
import { acceptHandover, proposeHandover, recordHandover, refuseHandover, withdrawHandover } from '#domain/handover.ts'
import {
  acknowledge,
  changeConsent,
  changeUrgency,
  close,
  firstStepDone,
  noted,
  notForMe,
  reopen,
  sentAgain,
  snooze,
} from '#domain/lifecycle.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import { nextLine } from '#domain/sending.ts'
import type { Desk } from './desk-report.ts'

/** Everything but a word to the reporter, which has ways of its own: it is one message however often it is sent. */
export type ReportAct = Exclude<Act, { readonly act: 'messages' }>

/** What each act is called in the audit. */
export const auditNames = {
  acknowledge: 'acknowledged',
  'not-for-me': 'notForMe',
  'first-step': 'firstStepDone',
  close: 'closed',
  notes: 'noted',
  urgency: 'urgencyChanged',
  consent: 'consentChanged',
  snooze: 'snoozed',
  extend: 'extended',
  reopen: 'reopened',
  handover: 'handoverProposed',
  record: 'handoverRecorded',
  accept: 'handoverAccepted',
  refuse: 'handoverRefused',
  withdraw: 'handoverWithdrawn',
  messages: 'reporterAsked',
  'send-again': 'sentAgain',
} as const satisfies Record<ActName, Audited['what']>

/** As whom this person acts. @throws NotFound when the act is not for this person */
export function actorFor(act: ActName, { chase, view, actor }: Desk): HandlerRef {
  if (!may(actor, rightFor[act], view)) throw new NotFound('Not for this person')
  const standing = standingFor(act, { view, actor })
  if (standing === undefined) throw new NotFound('Not for this person')
  const { report, directory, nationalDesk, now } = chase
  const holders = [...directory.filter(holder => !hasEnded(holder, now)), nationalDesk]
  return actingAs(standing, actor, { report, holders })
}

const standingFor = (
  act: ActName,
  { view, actor }: Pick<Desk, 'view'> & { readonly actor: Actor },
): Position | undefined =>
  act === 'accept' || act === 'refuse' ? receiverPosition(actor, view) : positionTowards(actor, view)

/**
 * The report after the act.
 * @throws Conflict when somebody did something since the page was made, or the state does not allow it; InvalidInput
 */
export function afterAct(act: ReportAct, desk: Desk, by: HandlerRef): Report {
  const { report, now } = desk.chase
  if (Date.parse(act.seen) !== Date.parse(report.lastActivityAt)) throw new Conflict('Somebody acted in the meantime')
  switch (act.act) {
    case 'acknowledge':
      return taken(act, desk, by)
    case 'not-for-me':
      return notForMe(report, by, now)
    case 'first-step':
      return firstStepDone(report, by, now)
    case 'close':
      return close(report, { by, outcome: act.outcome }, now)
    case 'notes':
      return noted(report, by, now)
    case 'urgency':
      return changeUrgency(report, { by, urgency: act.urgency, reason: act.urgencyReason }, now)
    case 'consent':
      return changeConsent(report, { by, consent: act.consent }, now)
    case 'snooze':
      return snooze(report, { by, until: act.snoozeUntil, reason: act.snoozeReason }, now)
    case 'extend':
      return extend(report, { by, reason: act.extensionReason }, now)
    case 'reopen':
      return reopen(report, by, now)
    case 'send-again':
      return sentAgain(report, nextLine(act.notice, desk.chase), now)
    default:
      return handedOver(act, report, { by, now })
  }
}

type Taking = Act & { readonly act: 'acknowledge' }

function taken(act: Taking, { chase, view, actor }: Desk, by: HandlerRef): Report {
  const { firstStep, firstStepBy, reporterKnown, takeoverReason: reason } = act
  if (reason === undefined && !may(actor, 'takeWithoutReason', view)) {
    throw new InvalidInput([{ field: 'takeoverReason', code: 'takeoverReasonRequired' }])
  }
  const taking = { by, firstStep, firstStepBy, reporterKnown: reporterKnown === 'true', reason }
  return acknowledge(chase.report, taking, chase.now)
}

type HandingOver = Act & { readonly act: 'handover' | 'withdraw' | 'record' | 'accept' | 'refuse' }

function handedOver(
  act: HandingOver,
  report: Report,
  { by, now }: { readonly by: HandlerRef; readonly now: Instant },
): Report {
  switch (act.act) {
    case 'handover':
      return proposeHandover(report, { to: act.toRegion, by }, now)
    case 'record':
      return recordHandover(report, { to: act.party, by }, now)
    case 'accept':
      return acceptHandover(report, { by, channel: act.acceptChannel, on: act.on }, now)
    case 'refuse':
      return refuseHandover(report, { by, reason: act.refusal }, now)
    case 'withdraw':
      return withdrawHandover(report, by, now)
  }
}
