import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Urgency } from '#domain/report.ts'
import { Danger, UrgentReason } from '#domain/submission.ts'
import { isTakenSignedIn, urgencyOf } from '#domain/urgency.ts'

const accepted = Danger.exclude(['now']).options
const anyDanger = fc.constantFrom(...accepted)
const anyReasons = fc.uniqueArray(fc.constantFrom(...UrgentReason.options))
const rank = { normal: 0, urgent: 1, acute: 2 }

test.each([
  { danger: 'none', urgentBecause: [], urgency: 'normal' },
  { danger: 'none', urgentBecause: ['noSafeBed'], urgency: 'urgent' },
  { danger: 'called', urgentBecause: [], urgency: 'acute' },
  { danger: 'cannotCall', urgentBecause: ['threat'], urgency: 'acute' },
] as const)('danger $danger with $urgentBecause is $urgency', ({ danger, urgentBecause, urgency }) => {
  expect(urgencyOf({ danger, urgentBecause: [...urgentBecause] })).toBe(urgency)
})

test('every single reason makes a message urgent', () => {
  for (const reason of UrgentReason.options) {
    expect(urgencyOf({ danger: 'none', urgentBecause: [reason] }), reason).toBe('urgent')
  }
})

test('danger is always acute, whatever else is said', () => {
  fc.assert(
    fc.property(fc.constantFrom('called' as const, 'cannotCall' as const), anyReasons, (danger, urgentBecause) => {
      expect(urgencyOf({ danger, urgentBecause })).toBe('acute')
    }),
  )
})

test('one reason more never makes a message less urgent, nor does their order', () => {
  fc.assert(
    fc.property(anyDanger, anyReasons, anyReasons, (danger, some, more) => {
      const all = [...new Set([...some, ...more])]
      const urgency = urgencyOf({ danger, urgentBecause: all })
      expect(rank[urgency]).toBeGreaterThanOrEqual(rank[urgencyOf({ danger, urgentBecause: some })])
      expect(urgencyOf({ danger, urgentBecause: all.toReversed() })).toBe(urgency)
    }),
  )
})

test('only what has time is taken without signing in', () => {
  expect(Urgency.options.filter(urgency => !isTakenSignedIn({ urgency }))).toEqual(['normal'])
})
