import { describe, expect, test } from 'vitest'
import { decideFollowUp, type FollowUp } from '#domain/follow-up.ts'
import { acknowledge, close, firstStepDone, missFirstStep, snooze } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import { Reminder, reminderId, stillAsked } from '#domain/reminder.ts'
import type { Instant, Report } from '#domain/report.ts'
import { chase, coordinator, deputy, report } from './chase-case.ts'

const by = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' } as const
const takenAt = '2026-04-28T08:00:00.000Z'
const taking = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
const taken = (changes: Partial<Report> = {}) => acknowledge(report(changes), taking, takenAt)
const underway = (changes: Partial<Report> = {}) => firstStepDone(taken(changes), by, '2026-04-29T08:00:00.000Z')
const byMail = { hasContact: true, safeContact: { channel: 'email', hours: 'office', mayBeSaid: 'nothing' } } as const

const followUp = (report: Report, now: Instant, others: Partial<FollowUp> = {}): FollowUp => ({
  ...chase(),
  reminders: [],
  now,
  ...others,
  report,
})
const decide = (report: Report, now: Instant, others: Partial<FollowUp> = {}) =>
  decideFollowUp(followUp(report, now, others))

/** Runs follow-up as the workflow does, each wake-up at its own instant, and lists what was asked when. */
function asked(report: Report, until: Instant): string[] {
  const reminders: Reminder[] = []
  const found: string[] = []
  let now: Instant = takenAt
  for (let look = 0; look < 50; look++) {
    const decision = decide(report, now, { reminders })
    if (decision.kind === 'remind') {
      reminders.push(
        ...decision.reminders.map((reminder): Reminder => ({ ...Reminder.parse(reminder), state: 'sent' })),
      )
      found.push(...decision.reminders.map(({ about }) => `${now} ${about}`))
    } else if (decision.kind !== 'wait' || decision.until > until) return found
    else now = decision.until
  }
  throw new Error('Follow-up does not come to rest')
}

describe('questions to the handler', () => {
  test('come after 10 and 30 working days, then closing is proposed, then half a year of silence is asked about', () => {
    expect(asked(underway(), '2027-12-31T00:00:00.000Z')).toEqual([
      '2026-05-13T08:00:00.000Z progress10',
      '2026-06-12T08:00:00.000Z progress30',
      '2026-06-26T08:00:00.000Z proposeClosing',
      '2026-10-29T08:00:00.000Z openTooLong',
    ])
  })

  test('about consent come once, ten working days after the message, when it was not asked yet', () => {
    expect(asked(underway({ consent: 'notAskedYet' }), '2026-05-31T00:00:00.000Z')).toEqual([
      '2026-05-12T14:00:00.000Z consent',
      '2026-05-13T08:00:00.000Z progress10',
    ])
  })

  test.each(['given', 'refused', 'notAskedUnsafe', 'unknown'] as const)(
    'about consent never come when it is %s',
    consent => {
      expect(asked(underway({ consent }), '2026-05-31T00:00:00.000Z')).toEqual(['2026-05-13T08:00:00.000Z progress10'])
    },
  )

  test('that were missed while the system was down are asked once, the newest only', () => {
    const decision = decide(underway(), '2026-07-01T08:00:00.000Z')
    expect(decision).toMatchObject({ kind: 'remind', reminders: [{ about: 'proposeClosing', state: 'due' }] })
    expect(decision.kind === 'remind' && decision.reminders).toHaveLength(1)
  })

  test('go to whoever took the message, with an id that cannot double', () => {
    const decision = decide(underway(), '2026-05-13T08:00:00.000Z')
    expect(decision).toEqual({
      kind: 'remind',
      reminders: [
        {
          reference: 'MR-7K4T-92QF',
          id: 'progress10-1',
          about: 'progress10',
          holder: coordinator.id,
          dueAt: '2026-05-13T08:00:00.000Z',
          state: 'due',
        },
      ],
    })
  })

  test('end: nothing is left to do after the last', () => {
    const reminders = (['progress10', 'progress30', 'proposeClosing', 'openTooLong'] as const).map(about =>
      question(about, { state: 'sent' }),
    )
    expect(decide(underway(), '2027-01-04T10:00:00.000Z', { reminders })).toEqual({ kind: 'done' })
  })
})

describe('questions that were put off', () => {
  const until = (date: string, from = underway()) =>
    snooze(from, { until: date, reason: 'waitsForPartner', by }, '2026-05-04T08:00:00.000Z')

  test('come at the opening of the day until which they wait, the newest only', () => {
    expect(asked(until('2026-06-15'), '2026-06-30T00:00:00.000Z')).toEqual([
      '2026-06-15T07:00:00.000Z progress30',
      '2026-06-26T08:00:00.000Z proposeClosing',
    ])
  })

  test('come on the next working day when that day is closed', () => {
    expect(asked(until('2026-05-16'), '2026-05-31T00:00:00.000Z')).toEqual(['2026-05-18T07:00:00.000Z progress10'])
  })

  test('come at their own time when that is later', () => {
    expect(asked(until('2026-05-06'), '2026-05-31T00:00:00.000Z')).toEqual(['2026-05-13T08:00:00.000Z progress10'])
  })

  test('leave the first step as it was promised', () => {
    expect(decide(until('2026-06-15', taken()), '2026-05-04T08:00:00.000Z')).toMatchObject({ kind: 'restart' })
  })
})

function question(about: Reminder['about'], changes: Partial<Reminder> = {}): Reminder {
  const id = reminderId(about, underway())
  return { reference: 'MR-7K4T-92QF', id, about, holder: coordinator.id, dueAt: takenAt, state: 'due', ...changes }
}

describe('questions that lost their point', () => {
  const now = '2026-05-13T08:00:00.000Z'
  test.each([
    ['the message is closed', close(underway(), { by, outcome: 'unknown' }, now)],
    ['the ladder started again', missFirstStep(taken(), now)],
    ['somebody else took it', acknowledge(report(), { ...taking, by: { ...by, holder: deputy.id } }, takenAt)],
    ['it was taken anew', { ...underway(), ladder: { round: 2, startedAt: takenAt } }],
  ])('are cancelled when %s', (_, report) => {
    const reminders = [question('progress10'), question('progress30', { state: 'sent' })]
    const decision = decide(report, '2026-04-29T08:00:00.000Z', { reminders })
    expect(decision).toEqual({ kind: 'remind', reminders: [{ ...question('progress10'), state: 'cancelled' }] })
  })

  test.each([
    ['due, as it was planned', question('progress10'), underway(), true],
    ['sent', question('progress10', { state: 'sent' }), underway(), false],
    ['about consent that was asked since', question('consent'), underway({ consent: 'given' }), false],
    ['about consent that is still to be asked', question('consent'), underway({ consent: 'notAskedYet' }), true],
    ['about silence that was broken', question('openTooLong'), { ...underway(), lastActivityAt: now }, false],
    ['about a message that nobody has', question('progress10'), report(), false],
  ])('one that is %s', (_, reminder, report, asked) => {
    expect(stillAsked(reminder, report)).toBe(asked)
  })
})

describe('a first step', () => {
  test('that was not done by the end of its day starts the ladder again', () => {
    expect(decide(taken(), '2026-04-30T15:00:00.000Z')).toEqual({
      kind: 'restart',
      event: {
        at: '2026-04-30T15:00:00.000Z',
        what: 'firstStepMissed',
        role: 'careCoordinator',
        holder: coordinator.id,
      },
    })
  })

  test('is waited for until then', () => {
    expect(decide(taken(), '2026-04-30T14:59:59.999Z')).toEqual({ kind: 'wait', until: '2026-04-30T15:00:00.000Z' })
  })

  test('that was done is not waited for', () => {
    expect(decide(underway(), '2026-04-30T15:00:00.000Z')).toEqual({ kind: 'wait', until: '2026-05-13T08:00:00.000Z' })
  })
})

test.each([
  ['nobody has', report()],
  ['is closed, and the reporter wants no mail', close(taken(), { by, outcome: 'unknown' }, takenAt)],
])('a message that %s needs no follow-up', (_, report) => {
  expect(decide(report, takenAt)).toEqual({ kind: 'done' })
})

describe('the reporter', () => {
  const notice = (about: string, changes: Partial<Notice> = {}): Notice => ({
    reference: 'MR-7K4T-92QF',
    id: `reporter-${about}-1`,
    purpose: 'reporter',
    round: 1,
    about,
    language: 'nl',
    state: 'planned',
    attempts: 0,
    plannedAt: takenAt,
    ...changes,
  })

  test.each([
    ['taken', taken(byMail), 'acknowledged'],
    ['closed', close(taken(byMail), { by, outcome: 'unknown' }, takenAt), 'closed'],
  ])('gets one neutral mail when the message is %s, without an address in the ledger', (_, report, about) => {
    expect(decide(report, takenAt)).toEqual({ kind: 'notify', planned: [notice(about)] })
    const sent = notice(about, { state: 'delivered', attempts: 1 })
    expect(decide(report, takenAt, { notices: [sent] }).kind).not.toBe('notify')
  })

  test.each([
    ['left no contact', { ...byMail, hasContact: false }],
    ['asked for no mail', { ...byMail, safeContact: { ...byMail.safeContact, channel: 'none' as const } }],
    ['asked to be phoned', { ...byMail, safeContact: { ...byMail.safeContact, channel: 'phone' as const } }],
  ])('who %s gets none', (_, contact) => {
    expect(decide(taken(contact), takenAt)).toEqual({ kind: 'wait', until: '2026-04-30T15:00:00.000Z' })
  })

  test.each([
    ['office', '2026-04-28T20:00:00.000Z', '2026-04-29T07:00:00.000Z'],
    ['evening', '2026-04-28T08:00:00.000Z', '2026-04-28T16:00:00.000Z'],
    ['evening', '2026-04-28T19:00:00.000Z', '2026-04-29T16:00:00.000Z'],
    ['any', '2026-04-28T02:00:00.000Z', '2026-04-28T07:00:00.000Z'],
    ['any', '2026-04-28T19:00:00.000Z', '2026-04-29T07:00:00.000Z'],
  ] as const)('who chose %s is left alone at %s until %s', (hours, now, until) => {
    const report = underway({ ...byMail, safeContact: { ...byMail.safeContact, hours } })
    expect(decide(report, now)).toEqual({ kind: 'wait', until })
  })

  test.each([
    ['evening', '2026-04-28T17:00:00.000Z'],
    ['any', '2026-05-02T08:00:00.000Z'],
  ] as const)('who chose %s gets it at %s', (hours, now) => {
    const report = underway({ ...byMail, safeContact: { ...byMail.safeContact, hours } })
    expect(decide(report, now)).toMatchObject({ kind: 'notify' })
  })

  test('gets a mail with an unknown outcome once more, when its lease has ended', () => {
    const sending = notice('acknowledged', { state: 'sending', attempts: 1, leaseUntil: '2026-04-28T08:02:00.000Z' })
    const report = underway(byMail)
    expect(decide(report, takenAt, { notices: [sending] })).toEqual({ kind: 'wait', until: '2026-04-28T08:02:00.000Z' })
    expect(decide(report, '2026-04-28T08:02:00.000Z', { notices: [sending] })).toEqual({
      kind: 'notify',
      planned: [sending],
    })
  })
})
