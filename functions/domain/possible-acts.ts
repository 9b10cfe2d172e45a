import type { Action } from './access.ts'
import { mayWrite } from './conversation.ts'
import { type ActName, rightFor } from './desk-act.ts'
import { asksForExtension } from './extension.ts'
import { mayReopen } from './lifecycle.ts'
import type { Instant, Report } from './report.ts'

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
  extend: asksForExtension,
  reopen: mayReopen,
  refuse: report => report.handover !== undefined,
  withdraw: report => report.handover !== undefined,
  messages: mayWrite,
  'send-again': isOpen,
}

const inOrder: readonly ActName[] = [
  'accept',
  'refuse',
  'acknowledge',
  'first-step',
  'close',
  'extend',
  'messages',
  'notes',
  'handover',
  'withdraw',
  'record',
  'urgency',
  'consent',
  'snooze',
  'reopen',
  'not-for-me',
  'send-again',
]
