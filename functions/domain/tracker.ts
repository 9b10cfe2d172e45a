import type { Actor } from './access.ts'
import { type ActionLine, type Commitment, lineOf, type Plan, unitsFor } from './commitment.ts'
import type { Instant } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Standing } from './standing.ts'
import type { Readiness } from './standing-acts.ts'
import { type SeenStanding, seenBy } from './standing-seen.ts'
import { everyLine, ownerKey, type StatusOrNone, type TrackerFilter, type Waits } from './tracker-filter.ts'
import type { Level, Unit, UnitCode, Units } from './unit.ts'

/** One thing taken on by one unit, and how far it is. */
export type TrackerRow = {
  readonly commitment: Commitment
  readonly unit: Unit
  readonly standing: SeenStanding
}

/** From the whole country down to those who are many. */
export const levelOrder = ['region', 'national', 'policeUnit', 'municipality'] as const satisfies readonly Level[]

/** A line of the action plan; without a title while the programme entered only actions of it. */
export type ListedLine = Pick<ActionLine, 'line'> & Partial<ActionLine>

/** By their numbers; also those that only actions name. */
export function linesOf({ lines, actions }: Plan): readonly ListedLine[] {
  const named = new Map<string, ListedLine>(lines.map(line => [line.line, line]))
  const numbers = new Set([...named.keys(), ...actions.map(({ id }) => lineOf(id))])
  return [...numbers].toSorted().map(line => named.get(line) ?? { line })
}

/** The commitments that a filter is about. */
export function commitmentsIn(
  { commitment: id, line, level, owner }: Pick<TrackerFilter, 'commitment' | 'line' | 'level' | 'owner'>,
  commitments: readonly Commitment[],
): readonly Commitment[] {
  return commitments.filter(
    commitment =>
      (id === undefined ? line === everyLine || commitment.line === line : commitment.id === id) &&
      (level === undefined || commitment.level === level) &&
      (owner === undefined || ownerKey(commitment) === owner),
  )
}

type Place = { readonly units: Units; readonly region?: RegionCode | undefined }
type Looking = { readonly actor: Actor; readonly now: Instant }

/** Everybody who answers for it, whether they said something or not; with a region only who sits there. */
export function rowsOf(
  commitment: Commitment,
  standings: readonly Standing[],
  { units, region, ...looking }: Place & Looking,
): readonly TrackerRow[] {
  const byUnit = new Map<UnitCode, Standing>(standings.map(standing => [standing.unit, standing]))
  return unitsFor(commitment, units)
    .filter(unit => region === undefined || unit.regions.includes(region))
    .map(unit => {
      const standing = seenBy(looking, { commitment: commitment.id, unit }, byUnit.get(unit.code))
      return { commitment, unit, standing }
    })
}

export const statusOf = ({ standing }: Pick<TrackerRow, 'standing'>): StatusOrNone =>
  standing.published?.update.status ?? 'none'

/** Whether a row is among those that a filter picks. */
export function isPicked(row: TrackerRow, { status, fresh, waits }: TrackerFilter): boolean {
  const { published, pending } = row.standing
  if (status !== undefined && statusOf(row) !== status) return false
  if (fresh !== undefined && (!published || published.isFaded !== (fresh === 'faded'))) return false
  return waits === undefined || (pending !== undefined && isWaiting(pending.waitsFor, waits))
}

const isWaiting = (waitsFor: Readiness, waits: Waits): boolean => waits === 'any' || waitsFor === waits

/** How many are how far, and of how many that is old news. */
export type Tally = {
  readonly statuses: ReadonlyMap<StatusOrNone, number>
  readonly faded: number
  readonly of: number
}

export function tally(rows: readonly TrackerRow[]): Tally {
  const statuses = new Map<StatusOrNone, number>()
  for (const row of rows) statuses.set(statusOf(row), (statuses.get(statusOf(row)) ?? 0) + 1)
  const faded = rows.filter(({ standing }) => standing.published?.isFaded).length
  return { statuses, faded, of: rows.length }
}

/** How many entries wait for what; nothing for whoever may see none. */
export function waiting(rows: readonly TrackerRow[]): ReadonlyMap<Readiness, number> {
  const counts = new Map<Readiness, number>()
  for (const { standing } of rows) {
    if (!standing.pending) continue
    const { waitsFor } = standing.pending
    counts.set(waitsFor, (counts.get(waitsFor) ?? 0) + 1)
  }
  return counts
}

/** Rows under what they have in common, in the order in which that first comes. */
export function groupedBy<Key>(rows: readonly TrackerRow[], keyOf: (row: TrackerRow) => Key) {
  const groups = new Map<Key, TrackerRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

export const rowsPerPage = 100
