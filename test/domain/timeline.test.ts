import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimelineEvent } from '#domain/report.ts'
import { addEvent } from '#domain/timeline.ts'
import { friday } from './chase-case.ts'

const received: TimelineEvent = { at: friday, what: 'received' }
const repeated: TimelineEvent = { at: friday, what: 'repeated', role: 'nationalDesk' }
const later = '2026-05-04T08:00:00.000Z'

test('the same thing in a row is counted, with the time of the last one', () => {
  const twice = addEvent([received, repeated], { ...repeated, at: later })
  expect(twice).toEqual([received, { ...repeated, at: later, times: 2 }])
  expect(addEvent(twice, repeated).at(-1)?.times).toBe(3)
})

test.each<[string, Partial<TimelineEvent>]>([
  ['role', { role: 'chainDirector' }],
  ['holder', { holder: 'VR05-chainDirector-1' }],
  ['reason', { reason: 'absent' }],
  ['destination', { to: 'VR07' }],
  ['kind', { what: 'rungNotified' }],
])('the same thing with another %s is another line', (_, change) => {
  expect(addEvent([repeated], { ...repeated, ...change })).toHaveLength(2)
})

test('the timeline never outgrows its item, and keeps beginning and end', () => {
  const event = fc.record({ what: fc.constantFrom<TimelineEvent['what']>('rungNotified', 'rungSkipped', 'notForMe') })
  fc.assert(
    fc.property(fc.array(event, { minLength: 400, maxLength: 600 }), events => {
      const timeline = events.reduce((before, { what }) => addEvent(before, { at: later, what }), [received])
      expect(timeline.length).toBeLessThanOrEqual(200)
      expect(timeline[0]).toEqual(received)
      expect(timeline.at(-1)?.what).toBe(events.at(-1)?.what)
    }),
    { numRuns: 20 },
  )
})
