import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActName } from '#domain/desk-act.ts'
import { rightFor } from '#domain/desk-act.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone, reopen, reopenDays } from '#domain/lifecycle.ts'
import { possibleActs } from '#domain/possible-acts.ts'
import type { Instant, Report } from '#domain/report.ts'
import { by, friday, report } from './chase-case.ts'

const received = report()
const taken = acknowledge(
  received,
  { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false },
  friday,
)
const closed = close(taken, { by, outcome: 'unknown' }, friday)
const everything = () => true

const judging: readonly ActName[] = ['messages', 'notes', 'handover', 'urgency', 'consent']

const handling: readonly ActName[] = [
  'messages',
  'notes',
  'handover',
  'record',
  'urgency',
  'consent',
  'snooze',
  'send-again',
]

describe('to a message can be done, when it is', () => {
  test.each<[string, Report, readonly ActName[]]>([
    ['waiting', received, ['acknowledge', ...judging, 'not-for-me', 'send-again']],
    [
      'about a place',
      report({ kind: 'place' }),
      ['acknowledge', 'messages', 'notes', 'handover', 'urgency', 'not-for-me', 'send-again'],
    ],
    [
      'restricted',
      report({ restricted: true }),
      ['acknowledge', 'messages', 'notes', 'urgency', 'consent', 'not-for-me', 'send-again'],
    ],
    [
      'offered to another region',
      proposeHandover(received, { to: 'VR06', by }, friday),
      [
        'accept',
        'refuse',
        'acknowledge',
        'messages',
        'notes',
        'withdraw',
        'urgency',
        'consent',
        'not-for-me',
        'send-again',
      ],
    ],
    ['taken', taken, ['first-step', 'close', ...handling]],
    ['taken, with its first step done', firstStepDone(taken, by, friday), ['close', ...handling]],
    ['closed', closed, ['messages', 'reopen']],
    ['opened again', reopen(closed, by, friday), ['acknowledge', ...judging, 'not-for-me', 'send-again']],
  ])('%s', (_, of, acts) => {
    expect(possibleActs(of, everything, friday)).toEqual(acts)
  })
})

test.each<[string, Instant, boolean]>([
  ['at once', friday, true],
  ['on the last day', '2026-05-23T21:59:59.000Z', true],
  ['when thirty days are over', '2026-05-23T22:00:00.000Z', false],
])('a closed message can be opened again %s', (_, now, isPossible) => {
  expect(possibleActs(closed, everything, now).includes('reopen')).toBe(isPossible)
  expect(reopenDays).toBe(30)
})

test('nothing is offered for which somebody lacks the right, whatever the message', () => {
  const rights = fc.subarray([...new Set(Object.values(rightFor))])
  fc.assert(
    fc.property(rights, fc.constantFrom(received, taken, closed), (held, of) => {
      const offered = possibleActs(of, action => held.some(right => right === action), friday)
      expect(offered.every(act => held.includes(rightFor[act]))).toBe(true)
      expect(possibleActs(of, everything, friday)).toEqual(expect.arrayContaining([...offered]))
    }),
  )
})
