import { type Commitment, type Plan, unitsFor } from './commitment.ts'
import type { CountryState, ReportedCommitment, ReportedUnit, Stated } from './half-year.ts'
import { compareInstants } from './local-time.ts'
import type { Instant } from './report.ts'
import { isFaded, type Published, publishedAt, type Standing, type StandingLine } from './standing.ts'
import type { Units } from './unit.ts'
import { localDateOf } from './working-time.ts'

/** A standing with its steps, newest first; without them where what is published now was so at that moment, too. */
export type StandingThen = {
  readonly standing: Pick<Standing, 'unit' | 'published'>
  readonly steps?: readonly StandingLine[]
}

/**
 * Whether only the history tells what was published then. Later entries, confirmations of them and comments change
 * nothing that was published: what counts is when that was last published, or last said to be still so.
 */
export function needsHistory({ published }: Pick<Standing, 'published'>, asOf: Instant): boolean {
  if (!published) return false
  return compareInstants(published.at, asOf) > 0 || compareInstants(published.confirmedAt, asOf) > 0
}

type Country = {
  readonly commitments: readonly Commitment[]
  readonly lines: Plan['lines']
  readonly units: Units
  /** Of each commitment, by its id, everybody of whom something is known. */
  readonly standings: ReadonlyMap<Commitment['id'], readonly StandingThen[]>
}

/** How far everybody was at that moment, by what was published until then. */
export function stateAt(asOf: Instant, { commitments, lines, units, standings }: Country): CountryState {
  return {
    asOf,
    lines: lines.toSorted((one, other) => one.line.localeCompare(other.line)),
    commitments: commitments.map(commitment => reported(commitment, asOf, { units, standings })),
  }
}

function reported(
  { id, level, unit, title, owner, line }: Commitment,
  asOf: Instant,
  { units, standings }: Pick<Country, 'units' | 'standings'>,
): ReportedCommitment {
  const known = new Map((standings.get(id) ?? []).map(one => [one.standing.unit, one]))
  return {
    ...{ id, level, title, owner },
    ...(line === undefined ? {} : { line }),
    units: unitsFor({ level, unit }, units).map(({ code, name }): ReportedUnit => {
      const published = publishedThen(known.get(code), asOf)
      return { unit: code, name, ...(published ? { stated: statedIn(published, asOf) } : {}) }
    }),
  }
}

function publishedThen(known: StandingThen | undefined, asOf: Instant): Published | undefined {
  return known?.steps ? publishedAt(known.steps, asOf) : known?.standing.published
}

function statedIn(published: Published, asOf: Instant): Stated {
  const { status, evidence, targetDate } = published.update
  return {
    status,
    ...(evidence ? { evidence } : {}),
    ...(targetDate === undefined ? {} : { targetDate }),
    confirmedOn: localDateOf(published.confirmedAt),
    isFaded: isFaded(published, asOf),
  }
}
