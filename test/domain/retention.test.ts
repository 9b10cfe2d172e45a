import { describe, expect, test } from 'vitest'
import raw from '#content/retention.json' with { type: 'json' }
import { InvalidContent } from '#domain/errors.ts'
import type { Notice } from '#domain/notice.ts'
import { Report } from '#domain/report.ts'
import {
  accountExpires,
  dueDestruction,
  dueReview,
  historyExpires,
  isAddressDue,
  isDestroyed,
  keptInWords,
  readRetention,
  recordExpires,
  withoutContents,
} from '#domain/retention.ts'
import { friday, report } from './chase-case.ts'

const retention = readRetention(raw)
const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
const sealed = { key: 'k', fields: { text: 't' } }
/** Closed at 01:30 on 1 March in Amsterdam, which is still February in UTC. */
const closedAt = '2026-02-28T23:30:00.000Z'
const closed = report({
  sealed,
  hasContact: true,
  state: { phase: 'closed', closedAt: '2026-03-01T00:30:00.000Z', outcome: 'unknown', by, reporterKnown: true },
})

test('a rule that nobody wrote fails the build, by name', () => {
  const { contents: _, ...others } = raw
  expect(() => readRetention(others)).toThrow(InvalidContent)
  expect(() => readRetention(others)).toThrow('content/retention.json: contents')
})

describe('of a closed report', () => {
  test.each([
    ['2026-03-30T21:59:59.000Z', undefined],
    ['2026-03-30T22:00:00.000Z', 'contents'],
    ['2027-02-28T22:59:59.000Z', 'contents'],
    ['2027-02-28T23:00:00.000Z', 'report'],
  ])('at %s is due: %s', (now, due) => {
    expect(dueDestruction(closed, retention, now)).toBe(due)
  })

  test('the day counts as it was in Amsterdam, not in UTC', () => {
    const state = { ...closed.state, closedAt } as Report['state']
    expect(dueDestruction({ ...closed, state }, retention, '2026-03-30T22:00:00.000Z')).toBe('contents')
  })

  test('contents are due also when only desk and reporter wrote', () => {
    const { sealed: _, ...bare } = closed
    expect(dueDestruction(bare, retention, '2026-03-30T22:00:00.000Z')).toBe('contents')
  })

  test('what was destroyed before it was opened again says nothing about what was written since', () => {
    const before = { at: '2026-02-01T00:00:00.000Z', what: 'destroyed' } as const
    expect(isDestroyed({ ...closed, timeline: [before] })).toBe(false)
    expect(isDestroyed(withoutContents(closed, friday))).toBe(true)
    expect(isDestroyed(withoutContents(closed, '2026-03-01T00:30:00.000Z'))).toBe(true)
    expect(isDestroyed(report())).toBe(false)
  })

  test('nothing is due twice', () => {
    expect(dueDestruction(withoutContents(closed, friday), retention, friday)).toBeUndefined()
  })

  test('without contents its codes stay, and nobody can be reached any more', () => {
    const bare = withoutContents(closed, friday)
    expect(Report.parse(bare)).toEqual(bare)
    expect(bare).toMatchObject({ hasContact: false, version: closed.version + 1, state: closed.state })
    expect(bare.sealed).toBeUndefined()
    expect(bare.timeline.at(-1)).toEqual({ at: friday, what: 'destroyed' })
  })
})

describe('an open report', () => {
  test('is never destroyed by time', () => {
    expect(dueDestruction(report({ sealed }), retention, '2036-01-01T00:00:00.000Z')).toBeUndefined()
  })

  test.each([
    ['2026-10-23T21:59:59.000Z', undefined],
    ['2026-10-23T22:00:00.000Z', 'closeOrExtend'],
    ['2027-04-23T21:59:59.000Z', 'closeOrExtend'],
    ['2027-04-23T22:00:00.000Z', 'review'],
  ])('untouched since 24 April asks at %s for %s', (now, review) => {
    expect(dueReview(report(), retention, now)).toBe(review)
  })

  test('and a closed one asks for nothing', () => {
    expect(dueReview(closed, retention, '2036-01-01T00:00:00.000Z')).toBeUndefined()
  })
})

describe('the address of a notice', () => {
  const notice: Notice = {
    id: 'n',
    purpose: 'ladder',
    language: 'nl',
    to: 'a@example.org',
    state: 'sent',
    attempts: 1,
    plannedAt: '2026-01-10T11:00:00.000Z',
    sentAt: '2026-01-12T11:00:00.000Z',
  }
  const { to: _, ...nameless } = notice
  const { sentAt: __, ...unsent } = notice

  test.each<[string, Notice, string, boolean]>([
    ['sent', notice, '2026-04-11T21:59:59.000Z', false],
    ['sent', notice, '2026-04-11T22:00:00.000Z', true],
    ['never sent', unsent, '2026-04-09T22:00:00.000Z', true],
    ['without an address', nameless, '2036-01-01T00:00:00.000Z', false],
  ])('%s goes on its 90th day', (_, what, now, isDue) => {
    expect(isAddressDue(what, retention, now)).toBe(isDue)
  })
})

test.each([
  ['a record of destruction', recordExpires],
  ['a line in the history of the directory', historyExpires],
  ['what is remembered of somebody who signed in', accountExpires],
])('%s goes after two years, at the beginning of a day in Amsterdam, in seconds', (_, expires) => {
  expect(expires(retention, '2026-04-24T14:00:00.000Z')).toBe(Date.parse('2028-04-23T22:00:00.000Z') / 1000)
})

test('how long is said in days or in months, as the rule does', () => {
  const words = { days: '{count} dagen', months: '{count} maanden' }
  expect(keptInWords({ days: 30 }, words)).toBe('30 dagen')
  expect(keptInWords({ months: 6 }, words)).toBe('6 maanden')
})
