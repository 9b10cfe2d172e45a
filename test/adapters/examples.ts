import { randomBytes } from 'node:crypto'
import type { Message } from '#domain/conversation.ts'
import type { Notice } from '#domain/notice.ts'
import { referenceFrom } from '#domain/reference.ts'
import type { Reminder } from '#domain/reminder.ts'
import type { Reference, Report } from '#domain/report.ts'

/** One that no other test uses: engines are shared between tests. */
export const aReference = (): Reference => referenceFrom(randomBytes(8))

export const aReport = (changes: Partial<Report> = {}): Report => ({
  reference: aReference(),
  version: 1,
  language: 'nl',
  region: 'VR05',
  where: 'GM0153',
  kind: 'person',
  ageGroup: 'adult',
  forms: ['labourExploitation'],
  persons: 'one',
  danger: 'none',
  urgency: 'normal',
  urgentBecause: [],
  asked: 'advice',
  consent: 'given',
  consentBy: 'person',
  reporterType: 'professional',
  restricted: false,
  safeContact: { channel: 'email', hours: 'office', mayBeSaid: 'nothing' },
  hasContact: true,
  sealed: { key: 'a2V5', fields: { text: 'Ym94' } },
  proof: { submission: 'submission', body: 'body', receipt: 'receipt' },
  receivedAt: '2026-04-24T14:00:00.000Z',
  lastActivityAt: '2026-04-24T14:00:00.000Z',
  state: { phase: 'received' },
  ladder: { round: 1, startedAt: '2026-04-24T14:00:00.000Z' },
  watch: { machine: 'escalation', run: 1, wakesAt: '2026-04-24T14:00:00.000Z' },
  timeline: [{ at: '2026-04-24T14:00:00.000Z', what: 'received' }],
  ...changes,
})

/** The same report after somebody closed it: no watch is left. */
export function closed(report: Report, closedAt = '2026-05-01T10:00:00.000Z'): Report {
  const { watch: _, ...rest } = report
  const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
  const state = { phase: 'closed', closedAt, outcome: 'unknown', by, reporterKnown: false }
  return { ...rest, version: report.version + 1, state: { ...state, phase: 'closed', outcome: 'unknown' } }
}

export const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  reference: aReference(),
  id: '1-0-VR05-careCoordinator-1',
  purpose: 'ladder',
  round: 1,
  rung: 0,
  role: 'careCoordinator',
  holder: 'VR05-careCoordinator-1',
  language: 'nl',
  to: 'coordinator@example.org',
  state: 'planned',
  attempts: 0,
  plannedAt: '2026-04-24T14:00:00.000Z',
  ...changes,
})

export const aDigest = (holder: string, id: string): Notice => {
  const { reference: _reference, round: _round, rung: _rung, ...notice } = aNotice()
  return { ...notice, purpose: 'digest', holder, id }
}

export const aMessage = (changes: Partial<Extract<Message, { from: 'desk' }>> = {}): Message => ({
  reference: aReference(),
  id: 'message-1',
  from: 'desk',
  role: 'careCoordinator',
  at: '2026-04-28T08:00:00.000Z',
  sealed: { key: 'a2V5', fields: { text: 'Ym94' } },
  ...changes,
})

export const aReminder = (changes: Partial<Reminder> = {}): Reminder => ({
  reference: aReference(),
  id: 'progress10-1',
  about: 'progress10',
  holder: 'VR05-careCoordinator-1',
  dueAt: '2026-05-11T07:00:00.000Z',
  state: 'due',
  ...changes,
})
