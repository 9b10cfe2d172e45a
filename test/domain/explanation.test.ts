import { expect, test } from 'vitest'
import raw from '#content/calendar.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { explain } from '#domain/explanation.ts'
import { deadline } from '#domain/working-time.ts'

const calendar = readCalendar(raw)
const sum = (from: string, amount: number, unit: 'workingDays' | 'officeHours' = 'workingDays') =>
  deadline(from, { amount, unit }, calendar).explanation

test.each([
  [
    sum('2026-04-24T14:00:00Z', 2),
    "Fri 24 April 2026 16:00 + 2 working days = Wed 29 April 16:00; weekend and King's Day skipped",
    '2 werkdagen vanaf vrijdag 24 april 2026, 16.00 uur, is woensdag 29 april, 16.00 uur. Het weekend en Koningsdag tellen niet mee.',
  ],
  [
    sum('2026-11-27T15:00:00Z', 1),
    'Fri 27 November 2026 16:00 + 1 working day = Mon 30 November 16:00; weekend skipped',
    '1 werkdag vanaf vrijdag 27 november 2026, 16.00 uur, is maandag 30 november, 16.00 uur. Het weekend telt niet mee.',
  ],
  [
    sum('2026-11-28T15:00:00Z', 10),
    'Sat 28 November 2026 16:00, counted from Mon 30 November 09:00 + 10 working days = Mon 14 December 09:00; weekends skipped',
    '10 werkdagen vanaf zaterdag 28 november 2026, 16.00 uur, is maandag 14 december, 9.00 uur. Wij tellen vanaf de opening: maandag 30 november, 9.00 uur. De weekenden tellen niet mee.',
  ],
  [
    sum('2026-11-29T15:00:00Z', 6),
    'Sun 29 November 2026 16:00, counted from Mon 30 November 09:00 + 6 working days = Tue 8 December 09:00; weekends skipped',
    '6 werkdagen vanaf zondag 29 november 2026, 16.00 uur, is dinsdag 8 december, 9.00 uur. Wij tellen vanaf de opening: maandag 30 november, 9.00 uur. De weekenden tellen niet mee.',
  ],
  [
    sum('2026-05-01T08:00:00Z', 3),
    'Fri 1 May 2026 10:00 + 3 working days = Thu 7 May 10:00; weekend and Liberation Day skipped',
    '3 werkdagen vanaf vrijdag 1 mei 2026, 10.00 uur, is donderdag 7 mei, 10.00 uur. Het weekend en Bevrijdingsdag tellen niet mee.',
  ],
  [
    sum('2026-11-23T10:00:00Z', 2, 'officeHours'),
    'Mon 23 November 2026 11:00 + 2 office hours = Mon 23 November 13:00',
    '2 kantooruren vanaf maandag 23 november 2026, 11.00 uur, is maandag 23 november, 13.00 uur.',
  ],
  [
    sum('2026-11-23T10:00:00Z', 0),
    'Mon 23 November 2026 11:00, at once = Mon 23 November 11:00',
    'Meteen: maandag 23 november 2026, 11.00 uur.',
  ],
  [
    sum('2026-11-28T10:00:00Z', 0),
    'Sat 28 November 2026 11:00, counted from Mon 30 November 09:00, at once = Mon 30 November 09:00; weekend skipped',
    'Zodra er weer iemand is na zaterdag 28 november 2026, 11.00 uur: maandag 30 november, 9.00 uur. Het weekend telt niet mee.',
  ],
])('a sum is explained in both languages: %#', (explanation, english, dutch) => {
  expect(explain(explanation, 'en')).toBe(english)
  expect(explain(explanation, 'nl')).toBe(dutch)
})
