import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { rateLimit } from '#adapters/rate-store.ts'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { settle } from '#domain/mistake.ts'
import type { Notice } from '#domain/notice.ts'
import { quarterOf } from '#domain/period.ts'
import type { Instant, Report } from '#domain/report.ts'
import {
  accountExpires,
  areFactsOver,
  draftExpires,
  dueDestruction,
  dueReview,
  historyExpires,
  isAddressDue,
  isDrillOver,
  isLineOver,
  isMistakeOver,
  type Retention,
  readRetention,
  recordExpires,
  stepExpires,
} from '#domain/retention.ts'
import { report } from './chase-case.ts'
import { aMistake } from './mistake-case.ts'

const rules = readRetention(everyPeriod)
type Rule = keyof Retention

const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
const closedAt = (at: Instant): Report =>
  report({ state: { phase: 'closed', closedAt: at, outcome: 'unknown', by, reporterKnown: false } })
const noticeSentAt = (sentAt: Instant, changes: Partial<Notice> = {}): Notice => ({
  id: 'n',
  purpose: 'ladder',
  language: 'nl',
  to: 'a@example.org',
  state: 'sent',
  attempts: 1,
  plannedAt: sentAt,
  sentAt,
  ...changes,
})
const isGone = (expires: (rules: Retention, now: Instant) => number) => (since: Instant, now: Instant) =>
  expires(rules, since) * 1000 <= Date.parse(now)

/** Who carries out each rule; `isDue` is what decides it, where that is code of ours that looks at days. */
type Executed = {
  readonly by: 'the daily job' | 'the table, by its time to live' | 'the desk' | 'what the stacks are made of'
  readonly isDue?: (since: Instant, now: Instant) => boolean
  /** Where it is counted from something else than the day itself. */
  readonly counted?: (since: Instant) => Temporal.PlainDate
  /** At the same hour, not at midnight. */
  readonly sameHour?: true
}

const executed = {
  contents: {
    by: 'the daily job',
    isDue: (since, now) => dueDestruction(closedAt(since), rules, now) !== undefined,
  },
  skeleton: {
    by: 'the daily job',
    isDue: (since, now) => dueDestruction(closedAt(since), rules, now) === 'report',
  },
  untouched: {
    by: 'the desk',
    isDue: (since, now) => dueReview(report({ receivedAt: since }), rules, now) !== undefined,
  },
  untouchedLong: {
    by: 'the daily job',
    isDue: (since, now) => dueReview(report({ receivedAt: since }), rules, now) === 'review',
  },
  facts: {
    by: 'the daily job',
    isDue: (since, now) => areFactsOver(quarterOf(since), rules, now),
    counted: since => {
      const { year, month } = dayOf(since)
      return Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 })
    },
  },
  noticeAddress: { by: 'the daily job', isDue: (since, now) => isAddressDue(noticeSentAt(since), rules, now) },
  digests: {
    by: 'the daily job',
    isDue: (since, now) => isLineOver(noticeSentAt(since, { purpose: 'digest' }), rules, now),
  },
  drills: {
    by: 'the daily job',
    isDue: (since, now) =>
      isLineOver(noticeSentAt(since, { drill: '2026-05-05' }), rules, now) && isDrillOver({ at: since }, rules, now),
  },
  mistakes: {
    by: 'the daily job',
    isDue: (since, now) => {
      const mistake = aMistake({ receivedAt: since })
      return isMistakeOver(settle(mistake, { outcome: 'corrected', by: 'me' }, since), rules, now)
    },
  },
  mistakesOpen: {
    by: 'the daily job',
    isDue: (since, now) => isMistakeOver(aMistake({ receivedAt: since }), rules, now),
  },
  directoryHistory: { by: 'the table, by its time to live', isDue: isGone(historyExpires) },
  progress: { by: 'the table, by its time to live', isDue: isGone(stepExpires) },
  accounts: { by: 'the table, by its time to live', isDue: isGone(accountExpires) },
  audit: { by: 'the table, by its time to live', isDue: isGone(recordExpires) },
  drafts: { by: 'the table, by its time to live', isDue: isGone(draftExpires), sameHour: true },
  abuseCounters: { by: 'the table, by its time to live' },
  logs: { by: 'what the stacks are made of' },
  copies: { by: 'what the stacks are made of' },
} as const satisfies Readonly<Record<Rule, Executed>>

const byDays = Object.entries<Executed>(executed).flatMap(([name, { isDue, counted = dayOf, sameHour }]) =>
  isDue ? [{ name: name as Rule, isDue, counted, sameHour }] : [],
)

const zone = 'Europe/Amsterdam'
function dayOf(instant: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate()
}

/** The first instant of the day, some days from then, in Amsterdam. */
const midnight = (date: Temporal.PlainDate, days = 0): number =>
  date.add({ days }).toZonedDateTime(zone).epochMilliseconds
const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString()

test('every rule of the content has somebody who carries it out', () => {
  expect(Object.keys(executed).toSorted()).toEqual(Object.keys(rules).toSorted())
})

test('what is kept, and for how long, is what was agreed', () => {
  expect(Object.fromEntries(Object.entries(rules).map(([name, { keep }]) => [name, keep]))).toEqual({
    mistakes: { days: 30 },
    mistakesOpen: { months: 12 },
    contents: { days: 30 },
    untouched: { months: 6 },
    untouchedLong: { months: 12 },
    skeleton: { months: 12 },
    facts: { months: 14 },
    noticeAddress: { days: 90 },
    digests: { days: 90 },
    drills: { days: 90 },
    directoryHistory: { months: 24 },
    progress: { months: 60 },
    drafts: { days: 7 },
    accounts: { months: 24 },
    abuseCounters: { days: 30 },
    logs: { days: 7 },
    audit: { months: 24 },
    copies: { days: 35 },
  })
})

describe.each(byDays)('$name', ({ name, isDue, counted, sameHour }) => {
  const end = (since: Instant) => counted(since).add(rules[name].keep)

  test.each([
    ['in winter', '2026-01-15T12:00:00.000Z'],
    ['in the last hour of a day, which is the next one in UTC or not', '2026-07-31T21:30:00.000Z'],
    ['on the day the clock goes forward', '2026-03-29T00:30:00.000Z'],
    ['in the hour that comes twice', '2026-10-25T01:30:00.000Z'],
    ['on the last day of a month that is longer', '2027-08-31T10:00:00.000Z'],
  ])('begun %s: not the day before, on the day, and the day after', (_, since) => {
    const day = end(since)
    expect(isDue(since, instant(midnight(day, -1)))).toBe(false)
    expect(isDue(since, instant(midnight(day, 1) - 1))).toBe(true)
    expect(isDue(since, instant(midnight(day, 1)))).toBe(true)
  })

  test('on exactly that day in Amsterdam, whenever it began, and ever after', () => {
    const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 }), (moment, later) => {
        const since = moment.toISOString()
        const day = end(since)
        if (!sameHour) {
          expect(isDue(since, instant(midnight(day) - 1))).toBe(false)
          expect(isDue(since, instant(midnight(day)))).toBe(true)
        }
        expect(isDue(since, instant(midnight(day) - 1 - 86_400_000 * later))).toBe(false)
        expect(isDue(since, instant(midnight(day, 1) + 86_400_000 * later))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

test('a line about a message goes with its message, never by itself', () => {
  expect(isLineOver(noticeSentAt('2026-01-12T11:00:00.000Z'), rules, '2036-01-01T00:00:00.000Z')).toBe(false)
})

test('counters against abuse go long before they must', () => {
  expect(rules.abuseCounters.keep).toEqual({ days: 30 })
  expect(rateLimit.windowSeconds).toBeLessThanOrEqual(30 * 86_400)
})
