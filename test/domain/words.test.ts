import { expect, test } from 'vitest'
import {
  dateInWords,
  durationInWords,
  exactlyInWords,
  fullDateInWords,
  inWords,
  listInWords,
  timeInWords,
  yearInWords,
} from '#domain/words.ts'

test.each([
  ['2026-04-30T14:00:00Z', 'donderdag 30 april, 16.00 uur', 'Thursday 30 April, 16:00'],
  ['2026-12-01T08:05:00Z', 'dinsdag 1 december, 9.05 uur', 'Tuesday 1 December, 09:05'],
  ['2026-12-31T23:00:00Z', 'vrijdag 1 januari, 0.00 uur', 'Friday 1 January, 00:00'],
])('%s is "%s" and "%s"', (instant, dutch, english) => {
  expect(inWords(instant, 'nl')).toBe(dutch)
  expect(inWords(instant, 'en')).toBe(english)
})

test('a day has a weekday, no year', () => {
  expect(dateInWords('2026-03-29', 'nl')).toBe('zondag 29 maart')
  expect(dateInWords('2026-03-29', 'en')).toBe('Sunday 29 March')
  expect(fullDateInWords('2026-03-29', 'nl')).toBe('zondag 29 maart 2026')
  expect(fullDateInWords('2027-01-01', 'en')).toBe('Friday 1 January 2027')
})

test('time and year are those in Amsterdam', () => {
  expect(timeInWords('2026-12-31T23:30:00Z', 'en')).toBe('00:30')
  expect(yearInWords('2026-12-31T23:30:00Z')).toBe('2027')
  expect(exactlyInWords('2026-12-31T23:30:00Z', 'nl')).toBe('vrijdag 1 januari 2027, 0.30 uur')
  expect(exactlyInWords('2026-12-31T23:30:00Z', 'en')).toBe('Friday 1 January 2027, 00:30')
})

test.each([
  [0, 'workingDays', 'meteen', 'at once'],
  [1, 'workingDays', '1 werkdag', '1 working day'],
  [3, 'workingDays', '3 werkdagen', '3 working days'],
  [1, 'officeHours', '1 kantooruur', '1 office hour'],
  [4, 'officeHours', '4 kantooruren', '4 office hours'],
] as const)('%i %s is "%s" and "%s"', (amount, unit, dutch, english) => {
  expect(durationInWords({ amount, unit }, 'nl')).toBe(dutch)
  expect(durationInWords({ amount, unit }, 'en')).toBe(english)
})

test('a list ends with "and"', () => {
  expect(listInWords(['a', 'b', 'c'], 'nl')).toBe('a, b en c')
  expect(listInWords(['a', 'b', 'c'], 'en')).toBe('a, b and c')
})
