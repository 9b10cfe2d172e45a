import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import raw from '#content/calendar.json' with { type: 'json' }
import type { Duration } from '#domain/explanation.ts'
import { isOpen } from '#domain/working-time.ts'
import { calendar, days, due, hours } from './working-time-case.ts'

/**
 * Written down another way: a list of every open hour from 2024 to 2035, with the European rule for summer time by
 * hand. Each open day has eight hours, so n working days is 8n places further on.
 */
describe('against a list of all open hours 2024–2035', () => {
  const hour = 3_600_000
  const first = Date.UTC(2024, 0, 1)
  const last = Date.UTC(2036, 0, 1)
  const closedDays = new Set(Object.values(raw.closedDays).flatMap(list => list.map(day => day.date)))
  const openHours: number[] = []
  /** For every hour: the place of the first open hour that is not before it. */
  const places: number[] = []
  for (let at = first; at < Date.UTC(2036, 2, 1); at += hour) {
    places.push(openHours.length)
    if (isOpenByHand(at)) openHours.push(at)
  }

  function isOpenByHand(at: number): boolean {
    const wall = new Date(at + (isSummer(at) ? 2 : 1) * hour)
    const isWeekday = wall.getUTCDay() >= 1 && wall.getUTCDay() <= 5
    const isOfficeHour = wall.getUTCHours() >= 9 && wall.getUTCHours() < 17
    return isWeekday && isOfficeHour && !closedDays.has(wall.toISOString().slice(0, 10))
  }

  function isSummer(at: number): boolean {
    const year = new Date(at).getUTCFullYear()
    const change = (month: number) => {
      const lastDay = new Date(Date.UTC(year, month + 1, 0, 1))
      return lastDay.getTime() - lastDay.getUTCDay() * 24 * hour
    }
    return at >= change(2) && at < change(9)
  }

  const expected = (at: number, { amount, unit }: Duration) => {
    const step = unit === 'workingDays' ? 8 * amount : amount
    return openHours[(places[(at - first) / hour] ?? 0) + step]
  }

  test.each([days(1), days(5), hours(2), hours(4)])(
    'every start hour + %o misses nothing and doubles nothing',
    duration => {
      const wrong: string[] = []
      for (let at = first; at < last; at += hour) {
        const from = new Date(at).toISOString()
        if (Date.parse(due(from, duration)) !== expected(at, duration)) wrong.push(from)
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )

  test('any start hour and any duration', () => {
    const start = fc.integer({ min: 0, max: (last - first) / hour - 1 }).map(index => first + index * hour)
    const duration = fc.record({
      amount: fc.integer({ min: 0, max: 40 }),
      unit: fc.constantFrom('workingDays', 'officeHours'),
    })
    fc.assert(
      fc.property(start, duration, (at, duration) => {
        expect(Date.parse(due(new Date(at).toISOString(), duration))).toBe(expected(at, duration))
      }),
      { numRuns: 2_000 },
    )
  })

  test('a later start is never due earlier, down to the second', () => {
    const instant = fc
      .integer({ min: first / 1000, max: last / 1000 })
      .map(seconds => new Date(seconds * 1000).toISOString())
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 200_000 }), (from, seconds) => {
        const later = new Date(Date.parse(from) + seconds * 1000).toISOString()
        expect(due(from, days(3)) <= due(later, days(3))).toBe(true)
        expect(isOpen(due(from, days(3)), calendar)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
