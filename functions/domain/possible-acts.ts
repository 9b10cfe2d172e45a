import type { Action } from './access.ts'
import { type ActName, rightFor } from './desk-act.ts'
import { daysAfter } from './local-time.ts'
import type { Instant, Report } from './report.ts'
import { localDateOf } from './working-time.ts'

/** So long after closing a message can be opened again: afterwards what was written is gone. */
export const reopenDays = 30

/** What can be done to a message in this state, by somebody with these rights; what matters most comes first. */
export function possibleActs(report: Report, may: (action: Action) => boolean, now: Instant): readonly ActName[] {
  return inOrder.filter(act => isPossible[act](report, now) && may(rightFor[act]))
}

type Possible = (report: Report, now: Instant) => boolean

const isFree: Possible = ({ state }) => state.phase === 'received'
const isTaken: Possible = ({ state }) => state.phase === 'acknowledged'
const isOpen: Possible = ({ state }) => state.phase !== 'closed'

const isPossible: { readonly [act in ActName]: Possible } = {
  accept: report => report.handover !== undefined,
  acknowledge: isFree,
  'not-for-me': isFree,
  'first-step': ({ state }) => state.phase === 'acknowledged' && state.firstStepDoneAt === undefined,
  close: isTaken,
  notes: isOpen,
  handover: ({ state, restricted, handover }) => state.phase !== 'closed' && !restricted && handover === undefined,
  record: isTaken,
  urgency: isOpen,
  consent: ({ state, kind }) => state.phase !== 'closed' && kind === 'person',
  snooze: isTaken,
  reopen: ({ state }, now) => state.phase === 'closed' && localDateOf(now) < lastDayToReopen(state.closedAt),
}

const inOrder: readonly ActName[] = [
  'accept',
  'acknowledge',
  'first-step',
  'close',
  'notes',
  'handover',
  'record',
  'urgency',
  'consent',
  'snooze',
  'reopen',
  'not-for-me',
]

function lastDayToReopen(closedAt: Instant): string {
  return daysAfter(localDateOf(closedAt), reopenDays)
}
