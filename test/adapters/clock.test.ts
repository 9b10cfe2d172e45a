import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stageClock } from '#adapters/clock.ts'

const origin = '2026-01-01T00:00:00.000Z'
const real = Date.parse('2026-01-01T00:10:00.000Z')

test.each([
  [1, '2026-01-01T00:10:00.000Z'],
  [600, '2026-01-05T04:00:00.000Z'],
  [4320, '2026-01-31T00:00:00.000Z'],
])('ten real minutes after the origin, at rate %d, it is %s', (rate, now) => {
  expect(stageClock({ origin, rate }, () => real).now()).toBe(now)
})

test.each([
  ['what is over', 1, '2025-12-31T00:00:00Z', 1],
  ['now', 1, '2026-01-01T00:10:00Z', 1],
  ['a part of a second', 1, '2026-01-01T00:10:00.001Z', 1],
  ['a little more than a second', 1, '2026-01-01T00:10:01.001Z', 2],
  ['an hour', 1, '2026-01-01T01:10:00Z', 3600],
  ['an hour of a fast clock', 600, '2026-01-05T05:00:00Z', 6],
  ['a day', 1, '2026-01-02T00:10:00Z', 86_400],
  ['a year', 1, '2027-01-01T00:10:00Z', 86_400],
])('the wait until %s', (_, rate, instant, seconds) => {
  expect(stageClock({ origin, rate }, () => real).secondsUntil(instant)).toBe(seconds)
})

test('after the wait the instant has come, or a day has passed', () => {
  const day = 86_400
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4320 }), fc.integer({ min: -10, max: 1e9 }), (rate, ahead) => {
      const instant = new Date(real + ahead).toISOString()
      const before = stageClock({ origin, rate }, () => real)
      const seconds = before.secondsUntil(instant)
      const after = stageClock({ origin, rate }, () => real + seconds * 1000).now()
      expect(seconds === day || after >= instant).toBe(true)
      expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= day).toBe(true)
    }),
  )
})

test('a lease of real seconds is as long on a fast clock', () => {
  let now = real
  const clock = stageClock({ origin, rate: 4320 }, () => now)
  const until = clock.inRealSeconds(30)
  now += 29_999
  expect(clock.now() < until).toBe(true)
  now += 1
  expect(clock.now()).toBe(until)
})
