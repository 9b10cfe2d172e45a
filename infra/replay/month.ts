import { type Calendar, closedBecause } from '#domain/calendar.ts'
import { dayAfter, instantOf } from '#domain/local-time.ts'
import { receive } from '#domain/receive.ts'
import { referenceFrom } from '#domain/reference.ts'
import type { Instant, LocalDate, Report } from '#domain/report.ts'
import { Elsewhere, type RegionCode, type Where } from '#domain/situation.ts'
import type { Submission } from '#domain/submission.ts'
import { type Chance, oneOf, weighed, wholeFrom } from './chance.ts'

/** A message nobody sent; `number` is its place in the month, from 1. */
export type MadeUp = { readonly number: number; readonly report: Report }

export type Month = {
  readonly region: RegionCode
  /** `2026-04` */
  readonly month: string
  readonly messages: number
  readonly chance: Chance
  readonly calendar: Calendar
  /** The municipalities of the region; the national unit has none. */
  readonly municipalities: readonly Where[]
}

/** Most people write while offices are open; many are not, and that is when a ladder is hardest. */
const inOfficeHours = 0.75
const urgencies = [
  ['normal', 6],
  ['urgent', 3],
  ['acute', 1],
] as const
const kinds = [
  ['person', 4],
  ['place', 1],
] as const
const minute = 60_000

/** The messages of the month in the order in which they came. */
export function madeUpMonth(month: Month): readonly MadeUp[] {
  const days = daysOf(month.month)
  const arrivals = Array.from({ length: month.messages }, (_, index) => ({
    name: `message ${index}`,
    at: arrivalOf(`message ${index}`, days, month),
  }))
  const inOrder = arrivals.toSorted((one, other) => (one.at < other.at ? -1 : 1))
  return inOrder.map(({ name, at }, index) => ({ number: index + 1, report: messageOf(name, at, month) }))
}

export function daysOf(month: string): readonly LocalDate[] {
  const days: LocalDate[] = []
  for (let date = `${month}-01`; date.startsWith(month); date = dayAfter(date)) days.push(date)
  return days
}

function arrivalOf(name: string, days: readonly LocalDate[], { chance, calendar, region }: Month): Instant {
  const inOffice = chance(`${name} in office hours`) < inOfficeHours
  const among = inOffice ? days.filter(day => closedBecause(day, calendar, region) === undefined) : days
  const [first, last] = inOffice ? [8 * 60, 18 * 60] : [0, 24 * 60 - 1]
  const date = oneOf(among, chance(`${name} day`))
  return instantOf({ date, time: wholeFrom(first, last, chance(`${name} minute`)) * minute })
}

function messageOf(name: string, now: Instant, { region, municipalities, chance }: Month): Report {
  const urgency = weighed(urgencies, chance(`${name} urgency`))
  const kind = weighed(kinds, chance(`${name} kind`))
  const where = oneOf(region === 'NL' ? Elsewhere.options : municipalities, chance(`${name} where`))
  const submission: Submission = {
    submissionKey: '00000000-0000-4000-8000-000000000000',
    language: 'nl',
    danger: urgency === 'acute' ? 'called' : 'none',
    kind,
    where,
    ...(kind === 'person' ? { ageGroup: oneOf(['under18', 'adult'], chance(`${name} age`)), consent: 'unknown' } : {}),
    forms: [oneOf(['labourExploitation', 'sexualExploitation', 'unknown'], chance(`${name} form`))],
    persons: 'one',
    urgentBecause: urgency === 'urgent' ? ['noSafeBed'] : [],
    asked: 'passOn',
    reporterType: 'professional',
    restricted: false,
    contactChannel: 'none',
    contactHours: 'office',
    contactMayBeSaid: 'nothing',
  }
  const proof = { submission: 'made up', body: 'made up', receipt: 'made up' }
  return receive(submission, { reference: madeUpReference(name, chance), region, proof, sealed: undefined, now })
}

/** Only the table of the replay ever sees it. */
function madeUpReference(name: string, chance: Chance): Report['reference'] {
  const digest = Array.from({ length: 8 }, (_, index) => wholeFrom(0, 255, chance(`${name} digit ${index}`)))
  return referenceFrom(Uint8Array.from(digest))
}
