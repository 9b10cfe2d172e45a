import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedBecause } from '#domain/calendar.ts'
import { dayAfter, daysAfter } from '#domain/local-time.ts'
import { ladderSteps } from '#domain/progress-ladder.ts'
import {
  nextReminder,
  type ProgressReminder,
  type ReminderSetting,
  regionsToAsk,
  remindedOf,
  reminderDue,
  wakesAt,
} from '#domain/progress-reminder.ts'
import type { Instant } from '#domain/report.ts'
import type { Reminded, Standing } from '#domain/standing.ts'
import { confirm, enter, publish, withdraw } from '#domain/standing-acts.ts'
import { localDateOf } from '#domain/working-time.ts'
import { calendar, friday } from './chase-case.ts'
import { aPending, ladders, morning, placeOf, setting, towards } from './progress-case.ts'
import { aStanding, edit, enschede, police, twente, underway } from './standing-case.ts'

type Said = { readonly day: string; readonly reminder: ProgressReminder }

/** A digest every working day from the first to the last, of one who may or may not have a standing. */
function daily(
  from: string,
  until: string,
  standing: Standing | undefined,
  { reports = [], down = () => false }: { reports?: readonly string[]; down?: (day: string) => boolean } = {},
) {
  const said: Said[] = []
  let reminded: Reminded | undefined = standing?.reminded
  for (let day = from; day <= until; day = dayAfter(day)) {
    if (closedBecause(day, calendar) !== undefined || down(day)) continue
    const now = morning(day)
    const place = placeOf(standing, { reminded })
    const reminder = reminderDue(place, setting(...reports), now)
    if (!reminder) continue
    said.push({ day, reminder })
    reminded = remindedOf(reminder, place, { setting: setting(...reports), now })
  }
  return said.map(({ day, reminder }) => `${day} ${reminder.about} ${reminder.step}`)
}

describe('whoever answers for it is reminded', () => {
  test('of nothing before there is something', () => {
    expect(daily('2026-04-27', '2026-12-23', aStanding())).toEqual([])
    expect(daily('2026-04-27', '2026-12-23', undefined)).toEqual([])
  })

  test('once before the target date; after it by the ladder, which ends', () => {
    expect(daily('2026-04-27', '2026-12-23', towards('2026-06-01'))).toEqual([
      '2026-05-15 due 0',
      '2026-06-02 overdue 0',
      '2026-06-16 overdue 1',
      '2026-06-30 overdue 2',
      '2026-07-14 overdue 3',
      '2026-07-28 overdue 4',
      '2026-08-11 overdue 5',
      '2026-08-25 overdue 6',
      '2026-09-08 overdue 7',
      '2026-09-22 overdue 8',
    ])
  })

  test('once a month before it is old, and by the ladder from then on', () => {
    expect(daily('2026-12-20', '2027-02-26', aStanding())).toEqual([
      '2026-12-24 fading 0',
      '2027-01-25 faded 0',
      '2027-02-08 faded 1',
      '2027-02-22 faded 2',
    ])
  })

  test('six weeks before a report, until its day, whether or not anything is known', () => {
    const expected = ['2026-05-20 reportSoon 0', '2026-06-04 reportSoon 1', '2026-06-18 reportSoon 2']
    for (const standing of [undefined, aStanding()]) {
      expect(daily('2026-04-27', '2026-09-30', standing, { reports: ['2026-07-01'] })).toEqual(expected)
    }
  })

  test('also of a report that was planned only later, after something else was said', () => {
    const { reminded } = remindedAbout('due', towards('2026-06-01'), '2026-05-15')
    const standing = { ...towards('2026-06-01'), reminded }
    expect(daily('2026-05-18', '2026-05-29', standing, { reports: ['2026-06-15'] })).toEqual([
      '2026-05-18 reportSoon 0',
    ])
  })

  test('of an entry to confirm, at once and by the ladder', () => {
    const standing = aStanding({ pending: aPending() })
    expect(daily('2026-04-27', '2026-05-31', standing)).toEqual([
      '2026-04-28 awaitsConfirmation 0',
      '2026-05-13 awaitsConfirmation 1',
      '2026-05-29 awaitsConfirmation 2',
    ])
  })

  test('of what is more pressing from its beginning on, and of the other no more', () => {
    const reports = ['2026-06-15']
    expect(daily('2026-04-27', '2026-06-30', towards('2026-05-25'), { reports })).toEqual([
      '2026-05-04 reportSoon 0',
      '2026-05-20 reportSoon 1',
      '2026-05-26 overdue 0',
      '2026-06-09 overdue 1',
      '2026-06-23 overdue 2',
    ])
  })

  test('once after days on which nothing went out, and only from then on again', () => {
    const down = (day: string) => '2026-06-01' < day && day < '2026-07-20'
    expect(daily('2026-06-01', '2026-08-10', towards('2026-06-01'), { down })).toEqual([
      '2026-06-01 due 0',
      '2026-07-20 overdue 0',
      '2026-08-03 overdue 1',
    ])
  })

  test('of the most pressing that began in such days, whatever began first', () => {
    const down = (day: string) => '2026-05-01' < day && day < '2026-05-27'
    const reports = ['2026-06-15']
    expect(daily('2026-04-27', '2026-06-05', towards('2026-05-25'), { reports, down })).toEqual([
      '2026-05-27 overdue 0',
    ])
  })

  test('of two reports by one ladder, when the second is near before the first is over', () => {
    const reports = ['2026-07-01', '2026-07-15']
    expect(daily('2026-05-18', '2026-07-14', aStanding(), { reports })).toEqual([
      '2026-05-20 reportSoon 0',
      '2026-06-04 reportSoon 1',
      '2026-06-18 reportSoon 2',
      '2026-07-02 reportSoon 3',
    ])
  })

  test('no more by a ladder that became shorter', () => {
    const standing = towards('2026-06-01')
    const { reminded } = remindedAbout('overdue', standing, '2026-06-02')
    const place = placeOf({ ...standing, reminded: { ...reminded, rung: 99 } })
    expect(nextReminder(place, setting(), morning('2026-07-01'))?.about).toBe('fading')
  })
})

describe('the regions that are asked what they say of an entry', () => {
  const pending = aPending({ comments: { VR04: { at: friday, by: 'subject-1' } } })
  test('are those that said nothing and were not asked, while there is time', () => {
    const place = placeOf(aStanding({ pending }), { unit: police })
    expect(regionsToAsk(place, friday)).toEqual(['VR05'])
    expect(regionsToAsk(place, pending.commentUntil)).toEqual([])
    const asked = aStanding({ pending: { ...pending, asked: { VR05: friday } } })
    expect(regionsToAsk(placeOf(asked, { unit: police }), friday)).toEqual([])
  })

  test('are none without an entry, nor about a region itself, which is asked to confirm', () => {
    expect(regionsToAsk(placeOf(aStanding(), { unit: police }), friday)).toEqual([])
    expect(regionsToAsk(placeOf(undefined, { unit: police }), friday)).toEqual([])
    expect(regionsToAsk(placeOf(aStanding({ pending: aPending() })), friday)).toEqual([])
  })
})

describe('a standing is looked at again', () => {
  const wakes = (standing: Standing, unit = twente) => wakesAt(placeOf(standing, { unit }), setting(), friday)

  test('when something begins, and not for a report, for which everybody is looked at', () => {
    expect(wakes(towards('2026-06-01'))).toBe('2026-05-14T22:00:00.000Z')
    const told = { about: 'reportSoon', rung: 0, at: friday, told: ['reportSoon:2026-05-20'] }
    expect(wakes({ ...towards('2026-06-01'), reminded: told })).toBe('2026-05-14T22:00:00.000Z')
  })

  test('at once when a region is to be asked', () => {
    const pending = aPending({ confirmedAt: friday })
    expect(wakes(aStanding({ pending }), enschede)).toBe(friday)
    expect(wakes(aStanding({ pending }))).not.toBe(friday)
  })

  test('never, when all was said', () => {
    const told = ['fading:2027-01-24', 'faded:2027-01-24']
    expect(wakes(aStanding({ reminded: { about: 'faded', rung: 8, at: friday, told } }))).toBeUndefined()
  })
})

function remindedAbout(about: 'due' | 'overdue', standing: Standing, day: string) {
  const now = morning(day)
  return { reminded: remindedOf({ about, step: 0 }, placeOf(standing), { setting: setting(), now }) }
}

type Act = 'enter' | 'enterForThem' | 'confirm' | 'publish' | 'withdraw'

const acting: Readonly<Record<Act, (before: Standing | undefined, at: Instant, target: string) => Standing>> = {
  enter: (before, at, targetDate) => entered(before, at, { targetDate, side: 'owner' }),
  enterForThem: (before, at, targetDate) => entered(before, at, { targetDate, side: 'programme' }),
  confirm: (before, at) => confirm(before, { commitment: 'R1', unit: twente }, edit({ at })).standing,
  publish: (before, at) => publish(before, { commitment: 'R1', unit: twente }, edit({ at })).standing,
  withdraw: (before, at) => withdraw(before, { commitment: 'R1', unit: twente }, edit({ at })).standing,
}

function entered(
  before: Standing | undefined,
  at: Instant,
  { targetDate, side }: { readonly targetDate: string; readonly side: 'owner' | 'programme' },
): Standing {
  const update = { ...underway, targetDate }
  const entry = { update, regions: side === 'owner' ? ['VR05'] : [] }
  return enter(before, { commitment: 'R1', unit: twente }, entry, { edit: edit({ at, side }), calendar }).standing
}

const answers: readonly Act[] = ['enter', 'enterForThem', 'confirm']

type Story = {
  readonly events: readonly { readonly after: number; readonly act: Act; readonly target: number }[]
  readonly reports: readonly number[]
  readonly outages: readonly { readonly from: number; readonly days: number }[]
}

const first = '2026-05-04'
const days = 300
const story: fc.Arbitrary<Story> = fc.record({
  events: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: days }),
      act: fc.constantFrom<Act>('enter', 'enterForThem', 'confirm', 'publish', 'withdraw'),
      target: fc.integer({ min: -20, max: 120 }),
    }),
    { maxLength: 8 },
  ),
  reports: fc.array(fc.integer({ min: 10, max: days }), { maxLength: 3 }),
  outages: fc.array(fc.record({ from: fc.integer({ min: 0, max: days }), days: fc.integer({ min: 1, max: 60 }) }), {
    maxLength: 3,
  }),
})

/** How it stands in the middle of a story. */
type Moment = {
  readonly standing: Standing
  /** When it had to be looked at again, as the table has it. */
  readonly wakes: Instant | undefined
  readonly answered: Instant
  readonly round: number
}
type Told = Said & Omit<Moment, 'standing'>

/** Day after day: a digest in the morning when there is one, and whatever people do at two in the afternoon. */
function toldIn({ events, reports, outages }: Story): readonly Told[] {
  const planned = setting(...reports.map(after => daysAfter(first, after)))
  const all: Told[] = []
  let moment: Moment = { ...seen(aStanding(), friday), answered: friday, round: 0 }
  for (let index = 0; index <= days; index++) {
    const day = daysAfter(first, index)
    const goes = closedBecause(day, calendar) === undefined && !outages.some(one => isIn(index, one))
    const reminder = goes ? reminderDue(placeOf(moment.standing), planned, morning(day)) : undefined
    if (reminder) {
      all.push({ day, reminder, ...moment })
      moment = { ...moment, ...afterSaying(reminder, moment.standing, { planned, now: morning(day) }) }
    }
    for (const event of events.filter(({ after }) => after === index)) moment = afterActing(event, moment, day)
  }
  return all
}

const isIn = (index: number, { from, days }: Story['outages'][number]): boolean => from <= index && index < from + days

const seen = (standing: Standing, now: Instant) => ({ standing, wakes: wakesAt(placeOf(standing), setting(), now) })

function afterSaying(
  reminder: ProgressReminder,
  before: Standing,
  { planned, now }: { readonly planned: ReminderSetting; readonly now: Instant },
) {
  const standing = { ...before, reminded: remindedOf(reminder, placeOf(before), { setting: planned, now }) }
  expect(reminderDue(placeOf(standing), planned, now)).toBeUndefined()
  return seen(standing, now)
}

function afterActing({ act, target }: Story['events'][number], before: Moment, day: string): Moment {
  const at = `${day}T12:00:00.000Z`
  const standing = tried(() => acting[act](before.standing, at, daysAfter(day, target)))
  if (!standing) return before
  const moment = { ...before, ...seen(standing, at) }
  if (answers.includes(act)) return { ...moment, answered: at, round: before.round + 1 }
  // What an entry had answered is open again without it.
  return act === 'withdraw' ? { ...moment, answered: friday } : moment
}

test('whatever happens, nobody is reminded too early, too often, twice of one thing or after they answered', () => {
  fc.assert(
    fc.property(story, happened => {
      const all = toldIn(happened)
      for (const [index, one] of all.entries()) {
        expectInTime(one)
        expectInOrder(
          one,
          all.slice(0, index).filter(({ round }) => round === one.round),
        )
      }
    }),
    { numRuns: 20 },
  )
})

function expectInTime({ day, reminder: { about, since }, answered, wakes }: Told): void {
  const now = morning(day)
  expect(since <= now && since >= answered).toBe(true)
  // A report is looked for by itself; everything else was to be found by then.
  expect(about === 'reportSoon' || (wakes !== undefined && wakes <= now)).toBe(true)
}

function expectInOrder({ day, reminder }: Told, before: readonly Told[]): void {
  const { about, step } = reminder
  expect(step).toBeLessThan(ladderSteps('region', ladders).length)
  if (step === 0) {
    expect(before.map(one => one.reminder)).not.toContainEqual(reminder)
    return
  }
  const last = before.at(-1)
  expect(last?.reminder).toMatchObject({ about, step: step - 1 })
  expect(workingDaysBetween(last?.day ?? day, day)).toBeGreaterThanOrEqual(10)
}

/** What is not allowed just does not happen. */
function tried(act: () => Standing): Standing | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

function workingDaysBetween(from: string, to: string): number {
  let days = 0
  for (let day = from; day < to; day = dayAfter(day)) if (closedBecause(dayAfter(day), calendar) === undefined) days++
  return days
}

test('a day of Amsterdam begins at midnight there', () => {
  expect(localDateOf(nextReminder(placeOf(towards('2026-06-01')), setting(), friday)?.at ?? '')).toBe('2026-05-15')
})
