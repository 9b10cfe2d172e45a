import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goodUntil } from '../../infra/security-expiry.ts'

test.each([
  ['2026-11-26T02:00:00Z', '2027-10-01T00:00:00Z'],
  ['2026-01-31T23:59:59Z', '2026-12-01T00:00:00Z'],
  ['2028-02-29T12:00:00Z', '2029-01-01T00:00:00Z'],
])('pages of %s say that their security.txt is good until %s', (now, until) => {
  expect(goodUntil(new Date(now))).toBe(until)
})

test('whatever the day, security.txt is good for ten months at least and never for a year', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2025-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), now => {
      const days = (Date.parse(goodUntil(now)) - now.getTime()) / 86_400_000
      expect(days).toBeGreaterThan(300)
      expect(days).toBeLessThan(366)
    }),
  )
})
