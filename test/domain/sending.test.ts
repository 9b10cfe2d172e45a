import { describe, expect, test } from 'vitest'
import { Conflict, NotFound } from '#domain/errors.ts'
import { Notice, NoticeState } from '#domain/notice.ts'
import { awaitsSending, canBeSentAgain, newestLine, nextLine, sendAgain, toSend } from '#domain/sending.ts'
import { friday, report } from './chase-case.ts'

const byMail = { hasContact: true, safeContact: { channel: 'email', hours: 'any', mayBeSaid: 'nothing' } } as const

const notice = (changes: Partial<Notice> = {}): Notice => ({
  id: 'one',
  purpose: 'ladder',
  round: 1,
  rung: 0,
  holder: 'VR05-careCoordinator-1',
  language: 'nl',
  state: 'planned',
  attempts: 0,
  plannedAt: friday,
  ...changes,
})

describe('a notice that is', () => {
  test.each([
    ['planned', {}, true],
    ['given back unused after two attempts', { attempts: 2 }, true],
    ['unknown after one attempt', { state: 'unknown', attempts: 1 }, true],
    ['unknown after two', { state: 'unknown', attempts: 2 }, false],
    ['being sent', { state: 'sending', attempts: 1, leaseUntil: '2026-04-24T14:00:01Z' }, false],
    ['being sent with a lease that ended', { state: 'sending', attempts: 1, leaseUntil: '2026-04-24T14:00:00Z' }, true],
    ['being sent for the second time', { state: 'sending', attempts: 2, leaseUntil: '2026-04-24T13:00:00Z' }, false],
    ['being sent without a lease', { state: 'sending', attempts: 1 }, false],
    ['sent', { state: 'sent', attempts: 1 }, false],
    ['delivered', { state: 'delivered', attempts: 1 }, false],
    ['bounced', { state: 'bounced', attempts: 1 }, false],
    ['failed', { state: 'failed', attempts: 1 }, false],
  ] as const)('%s', (_, changes, awaits) => {
    expect(awaitsSending(notice(changes), friday)).toBe(awaits)
  })
})

describe('of the notices of a report', () => {
  const send = (...notices: Notice[]) => toSend(report(), notices, friday).map(({ id }) => id)

  test('only those of this round and to a holder are sent', () => {
    const { holder: _, ...toReporter } = notice({ id: 'reporter', purpose: 'reporter' })
    expect(send(notice(), notice({ id: 'old', round: 2 }), toReporter)).toEqual(['one'])
  })

  test('each holder gets the highest rung, whatever the order of the ledger', () => {
    const higher = notice({ id: 'higher', rung: 1 })
    expect(send(notice(), higher)).toEqual(['higher'])
    expect(send(higher, notice())).toEqual(['higher'])
  })

  test('each holder gets the newest of the same rung', () => {
    const newer = notice({ id: 'newer', plannedAt: '2026-04-28T07:00:00Z' })
    expect(send(notice(), newer)).toEqual(['newer'])
    expect(send(newer, notice())).toEqual(['newer'])
  })

  test('a newer one that went out keeps an older one back', () => {
    expect(send(notice(), notice({ id: 'newer', rung: 1, state: 'sent', attempts: 1 }))).toEqual([])
  })

  test('one that names no rung counts as the lowest', () => {
    const { rung: _, ...rungless } = notice({ id: 'rungless' })
    expect(send(rungless, notice({ rung: 1 }))).toEqual(['one'])
    expect(send(notice({ rung: 1 }), rungless)).toEqual(['one'])
  })

  test.each(['handover', 'word'] as const)('a %s mail to the same holder is another matter', purpose => {
    expect(send(notice(), notice({ id: 'other', purpose, plannedAt: '2026-04-28T07:00:00Z' }))).toEqual(['one'])
  })

  test('a line that sends the same mail again is the newest', () => {
    const bounced = notice({ state: 'bounced', attempts: 1 })
    expect(send(bounced, sendAgain({ ...bounced, to: 'a@example.org' }, 1, '2026-04-28T07:00:00Z'))).toEqual([
      'one-again-1',
    ])
  })

  test('an on-call mail stands beside the ladder mail to the same holder', () => {
    expect(send(notice(), notice({ id: 'oncall', purpose: 'onCall' }))).toEqual(['one', 'oncall'])
  })
})

describe('sending again', () => {
  const now = '2026-04-28T07:00:00.000Z'
  const sent = (state: Notice['state']) =>
    notice({ to: 'a@example.org', state, attempts: 2, sentAt: friday, outcomeAt: friday, messageId: 'm' })

  test.each(['planned', 'sending', 'sent', 'delivered'] as const)('is refused for a mail that is %s', state => {
    expect(() => sendAgain(sent(state), 1, now)).toThrow(Conflict)
  })

  test('is refused when the mailbox is no longer known', () => {
    expect(() => sendAgain(notice({ state: 'bounced' }), 1, now)).toThrow(Conflict)
  })

  test.each(['failed', 'bounced', 'unknown', 'complained'] as const)(
    'a mail that is %s is a new line for the same rung',
    state => {
      const again = sendAgain(sent(state), 1, now)
      expect(Notice.parse(again)).toEqual(again)
      expect(again).toEqual(notice({ id: 'one-again-1', to: 'a@example.org', plannedAt: now }))
    },
  )

  test('the reporter’s mail needs no address: that one stays sealed', () => {
    const { holder: _, ...toReporter } = notice({ purpose: 'reporter', state: 'failed' })
    expect(sendAgain(toReporter, 1, now)).toMatchObject({ id: 'one-again-1', state: 'planned' })
  })

  test('for the second time still is about the first mail', () => {
    const first = sendAgain(sent('bounced'), 1, now)
    const second = sendAgain({ ...first, state: 'bounced' }, 2, '2026-04-28T08:00:00.000Z')
    expect(second.id).toBe('one-again-2')
    for (const id of ['one', first.id]) {
      expect(newestLine(id, [second, first, sent('bounced'), notice({ id: 'other' })])).toEqual(second)
    }
  })

  test.each(NoticeState.options)('is offered for a mail that is %s exactly when it would be done', state => {
    for (const of of [sent(state), notice({ state }), notice({ state, purpose: 'reporter' })]) {
      const mailing = { report: report(byMail), notices: [of], now }
      expect(canBeSentAgain(of, mailing)).toBe(isDone(() => nextLine(of.id, mailing)))
    }
  })

  const bounced = sent('bounced')
  const again = sendAgain(bounced, 1, now)
  const evening = '2026-04-28T16:00:00.000Z'
  const lineOf = (id: string, notices: readonly Notice[], at = now) =>
    nextLine(id, { report: report(), notices, now: at })

  test('of a mail that is not in this ledger is not found', () => {
    expect(() => lineOf('other', [bounced, again])).toThrow(NotFound)
    expect(() => lineOf('one', [])).toThrow(NotFound)
  })

  test('counts on from the lines there are, whichever of them was pressed', () => {
    expect(lineOf('one', [notice({ id: 'other', state: 'failed' }), bounced])).toEqual(again)
    for (const id of ['one', 'one-again-1']) {
      const next = lineOf(id, [bounced, { ...again, state: 'failed' }], evening)
      expect(next).toMatchObject({ id: 'one-again-2', state: 'planned', attempts: 0, plannedAt: evening })
    }
  })

  test.each(['planned', 'sending', 'sent', 'delivered'] as const)('is refused while its newest line is %s', state => {
    expect(() => lineOf('one', [bounced, { ...again, state }], evening)).toThrow(Conflict)
  })
})

function isDone(act: () => unknown): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
