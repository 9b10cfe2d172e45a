import { mailsBesideLadder } from './beside-ladder.ts'
import type { Chase } from './chase.ts'
import { untouchedUntil } from './extension.ts'
import { compareInstants, earliest, instantOf } from './local-time.ts'
import type { Notice } from './notice.ts'
import { type Reminder, type ReminderSubject, reminderId, stillAsked } from './reminder.ts'
import type { Instant, State, TimelineEvent } from './report.ts'
import { deadline, endOfDay, nextOpening } from './working-time.ts'

export type FollowUp = Chase & { readonly reminders: readonly Reminder[] }

/**
 * `remind`: write these (new ones are `due`, those that lost their point are `cancelled`), then decide again.
 * `notify`: the neutral mail to the reporter, whose address only the sender can unseal, or a word to a desk.
 * `restart`: the first step was missed; the ladder starts again.
 */
export type FollowUpDecision =
  | { readonly kind: 'remind'; readonly reminders: readonly Reminder[] }
  | { readonly kind: 'notify'; readonly planned: readonly Notice[] }
  | { readonly kind: 'restart'; readonly event: TimelineEvent }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'done' }

/** Working days after the take-over. The last is ours: ten days to answer the second question, then closing is proposed. */
const progressDays = { progress10: 10, progress30: 30, proposeClosing: 40 } as const
const consentDays = 10

/** Pure and repeatable. Reminders stop at once when the message is closed, handed over or starts again. */
export function decideFollowUp(followUp: FollowUp): FollowUpDecision {
  const { report, now } = followUp
  const pointless = followUp.reminders.filter(reminder => reminder.state === 'due' && !stillAsked(reminder, report))
  if (pointless.length > 0) return { kind: 'remind', reminders: pointless.map(cancelled) }
  if (report.state.phase === 'received') return { kind: 'done' }
  if (missedFirstStep(report.state, now)) return { kind: 'restart', event: missedEvent(report.state, now) }
  const mail = mailsBesideLadder(followUp)
  if (mail.planned.length > 0) return { kind: 'notify', planned: mail.planned }
  const questions = questionsOf(followUp)
  const due = newQuestions(questions, followUp)
  if (due.length > 0) return { kind: 'remind', reminders: due }
  return sleep([...questions.map(question => question.dueAt), firstStepEnds(report.state), mail.until], now)
}

function cancelled(reminder: Reminder): Reminder {
  return { ...reminder, state: 'cancelled' }
}

type Taken = Exclude<State, { phase: 'received' }>

function firstStepEnds(state: Taken): Instant | undefined {
  if (state.phase === 'closed' || state.firstStepDoneAt !== undefined) return undefined
  return endOfDay(state.firstStepBy)
}

function missedFirstStep(state: Taken, now: Instant): boolean {
  const ends = firstStepEnds(state)
  return ends !== undefined && compareInstants(ends, now) <= 0
}

function missedEvent({ by }: Taken, now: Instant): TimelineEvent {
  return { at: now, what: 'firstStepMissed', role: by.role, holder: by.holder }
}

/** Everything that will be asked about this take-over, in the order of the schedule. */
function questionsOf({ report, calendar }: FollowUp): readonly Reminder[] {
  const { reference, state, region, receivedAt, consent, snooze } = report
  if (state.phase !== 'acknowledged') return []
  const awake = snooze && nextOpening(instantOf({ date: snooze.until, time: 0 }), calendar, region)
  const ask = (about: ReminderSubject, dueAt: Instant): Reminder => {
    const wanted = later(dueAt, awake)
    return { reference, id: reminderId(about, report), about, holder: state.by.holder, dueAt: wanted, state: 'due' }
  }
  const after = (from: Instant, amount: number) => deadline(from, { amount, unit: 'workingDays' }, calendar, region).at
  return [
    ask('progress10', after(state.acknowledgedAt, progressDays.progress10)),
    ask('progress30', after(state.acknowledgedAt, progressDays.progress30)),
    ask('proposeClosing', after(state.acknowledgedAt, progressDays.proposeClosing)),
    ...(consent === 'notAskedYet' ? [ask('consent', after(receivedAt, consentDays))] : []),
    ask('openTooLong', nextOpening(untouchedUntil(report), calendar, region)),
  ]
}

function later(first: Instant, second: Instant | undefined): Instant {
  return second !== undefined && compareInstants(second, first) > 0 ? second : first
}

/** Due and never asked. Of the questions about progress only the newest: what was missed is not asked after the fact. */
function newQuestions(questions: readonly Reminder[], { reminders, now }: FollowUp): readonly Reminder[] {
  const due = questions.filter(({ dueAt }) => compareInstants(dueAt, now) <= 0)
  const newest = due.findLast(({ about }) => about in progressDays)
  const wanted = due.filter(question => question === newest || !(question.about in progressDays))
  return wanted.filter(({ id }) => !reminders.some(reminder => reminder.id === id))
}

function sleep(times: readonly (Instant | undefined)[], now: Instant): FollowUpDecision {
  const [first, ...others] = times.filter(time => time !== undefined && compareInstants(time, now) > 0)
  return first === undefined ? { kind: 'done' } : { kind: 'wait', until: earliest(first, others) }
}
