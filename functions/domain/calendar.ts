import * as z from 'zod'
import { parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'
import { LocalDate } from './report.ts'
import { RegionCode } from './situation.ts'

const file = 'content/calendar.json'
const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as 09:00')

/** A day on which no office is open; `source` for decreed days that the law does not name itself. */
export const ClosedDay = z.strictObject({ date: LocalDate, name: Texts, source: z.url().optional() })
export type ClosedDay = z.infer<typeof ClosedDay>

/** When somebody reads: office hours, and the days that do not count. `until` is the first closed minute. */
export const Calendar = z.strictObject({
  zone: z.literal('Europe/Amsterdam'),
  officeHours: z
    .strictObject({ from: WallTime, until: WallTime })
    .refine(({ from, until }) => from < until, 'write an opening time before the closing time'),
  /** When the daily digest goes, on open days. */
  digestAt: WallTime,
  /** The law that names the closed days. */
  basis: Texts.extend({ url: z.url() }),
  /** Per year, so that a year that nobody wrote is seen and not taken for a year without closed days. */
  closedDays: z.record(z.string(), z.array(ClosedDay).min(1)).superRefine((years, context) => {
    for (const [year, days] of Object.entries(years)) {
      for (const [index, { date }] of days.entries()) {
        if (date.slice(0, 4) === year) continue
        context.addIssue({
          code: 'custom',
          path: [year, index, 'date'],
          message: `${date} is not in ${year}; write it under its own year`,
        })
      }
    }
  }),
  /** Extra closures of one region. */
  regions: z.record(RegionCode, z.array(ClosedDay)),
})
export type Calendar = z.infer<typeof Calendar>

export function readCalendar(raw: unknown): Calendar {
  return parseContent(Calendar, raw, file)
}

/** Why no office is open that day; undefined on a working day. A year nobody wrote is an error, never an open year. */
export function closedBecause(date: LocalDate, calendar: Calendar, region?: RegionCode): 'weekend' | Texts | undefined {
  const year = date.slice(0, 4)
  const national = calendar.closedDays[year]
  if (!national) {
    throw new InvalidContent(`${file}: closedDays.${year}: is missing; write the closed days of ${year}`)
  }
  if (isWeekend(date)) return 'weekend'
  const regional = region === undefined ? undefined : calendar.regions[region]
  return [...national, ...(regional ?? [])].find(day => day.date === date)?.name
}

function isWeekend(date: LocalDate): boolean {
  return new Date(date).getUTCDay() % 6 === 0
}
