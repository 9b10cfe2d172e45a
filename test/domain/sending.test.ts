import { describe, expect, test } from 'vitest'
import type { Notice } from '#domain/notice.ts'
import { awaitsSending, toSend } from '#domain/sending.ts'
import { friday, report } from './chase-case.ts'

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

  test('an on-call mail stands beside the ladder mail to the same holder', () => {
    expect(send(notice(), notice({ id: 'oncall', purpose: 'onCall' }))).toEqual(['one', 'oncall'])
  })
})
