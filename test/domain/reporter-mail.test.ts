import { describe, expect, test } from 'vitest'
import { askReporter, reporterWrote } from '#domain/conversation.ts'
import { decideEscalation } from '#domain/escalation.ts'
import { decideFollowUp } from '#domain/follow-up.ts'
import { acknowledge, close, noted } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import type { Instant, Report } from '#domain/report.ts'
import { reporterMails } from '#domain/reporter-mail.ts'
import { sendAgain } from '#domain/sending.ts'
import { by, chase, friday, region, report, runUntil } from './chase-case.ts'

const byMail = { hasContact: true, safeContact: { channel: 'email', hours: 'any', mayBeSaid: 'nothing' } } as const
const received = report(byMail)
const taken = acknowledge(
  received,
  { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false },
  friday,
)
const tuesday: Instant = '2026-04-28T08:00:00.000Z'
const wednesday: Instant = '2026-04-29T07:00:00.000Z'

/** The mail that told that it was taken. */
const told: Notice = {
  reference: received.reference,
  id: 'reporter-acknowledged-1',
  purpose: 'reporter',
  round: 1,
  about: 'acknowledged',
  language: 'nl',
  state: 'delivered',
  attempts: 1,
  plannedAt: friday,
  sentAt: friday,
}
const message = (changes: Partial<Notice> = {}): Notice => {
  const { sentAt: _, ...mail } = told
  const id = 'reporter-message-1'
  return { ...mail, id, about: 'message', state: 'planned', attempts: 0, plannedAt: tuesday, ...changes }
}
const sent = (at: Instant, changes: Partial<Notice> = {}) =>
  message({ state: 'sent', attempts: 1, plannedAt: at, sentAt: at, ...changes })
const due = (of: Report, now: Instant, notices: readonly Notice[] = [told]) =>
  reporterMails(chase({ report: of, now, notices }))

describe('a message of the desk', () => {
  test.each([
    ['after it was taken', askReporter(taken, by, tuesday), [told]],
    ['while the ladder runs, when nothing else is told', askReporter(received, by, tuesday), []],
    [
      'after it was closed',
      askReporter(close(taken, { by, outcome: 'unknown' }, friday), by, tuesday),
      [told, { ...told, id: 'reporter-closed-1' }],
    ],
  ])('%s is told by one neutral mail without an address', (_, of, notices) => {
    expect(due(of, tuesday, notices)).toEqual({ planned: [message()] })
    const ledger = [...notices, sent(tuesday)]
    expect(due(of, tuesday, ledger)).toEqual({ planned: [] })
  })

  test('goes out by whichever clock is live', () => {
    const asked = runUntil(tuesday, region(chase({ report: received })))
    const whileClimbing = { ...asked.chase, report: askReporter(asked.chase.report, by, tuesday), now: tuesday }
    expect(decideEscalation(whileClimbing)).toEqual({ kind: 'notify', planned: [message()] })
    const underway = {
      ...chase({ report: askReporter(taken, by, tuesday), notices: [told], now: tuesday }),
      reminders: [],
    }
    expect(decideFollowUp(underway)).toEqual({ kind: 'notify', planned: [message()] })
  })

  test.each([
    ['did not ask for mail', { safeContact: { ...byMail.safeContact, channel: 'phone' as const } }],
    ['withdrew the contact', { hasContact: false }],
  ])('is told to nobody who %s, also when it was planned', (_, changes) => {
    expect(due({ ...askReporter(taken, by, tuesday), ...changes }, tuesday, [told, message()])).toEqual({ planned: [] })
  })

  test('waits for the hours that are safe', () => {
    const evening = { ...taken, safeContact: { ...byMail.safeContact, hours: 'evening' as const } }
    expect(due(askReporter(evening, by, tuesday), tuesday)).toEqual({ planned: [], until: '2026-04-28T16:00:00.000Z' })
  })

  test('is not told to a reporter who wrote after it, and so has been there', () => {
    expect(due(reporterWrote(askReporter(taken, by, tuesday), tuesday), tuesday)).toEqual({ planned: [] })
  })

  test('is told also when a colleague wrote a note after it', () => {
    expect(due(noted(askReporter(taken, by, tuesday), by, tuesday), tuesday)).toEqual({ planned: [message()] })
  })

  test('is not told by a mail to somebody else', () => {
    const asked = { ...told, id: 'word-1', purpose: 'word' as const, plannedAt: tuesday, sentAt: tuesday }
    expect(due(askReporter(taken, by, tuesday), tuesday, [told, asked])).toEqual({ planned: [message()] })
  })

  test('is told by the mail about a change that goes out after it', () => {
    const asked = askReporter(taken, by, friday)
    expect(due(asked, tuesday, []).planned.map(({ id }) => id)).toEqual(['reporter-acknowledged-1'])
    expect(due(asked, tuesday, [{ ...told, sentAt: tuesday }])).toEqual({ planned: [] })
  })
})

describe('several messages', () => {
  const first = askReporter(taken, by, tuesday)
  const second = askReporter(first, by, '2026-04-28T09:00:00.000Z')

  test('within the wait share one mail', () => {
    const late = { ...message(), plannedAt: '2026-04-28T08:30:00.000Z' }
    expect(due(second, '2026-04-28T09:00:00.000Z', [told, late])).toEqual({ planned: [late] })
    expect(due(second, '2026-04-28T10:00:00.000Z', [told, sent('2026-04-28T09:30:00.000Z')])).toEqual({ planned: [] })
  })

  test('after a mail wait for the next day: at most one a day', () => {
    const ledger = [told, sent(tuesday)]
    expect(due(second, '2026-04-28T09:00:00.000Z', ledger)).toEqual({ planned: [], until: wednesday })
    expect(due(second, wednesday, ledger)).toEqual({
      planned: [message({ id: 'reporter-message-2', plannedAt: wednesday })],
    })
  })

  test('wait for the day after the last of the mails, in whatever order the ledger has them', () => {
    const third = askReporter(second, by, '2026-04-29T08:00:00.000Z')
    const ledger = [told, sent(tuesday), sent(wednesday, { id: 'reporter-message-2' })]
    const thursday = { planned: [], until: '2026-04-30T07:00:00.000Z' }
    expect(due(third, '2026-04-29T08:00:00.000Z', ledger)).toEqual(thursday)
    expect(due(third, '2026-04-29T08:00:00.000Z', ledger.toReversed())).toEqual(thursday)
  })

  test('after a mail that bounced is not the end: the next one gets its own', () => {
    const ledger = [told, sent(tuesday, { state: 'bounced' })]
    expect(due(first, wednesday, ledger)).toEqual({ planned: [] })
    expect(due(second, wednesday, ledger).planned).toHaveLength(1)
  })
})

test('a mail that never left counts for its day too', () => {
  const { sentAt: _, ...refused } = sent(tuesday, { state: 'failed' })
  const second = askReporter(taken, by, '2026-04-28T09:00:00.000Z')
  expect(due(second, '2026-04-28T09:00:00.000Z', [told, refused])).toEqual({ planned: [], until: wednesday })
})

describe('a mail under way', () => {
  const asked = askReporter(taken, by, tuesday)
  const leaseUntil = '2026-04-28T08:02:00.000Z'

  test('is waited for until its lease ends, and then tried once more', () => {
    const sending = message({ state: 'sending', attempts: 1, leaseUntil })
    expect(due(asked, tuesday, [told, sending])).toEqual({ planned: [], until: leaseUntil })
    expect(due(asked, leaseUntil, [told, sending])).toEqual({ planned: [sending] })
  })

  test.each([
    ['its second lease ended', { leaseUntil }],
    ['nobody knows its lease', {}],
  ])('is not waited for when %s', (_, changes) => {
    const sending = message({ state: 'sending', attempts: 2, ...changes })
    expect(due(asked, '2026-04-28T09:00:00.000Z', [told, sending])).toEqual({ planned: [] })
  })

  test('that is sent again by hand goes out as its new line', () => {
    const failed = sent(tuesday, { state: 'failed' })
    const again = sendAgain(failed, 1, tuesday)
    expect(due(asked, tuesday, [told, failed, again])).toEqual({ planned: [again] })
  })
})
