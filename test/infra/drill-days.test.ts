import { expect, test } from 'vitest'
import everyDay from '#content/calendar.json' with { type: 'json' }
import everyLadder from '#content/ladders.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { readLadders } from '#domain/ladder.ts'
import { isOnCall } from '#domain/on-call.ts'
import { isOpen } from '#domain/working-time.ts'
import { timetable } from '../../infra/jobs.ts'
import { nextRun } from '../../infra/local/schedules.ts'
import { holder } from '../domain/chase-case.ts'

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

test('whoever took a drill is on call until the next one has come, however long the month', () => {
  const validDays = readLadders(everyLadder).onCall.drillValidDays
  const asleep = drills.slice(1).filter((next, before) => {
    const onCall = { email: 'night@example.org', drillPassedAt: drills[before] }
    return !isOnCall(holder('VR05-careCoordinator-1', { onCall }), { now: next, validDays })
  })
  expect(asleep).toEqual([])
})

function* drillsBetween(from: string, until: string): Generator<string> {
  const { expressionString, timeZone } = timetable.drill
  const next = nextRun(expressionString, String(timeZone?.timezoneName))
  for (let at = next(Date.parse(from)); at < Date.parse(until); at = next(at)) yield new Date(at).toISOString()
}
