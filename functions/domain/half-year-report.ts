import type { ActionLine } from './commitment.ts'
import type { CountryState, ReportedCommitment, ReportedUnit } from './half-year.ts'
import { type Change, changesBetween } from './half-year-changes.ts'
import type { LocalDate } from './report.ts'
import { type ChamberStatus, chamberStatus, type Status } from './standing.ts'

/** How many units say what; whoever said nothing is counted apart. */
export type Counts = Readonly<Record<Status, number>> & {
  readonly unstated: number
  readonly faded: number
  readonly units: number
}

/** One action or recommendation in the government's words, with ours beside it. */
export type Told = {
  readonly commitment: ReportedCommitment
  /** `undefined`: not among what the government lists as running or finished. */
  readonly chamber: ChamberStatus | undefined
  readonly counts: Counts
}

/** A line of the action plan; one whose title nobody entered has a number only. */
export type ToldLine = {
  readonly line: string
  readonly title?: ActionLine['title']
  readonly actions: readonly Told[]
}

export type Total = {
  readonly total: number
  readonly finished: number
  readonly running: number
  readonly neither: number
}

/** The report as the Chamber gets it. Its parts are always the same, so that two can be laid side by side. */
export type HalfYearReport = {
  readonly lines: readonly ToldLine[]
  readonly recommendations: readonly Told[]
  readonly summary: { readonly actions: Total; readonly recommendations: Total; readonly counts: Counts }
  /** Absent when there is no report before it. */
  readonly since?: { readonly date: LocalDate; readonly changes: readonly Change[] }
}

export function reportOf(
  state: CountryState,
  previous?: { readonly date: LocalDate; readonly state: CountryState },
): HalfYearReport {
  const told = state.commitments.map(tell)
  const actions = told.filter(({ commitment }) => commitment.line !== undefined)
  const recommendations = told.filter(({ commitment }) => commitment.line === undefined)
  return {
    lines: linesOf(state.lines, told),
    recommendations,
    summary: {
      actions: totalOf(actions),
      recommendations: totalOf(recommendations),
      counts: countsOf(state.commitments.flatMap(({ units }) => units)),
    },
    ...(previous && { since: { date: previous.date, changes: changesBetween(previous.state, state) } }),
  }
}

const tell = (commitment: ReportedCommitment): Told => ({
  commitment,
  chamber: chamberStatusOf(commitment.units),
  counts: countsOf(commitment.units),
})

/**
 * Of several units together: finished when each of those to which it applies is, running as soon as one of them began.
 * Whoever said nothing has not finished.
 */
export function chamberStatusOf(units: readonly Pick<ReportedUnit, 'stated'>[]): ChamberStatus | undefined {
  const each = units
    .filter(({ stated }) => stated?.status !== 'notApplicable')
    .map(({ stated }) => stated && chamberStatus(stated.status))
  if (each.length > 0 && each.every(status => status === 'finished')) return 'finished'
  return each.some(status => status !== undefined) ? 'running' : undefined
}

function countsOf(units: readonly Pick<ReportedUnit, 'stated'>[]): Counts {
  const having = (status: Status) => units.filter(({ stated }) => stated?.status === status).length
  return {
    notStarted: having('notStarted'),
    inPreparation: having('inPreparation'),
    underway: having('underway'),
    embedded: having('embedded'),
    notApplicable: having('notApplicable'),
    unstated: units.filter(({ stated }) => stated === undefined).length,
    faded: units.filter(({ stated }) => stated?.isFaded).length,
    units: units.length,
  }
}

function totalOf(told: readonly Told[]): Total {
  const having = (status: ChamberStatus | undefined) => told.filter(({ chamber }) => chamber === status).length
  return { total: told.length, finished: having('finished'), running: having('running'), neither: having(undefined) }
}

/** Lines without an action stay visible, and so do actions whose line has no title yet. */
function linesOf(known: readonly ActionLine[], told: readonly Told[]): readonly ToldLine[] {
  const titles = new Map(known.map(({ line, title }) => [line, title]))
  const numbers = told.flatMap(({ commitment: { line } }) => (line === undefined ? [] : [line]))
  return [...new Set([...titles.keys(), ...numbers])].toSorted().map(line => {
    const title = titles.get(line)
    return { line, ...(title && { title }), actions: told.filter(({ commitment }) => commitment.line === line) }
  })
}
