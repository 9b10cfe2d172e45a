import * as z from 'zod'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'
import { LocalDate } from './report.ts'
import { RegionCode } from './situation.ts'

const file = 'content/calendar.json'
const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A day on which no office is open; `source` only for decreed days that the law does not name itself. */
export const ClosedDay = z.strictObject({ date: LocalDate, name: Texts, source: z.string().optional() })
export type ClosedDay = z.infer<typeof ClosedDay>

/** When somebody reads: office hours, and the days that do not count. `until` is the first closed minute. */
export const Calendar = z
  .strictObject({
    zone: z.literal('Europe/Amsterdam'),
    officeHours: z.strictObject({ from: WallTime, until: WallTime }),
    /** When the daily digest goes, on open days. */
    digestAt: WallTime,
    /** Per year, so that a year that nobody wrote is seen and not taken for a year without closed days. */
    closedDays: z.record(z.string().regex(/^\d{4}$/), z.array(ClosedDay).min(1)),
    /** Extra closures of one region. */
    regions: z.record(RegionCode, z.array(ClosedDay)),
  })
  .superRefine((calendar, context) => {
    for (const [year, days] of Object.entries(calendar.closedDays)) {
      for (const [index, day] of days.entries()) {
        if (day.date.startsWith(year)) continue
        context.addIssue({
          code: 'custom',
          path: ['closedDays', year, index, 'date'],
          message: `${day.date} is not in ${year}; move it to its own year`,
        })
      }
    }
  })
export type Calendar = z.infer<typeof Calendar>

/** Why no office is open that day; undefined on a working day. A year that nobody wrote is an error, never an open year. */
export function closedBecause(date: string, calendar: Calendar, region?: string): 'weekend' | Texts | undefined {
  const year = date.slice(0, 4)
  const days = calendar.closedDays[year]
  if (!days) {
    throw new InvalidContent(`${file}: closedDays.${year} is missing; write the closed days of ${year}`)
  }
  if (isWeekend(date)) return 'weekend'
  const extra = region === undefined ? [] : (calendar.regions[region] ?? [])
  return [...days, ...extra].find(day => day.date === date)?.name
}

function isWeekend(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
