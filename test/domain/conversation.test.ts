import { describe, expect, test } from 'vitest'
import {
  askReporter,
  conversationLimits,
  isNoted,
  Message,
  MessageText,
  mayWrite,
  reopenByReporter,
  reporterWrote,
  tooMuch,
  Words,
} from '#domain/conversation.ts'
import { Conflict } from '#domain/errors.ts'
import { acknowledge, close } from '#domain/lifecycle.ts'
import { Report } from '#domain/report.ts'
import { by, friday, report } from './chase-case.ts'

const received = report({ watch: { machine: 'escalation', run: 1, wakesAt: friday } })
const taken = acknowledge(
  received,
  { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false },
  friday,
)
const { watch: _, ...closed } = close(taken, { by, outcome: 'unknown' }, friday)
const tuesday = '2026-04-28T08:00:00.000Z'
/** The thirtieth day after closing, in Amsterdam. */
const tooLate = '2026-05-23T22:00:00.000Z'

describe('a text', () => {
  test.each(['', '  \r\n ', 'x'.repeat(2001), undefined])('that is empty or too long is none (%#)', text => {
    expect(MessageText.safeParse(text).success).toBe(false)
  })

  test('counts a line break as one character, as browsers do', () => {
    expect(MessageText.parse(` ${'\r\n'.repeat(999)}a${'\r\n'.repeat(998)}b `)).toHaveLength(1000)
    expect(MessageText.parse(`a${'\r\n'.repeat(1998)}b`)).toHaveLength(2000)
  })

  test('comes with a key and with nothing else', () => {
    const messageKey = '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11'
    expect(Words.safeParse({ text: 'a', messageKey }).success).toBe(true)
    expect(Words.safeParse({ text: 'a', messageKey: 'no key' }).success).toBe(false)
    expect(Words.safeParse({ text: 'a', messageKey, role: 'nationalDesk' }).success).toBe(false)
  })
})

test('a message of the desk says which role wrote it, one of the reporter nothing about anybody', () => {
  const message = { reference: received.reference, id: 'a', at: friday, sealed: { key: 'k', fields: { text: 't' } } }
  expect(Message.safeParse({ ...message, from: 'desk' }).success).toBe(false)
  expect(Message.safeParse({ ...message, from: 'desk', role: 'chainDirector' }).success).toBe(true)
  expect(Message.safeParse({ ...message, from: 'reporter', role: 'chainDirector' }).success).toBe(false)
  expect(Message.safeParse({ ...message, from: 'reporter' }).success).toBe(true)
})

describe('too much', () => {
  const many = (from: 'desk' | 'reporter', length: number, at = tuesday) => Array.from({ length }, () => ({ from, at }))
  const { perDay, perReport } = conversationLimits

  test.each([
    ['nothing yet', [], 'reporter', undefined],
    ['nineteen today', many('reporter', perDay - 1), 'reporter', undefined],
    ['twenty today', many('reporter', perDay), 'reporter', 'tooManyToday'],
    ['twenty yesterday', many('reporter', perDay, '2026-04-27T21:59:59.000Z'), 'reporter', undefined],
    ['twenty today, from the desk', many('desk', perDay), 'reporter', undefined],
    ['twenty today, and the desk writes', many('reporter', perDay), 'desk', undefined],
    ['twenty today, from the desk, and it writes', many('desk', perDay), 'desk', undefined],
    ['a hundred', many('desk', perReport, friday), 'reporter', 'tooManyMessages'],
    ['a hundred, and the desk writes', many('reporter', perReport, friday), 'desk', 'tooManyMessages'],
  ] as const)('%s', (_, messages, from, code) => {
    expect(tooMuch(messages, { from, at: tuesday })).toBe(code)
  })
})

describe('what the desk writes', () => {
  test.each([
    ['while the ladder runs', received, 'escalation'],
    ['after it was taken', taken, 'followUp'],
    ['after it was closed, when no clock runs any more', closed, 'followUp'],
  ] as const)('%s makes the right clock look at once', (_, from, machine) => {
    const asked = askReporter(from, by, tuesday)
    expect(Report.parse(asked)).toEqual(asked)
    expect(asked).toMatchObject({ version: from.version + 1, state: from.state, lastActivityAt: tuesday })
    expect(asked.watch).toMatchObject({ machine, wakesAt: tuesday })
    expect(asked.watch?.run).toBeGreaterThan(from === received ? 1 : (taken.watch?.run ?? 0))
    expect(asked.timeline.at(-1)).toEqual({ at: tuesday, what: 'reporterAsked', role: by.role, holder: by.holder })
  })
})

describe('what the reporter writes', () => {
  test('while nobody has it leaves the ladder alone', () => {
    const written = reporterWrote(received, tuesday)
    expect(written).toMatchObject({ version: 2, lastActivityAt: tuesday, watch: received.watch })
    expect(written.timeline.at(-1)).toEqual({ at: tuesday, what: 'reporterWrote' })
  })

  test.each([
    ['taken', taken],
    ['closed', closed],
  ])('about a %s message makes follow-up look at once', (_, from) => {
    expect(reporterWrote(from, tuesday).watch).toMatchObject({ machine: 'followUp', wakesAt: tuesday })
  })

  test('opens it again in one write, when that is what it is for', () => {
    const reopened = reopenByReporter(closed, tuesday)
    expect(Report.parse(reopened)).toEqual(reopened)
    expect(reopened).toMatchObject({
      version: closed.version + 1,
      state: { phase: 'received' },
      ladder: { round: 2, startedAt: tuesday },
      watch: { machine: 'escalation', wakesAt: tuesday },
    })
    expect(reopened.timeline.slice(-2)).toStrictEqual([
      { at: tuesday, what: 'reporterWrote' },
      { at: tuesday, what: 'reopened' },
    ])
  })

  test('opens nothing that is open', () => {
    expect(() => reopenByReporter(taken, tuesday)).toThrow(Conflict)
  })
})

test('thirty days after closing nobody writes any more', () => {
  expect(mayWrite(closed, '2026-05-23T21:59:59.000Z')).toBe(true)
  expect(mayWrite(closed, tooLate)).toBe(false)
  expect(() => askReporter(closed, by, tooLate)).toThrow(Conflict)
  expect(() => reporterWrote(closed, tooLate)).toThrow(Conflict)
  expect(() => reopenByReporter(closed, tooLate)).toThrow(Conflict)
})

test('a message is noted once the report says something at or after it', () => {
  const written = reporterWrote(taken, tuesday)
  expect(isNoted(written, 'reporterWrote', { at: tuesday })).toBe(true)
  expect(isNoted(written, 'reporterWrote', { at: '2026-04-28T08:00:00.001Z' })).toBe(false)
  expect(isNoted(written, 'reporterAsked', { at: friday })).toBe(false)
})
