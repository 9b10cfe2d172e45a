import { expect, test } from 'vitest'
import everyDay from '#content/calendar.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { isOpen } from '#domain/working-time.ts'
import { timetable } from '../../infra/jobs.ts'
import { nextRun } from '../../infra/local/schedules.ts'

const calendar = readCalendar(everyDay)
const years = Object.keys(calendar.closedDays)

/** Every drill of the years that the calendar knows. */
const drills = [...drillsBetween(`${years[0]}-01-01T00:00:00Z`, `${years.at(-1)}-12-31T00:00:00Z`)]

test('the drill mails nobody on a closed day, of the country or of a region, in any year of the calendar', () => {
  expect(drills).toHaveLength(12 * years.length)
  const places = [undefined, ...Object.keys(calendar.regions)]
  const closed = drills.filter(drill => places.some(region => !isOpen(drill, calendar, region)))
  expect(closed).toEqual([])
})

function* drillsBetween(from: string, until: string): Generator<string> {
  const { expressionString, timeZone } = timetable.drill
  const next = nextRun(expressionString, String(timeZone?.timezoneName))
  for (let at = next(Date.parse(from)); at < Date.parse(until); at = next(at)) yield new Date(at).toISOString()
}
