import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Account, isLive, isToBeNoted, type Session, sessionExpires, sessionLimits } from '#domain/session.ts'

const person = { subject: 'a', name: 'Anna', email: 'anna@example.org', groups: [] }
const startedAt = '2026-04-24T07:00:00.000Z'
const at = (minutes: number): string => new Date(Date.parse(startedAt) + minutes * 60_000).toISOString()
const account: Account = { ...person, lastSignIn: startedAt }
const session = (seen = 0): Session => ({ person, startedAt, seenAt: at(seen) })
const { idleMinutes, longestMinutes } = sessionLimits

describe('a session is over', () => {
  test.each<[string, Session, Account | undefined, string]>([
    ['when nobody is known of that name', session(), undefined, at(0)],
    ['when the access was taken away', session(), { ...account, revoked: { at: at(1), by: 'b' } }, at(1)],
    ['also when that was before it began', session(), { ...account, revoked: { at: at(-9), by: 'b' } }, at(1)],
    ['when everything was ended after it began', session(), { ...account, validFrom: at(0.001) }, at(1)],
    ['after half an hour of silence', session(), account, at(idleMinutes)],
    ['after ten hours, however busy', session(longestMinutes - 1), account, at(longestMinutes)],
  ])('%s', (_, given, known, now) => {
    expect(isLive(given, known, now)).toBe(false)
  })
})

describe('a session goes on', () => {
  test.each<[string, Session, Account, string]>([
    ['at once', session(), account, at(0)],
    ['when everything was ended before it began', session(), { ...account, validFrom: at(-1) }, at(1)],
    [
      'when everything was ended at its beginning, by the sign-in itself',
      session(),
      { ...account, validFrom: at(0) },
      at(1),
    ],
    ['up to half an hour of silence', session(), account, at(idleMinutes - 0.001)],
    ['up to ten hours', session(longestMinutes - 1), account, at(longestMinutes - 0.001)],
  ])('%s', (_, given, known, now) => {
    expect(isLive(given, known, now)).toBe(true)
  })
})

test('a session is never longer than its longest time, whenever it was seen', () => {
  const minutes = fc.integer({ min: 0, max: 2000 })
  fc.assert(
    fc.property(minutes, minutes, (seen, now) => {
      fc.pre(now >= seen && now >= longestMinutes)
      expect(isLive(session(seen), account, at(now))).toBe(false)
    }),
  )
})

test('use is noted once a minute', () => {
  expect([0, 0.999, 1, 5].map(minutes => isToBeNoted(session(), at(minutes)))).toEqual([false, false, true, true])
})

test('the table may forget it once it is over, counted in seconds', () => {
  expect(sessionExpires(session())).toBe(Date.parse(at(longestMinutes)) / 1000)
  expect(sessionExpires({ ...session(), startedAt: '2026-04-24T07:00:00.001Z' })).toBe(
    Date.parse(at(longestMinutes)) / 1000 + 1,
  )
})
