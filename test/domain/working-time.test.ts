import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import raw from '#content/calendar.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { deadline, endOfDay, isOpen, localDateOf, nextOpening, workingMinutesBetween } from '#domain/working-time.ts'
import { calendar, days, due, hours } from './working-time-case.ts'

describe('a deadline', () => {
  test.each([
    ['over a weekend and King’s Day', '2026-04-24T14:00:00Z', days(2), '2026-04-29T14:00:00.000Z'],
    ['over the change to summer time', '2026-03-27T15:00:00Z', days(1), '2026-03-30T14:00:00.000Z'],
    ['over the change to winter time', '2026-10-23T14:00:00Z', days(1), '2026-10-26T15:00:00.000Z'],
    ['over Good Friday and Easter', '2026-04-02T10:00:00Z', days(1), '2026-04-07T10:00:00.000Z'],
    ['over Christmas and the New Year', '2026-12-24T15:30:00Z', days(5), '2027-01-04T15:30:00.000Z'],
    ['in hours of the same day', '2026-04-28T08:15:30.250Z', hours(2), '2026-04-28T10:15:30.250Z'],
    ['in hours that go on the next morning', '2026-04-28T14:30:00Z', hours(2), '2026-04-29T08:30:00.000Z'],
    ['that ends at closing time is the next opening', '2026-04-28T13:00:00Z', hours(2), '2026-04-29T07:00:00.000Z'],
    ['of zero when open is now', '2026-04-28T13:00:00Z', days(0), '2026-04-28T13:00:00.000Z'],
    ['of zero when closed is the next opening', '2026-04-25T13:00:00Z', hours(0), '2026-04-28T07:00:00.000Z'],
    ['from before opening', '2026-04-28T03:00:00Z', hours(1), '2026-04-28T08:00:00.000Z'],
    ['from the first closed minute', '2026-04-28T15:00:00Z', days(1), '2026-04-30T07:00:00.000Z'],
    ['from the last open millisecond', '2026-04-28T14:59:59.999Z', days(1), '2026-04-29T14:59:59.999Z'],
  ])('%s', (_, from, duration, expected) => {
    expect(due(from, duration)).toBe(expected)
  })

  test('tells where counting began and what did not count', () => {
    expect(deadline('2026-04-25T14:00:00Z', days(2), calendar).explanation).toEqual({
      from: '2026-04-25T14:00:00.000Z',
      countedFrom: '2026-04-28T07:00:00.000Z',
      duration: days(2),
      at: '2026-04-30T07:00:00.000Z',
      skipped: [
        { date: '2026-04-25', why: 'weekend' },
        { date: '2026-04-26', why: 'weekend' },
        { date: '2026-04-27', why: { nl: 'Koningsdag', en: "King's Day" } },
      ],
    })
  })

  test('keeps to the extra closures of its region', () => {
    const closure = { date: '2026-02-16', name: { nl: 'carnaval', en: 'carnival' } }
    const withCarnival = readCalendar({ ...raw, regions: { VR20: [closure] } })

    expect(deadline('2026-02-13T10:00:00Z', days(1), withCarnival, 'VR20').at).toBe('2026-02-17T10:00:00.000Z')
    expect(deadline('2026-02-13T10:00:00Z', days(1), withCarnival, 'VR05').at).toBe('2026-02-16T10:00:00.000Z')
    expect(isOpen('2026-02-16T10:00:00Z', withCarnival, 'VR20')).toBe(false)
    expect(nextOpening('2026-02-16T10:00:00Z', withCarnival, 'VR20')).toBe('2026-02-17T08:00:00.000Z')
  })

  test('refuses to guess beyond the years that somebody wrote', () => {
    expect(() => due('2036-12-31T10:00:00Z', days(1))).toThrow('closedDays.2037')
  })
})

describe('a day in Amsterdam', () => {
  test.each([
    ['2026-04-24T21:59:59Z', '2026-04-24'],
    ['2026-04-24T22:00:00Z', '2026-04-25'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('at %s is %s', (instant, date) => {
    expect(localDateOf(instant)).toBe(date)
  })

  test.each([
    ['2026-03-28', '2026-03-28T16:00:00.000Z'],
    ['2026-03-29', '2026-03-29T15:00:00.000Z'],
    ['2026-10-25', '2026-10-25T16:00:00.000Z'],
  ])('%s ends at %s for a promise', (date, instant) => {
    expect(endOfDay(date)).toBe(instant)
  })
})

describe('working time between two instants', () => {
  const between = (from: string, to: string) => workingMinutesBetween(from, to, calendar)

  test.each([
    ['within a day', '2026-04-28T08:15:30Z', '2026-04-28T10:16:29Z', 120],
    ['that are one', '2026-04-28T08:15:30Z', '2026-04-28T08:15:30Z', 0],
    ['in the wrong order', '2026-04-29T08:00:00Z', '2026-04-28T08:00:00Z', 0],
    ['over the night', '2026-04-28T14:00:00Z', '2026-04-29T08:00:00Z', 120],
    ['in one night', '2026-04-28T18:00:00Z', '2026-04-29T04:00:00Z', 0],
    ['over a weekend and King’s Day', '2026-04-24T14:00:00Z', '2026-04-28T08:00:00Z', 120],
    ['over the change to summer time', '2026-03-27T15:00:00Z', '2026-03-30T08:00:00Z', 120],
  ])('%s is what was open', (_, from, to, minutes) => {
    expect(between(from, to)).toBe(minutes)
  })

  test('is what a deadline of so many hours counted', () => {
    const instant = fc.date({ min: new Date('2024-02-01'), max: new Date('2035-11-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 200 }), (date, amount) => {
        const from = date.toISOString()
        expect(between(from, due(from, hours(amount)))).toBe(amount * 60)
      }),
    )
  })
})
