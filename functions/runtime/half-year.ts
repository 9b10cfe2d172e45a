import type { Clock } from '#adapters/clock.ts'
import { digestOf } from '#adapters/half-year-parts.ts'
import type { HalfYearStore } from '#adapters/half-year-store.ts'
import { type Actor, may } from '#domain/access.ts'
import { NotFound } from '#domain/errors.ts'
import {
  type AdoptedReport,
  type CountryState,
  type HalfYear,
  isOvertaken,
  momentOf,
  type PreviousReport,
  previousOf,
} from '#domain/half-year.ts'
import { reportOf } from '#domain/half-year-report.ts'
import { LocalDate } from '#domain/report.ts'
import type { ShownReport } from '#view/half-year/report.ts'
import { type CountrySources, readCountry } from './country-state.ts'

export type HalfYearDependencies = CountrySources & {
  readonly halfYears: HalfYearStore
  readonly clock: Pick<Clock, 'now'>
}

/** What a report says, and what it goes on from. */
export type Written = {
  readonly state: CountryState
  readonly previous?: { readonly date: LocalDate; readonly digest: string; readonly state: CountryState } | undefined
  readonly digest: string
}

/** @throws NotFound for what is no day */
export function dayIn(typed: string | undefined): LocalDate {
  const date = LocalDate.safeParse(typed)
  if (!date.success) throw new NotFound('No such day')
  return date.data
}

/** @throws NotFound for a draft that is not for this actor, and for no day */
export async function showReport(
  typed: string | undefined,
  actor: Actor,
  dependencies: HalfYearDependencies,
): Promise<ShownReport & Pick<Written, 'state'>> {
  const date = dayIn(typed)
  const { halfYears, clock } = dependencies
  const entry = await halfYears.get(date)
  if (entry?.state !== 'adopted' && !may(actor, 'previewReports', undefined)) throw new NotFound('Not for this person')
  const reports = entry?.state === 'adopted' ? [] : await halfYears.all()
  const written =
    entry?.state === 'adopted' ? await kept(entry, halfYears) : await drafted({ date, entry, reports }, dependencies)
  const { state, previous, digest } = written
  return {
    ...{ actor, date, entry, digest, state },
    asOf: state.asOf,
    report: reportOf(state, previous),
    now: clock.now(),
    isOvertaken: isOvertaken(date, reports),
  }
}

/** An adopted report as it was, and the one it went on from as that was. */
async function kept(entry: AdoptedReport, halfYears: HalfYearStore): Promise<Written> {
  const [state, previous] = await Promise.all([halfYears.stateOf(entry), previousFor(entry.previous, halfYears)])
  return { state, previous, digest: entry.digest }
}

type Drafting = {
  readonly date: LocalDate
  readonly entry: HalfYear | undefined
  readonly reports: readonly HalfYear[]
}

/** What the report of that day says as things are now. */
export async function drafted(
  { date, entry, reports }: Drafting,
  dependencies: HalfYearDependencies,
): Promise<Written> {
  const { clock, halfYears } = dependencies
  const [state, previous] = await Promise.all([
    readCountry(momentOf(date, clock.now()), dependencies),
    previousFor(previousOf(date, reports), halfYears),
  ])
  return { state, previous, digest: digestOf({ date, title: entry?.title, state, previous: named(previous) }) }
}

/** Only the name of the report before it: what that one says is kept once. */
export function named(previous: PreviousReport | undefined): PreviousReport | undefined {
  return previous && { date: previous.date, digest: previous.digest }
}

async function previousFor(
  previous: PreviousReport | undefined,
  halfYears: HalfYearStore,
): Promise<Written['previous']> {
  if (!previous) return undefined
  const entry = await halfYears.get(previous.date)
  if (entry?.state !== 'adopted') throw new Error('A report goes on from one that is not there')
  return { ...previous, date: entry.date, digest: entry.digest, state: await halfYears.stateOf(entry) }
}
