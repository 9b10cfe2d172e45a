import Holidays from 'date-holidays'
import { describe, expect, test } from 'vitest'
import raw from '#content/calendar.json' with { type: 'json' }
import { closedBecause, readCalendar } from '#domain/calendar.ts'
import { InvalidContent } from '#domain/errors.ts'

const calendar = readCalendar(raw)
const years = Array.from({ length: 13 }, (_, index) => 2024 + index)

/** Where the library and article 3 of the Algemene termijnenwet differ. */
const feastsOnSunday = ['easter', 'easter 49']
const schoolDaysOfTheLibrary = ['easter -2', '05-05']

describe('the closed days of the calendar', () => {
  test.each(years)(
    'of %i are the public holidays, with Good Friday and every 5 May, without feasts on Sunday',
    year => {
      const expected = new Holidays('NL')
        .getHolidays(year)
        .filter(({ type, rule }) => type === 'public' || schoolDaysOfTheLibrary.includes(rule))
        .filter(({ rule }) => !feastsOnSunday.includes(rule))
        .map(({ date }) => date.slice(0, 10))

      expect(calendar.closedDays[year]?.map(({ date }) => date)).toEqual(expected.toSorted())
    },
  )

  test.each([
    ['2026-04-27', { nl: 'Koningsdag', en: "King's Day" }],
    ['2025-04-26', 'weekend'],
    ['2026-05-05', { nl: 'Bevrijdingsdag', en: 'Liberation Day' }],
    ['2027-05-05', { nl: 'Bevrijdingsdag', en: 'Liberation Day' }],
    ['2026-04-03', { nl: 'Goede Vrijdag', en: 'Good Friday' }],
    ['2026-11-22', 'weekend'],
    ['2026-11-23', undefined],
  ])('%s is closed because of %o', (date, why) => {
    expect(closedBecause(date, calendar)).toEqual(why)
  })

  test('may have an extra closure of one region', () => {
    const name = { nl: 'carnaval', en: 'carnival' }
    const withCarnival = readCalendar({ ...raw, regions: { VR20: [{ date: '2026-02-16', name }] } })

    expect(closedBecause('2026-02-16', withCarnival, 'VR20')).toEqual(name)
    expect(closedBecause('2026-02-16', withCarnival, 'VR05')).toBeUndefined()
    expect(closedBecause('2026-02-16', withCarnival)).toBeUndefined()
  })
})

describe('a calendar that nobody finished', () => {
  test('says which year is missing, also on a Saturday', () => {
    expect(() => closedBecause('2037-01-03', calendar)).toThrow(
      new InvalidContent('content/calendar.json: closedDays.2037: is missing; write the closed days of 2037'),
    )
  })

  const name = { nl: 'x', en: 'x' }
  test.each([
    [{ closedDays: { '2026': [{ date: '2025-12-25', name }] } }, 'closedDays.2026.0.date: 2025-12-25 is not in 2026'],
    [{ closedDays: { '26': [{ date: '2026-12-25', name }] } }, 'closedDays.26.0.date: 2026-12-25 is not in 26'],
    [{ officeHours: { from: '17:00', until: '09:00' } }, 'write an opening time before the closing time'],
    [{ officeHours: { from: '09:00', until: '09:00' } }, 'write an opening time before the closing time'],
    [{ digestAt: 'half nine' }, 'digestAt: write a time as 09:00'],
  ])('with %j is refused with file, field and what to write', (change, message) => {
    expect(() => readCalendar({ ...raw, ...change })).toThrow(InvalidContent)
    expect(() => readCalendar({ ...raw, ...change })).toThrow(message)
  })
})
