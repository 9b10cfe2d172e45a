import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localTimeOf } from '#domain/local-time.ts'
import { mayMail, nextSafeMoment } from '#domain/safe-contact.ts'
import type { SafeContact } from '#domain/submission.ts'
import { calendar, report } from './chase-case.ts'

const nextMailing = (hours: SafeContact['hours'], now: string) =>
  nextSafeMoment({ channel: 'email', hours, mayBeSaid: 'nothing' }, { calendar, region: 'VR05', now })

test.each<[SafeContact['channel'], boolean]>([
  ['none', true],
  ['phone', true],
  ['email', false],
])('nobody is mailed who chose %s (has contact: %o)', (channel, hasContact) => {
  const unreachable = report({ hasContact, safeContact: { channel, hours: 'any', mayBeSaid: 'nothing' } })
  expect(mayMail(unreachable)).toBe(false)
})

test.each<[SafeContact['hours'], string, string]>([
  ['office', '2026-04-24T08:00:00.000Z', '2026-04-24T08:00:00.000Z'],
  ['office', '2026-04-24T16:00:00.000Z', '2026-04-28T07:00:00.000Z'],
  ['evening', '2026-04-24T08:00:00.000Z', '2026-04-24T16:00:00.000Z'],
  ['evening', '2026-04-24T18:59:59.000Z', '2026-04-24T18:59:59.000Z'],
  ['evening', '2026-04-24T19:00:00.000Z', '2026-04-25T16:00:00.000Z'],
  ['any', '2026-04-25T08:00:00.000Z', '2026-04-25T08:00:00.000Z'],
  ['any', '2026-04-25T02:00:00.000Z', '2026-04-25T07:00:00.000Z'],
  ['any', '2026-10-24T20:00:00.000Z', '2026-10-25T08:00:00.000Z'],
])('%s, asked at %s, is mailed at %s', (hours, now, at) => {
  expect(nextMailing(hours, now)).toBe(at)
})

test('nobody is ever mailed at night', () => {
  const instant = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2026-12-24T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instant, fc.constantFrom<SafeContact['hours']>('office', 'evening', 'any'), (now, hours) => {
      const at = nextMailing(hours, now.toISOString())
      const hour = localTimeOf(at).time / 3_600_000
      expect(Date.parse(at)).toBeGreaterThanOrEqual(now.getTime())
      expect(hour >= 9 && hour < 21).toBe(true)
    }),
  )
})
