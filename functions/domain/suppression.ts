import type { Dimension } from './dimension.ts'
import {
  type Cell,
  cheapestWay,
  moveFurther,
  type Network,
  networkOf,
  type Price,
  roomOf,
  type Shift,
  type Way,
} from './sum-network.ts'

/*
 * Which counts of a family of tables are not shown. Small ones are not (primary suppression), and neither are others
 * through whose sums a small one could be computed (secondary suppression), whatever was published before. Both look
 * the same afterwards.
 */

/** A value of a table that the fine one divides. */
export type Rough = { readonly dimension: Dimension; readonly value: string }

/** How many messages have a value of the fine table; `rough`: what it belongs to, where it belongs to anything. */
export type Count = { readonly value: string; readonly rough?: Rough | undefined; readonly count: number }

/** A row of a family of tables: a quarter, or a region in a year. */
export type Row = {
  readonly name: string
  readonly counts: readonly Count[]
  /** Fewer than this is not shown. */
  readonly least: number
  /** What everybody can tell of a fine value from another family: how small and how large it can be at all. */
  readonly limits?: Limits | undefined
  /**
   * `new`: to be decided. `published`: decided before, for good. `withheld`: several rows whose totals are not shown
   * either; nothing is known of them but their sum.
   */
  readonly standing: 'new' | 'published' | 'withheld'
  /** Of a published row: whether a cell was shown. */
  readonly isShown?: (dimension: Dimension, value: string) => boolean
}

export type Limits = Readonly<Record<string, { readonly least?: number; readonly most?: number }>>

export type Tables = {
  readonly fine: Dimension
  readonly quarters: readonly Row[]
  /** Once it is over. */
  readonly year?: { readonly counts: readonly Count[]; readonly least: number; readonly regions: readonly Row[] }
}

/** Ids of cells. */
export type Hidden = ReadonlySet<string>

/** Whoever knows everything published must be left with at least this many more values than the true one. */
export const leastRoom = 5

export const cellId = (row: string, dimension: Dimension, value: string): string => `${row} ${dimension} ${value}`

/** The row of the whole country in a whole year. */
export const wholeYear = 'year'

/**
 * The cells that are not shown, those among them that were hidden before; `undefined` when nothing that may still be
 * hidden protects those that must be.
 */
export function suppressed(tables: Tables, before: Hidden = new Set()): Hidden | undefined {
  const plan = planOf(tables, before)
  // Hiding more only gives more room: what is protected stays so, and every cell is looked at once.
  for (const id of plan.hidden) {
    while (!isProtected(id, plan)) {
      if (!hideMore(id, plan)) return undefined
    }
  }
  return plan.hidden
}

/** All that can still be hidden of them, or `undefined` when even that protects too little. */
export function everythingHidden(tables: Tables): Hidden | undefined {
  const plan = planOf(tables)
  for (const id of plan.mayHide) plan.hidden.add(id)
  return [...plan.hidden].every(id => isProtected(id, plan)) ? plan.hidden : undefined
}

/**
 * What a fine value could be in every row at once, when it moves up, or down, wherever it can: one way how everything
 * could be as far as anybody can tell. By row.
 */
export function movedEverywhere(
  value: string,
  { tables, hidden, up }: { readonly tables: Tables; readonly hidden: Hidden; readonly up: boolean },
): ReadonlyMap<string, number> {
  const plan = planOf(tables, hidden)
  const moving = plan.drawn.filter(({ id, row }) => row !== wholeYear && id === cellId(row, tables.fine, value))
  const own = new Set<Cell>(moving)
  const shift: Shift = new Map()
  for (const cell of moving.filter(({ id }) => plan.hidden.has(id))) {
    for (const values of movingTogether(plan)) {
      const price = priceOf(values, plan, false)
      // What was moved for one row is not taken back for another.
      const oneWay: Price = (other, way) => (own.has(other) && way !== up ? undefined : price(other, way))
      moveFurther(cell, plan.network, { price: oneWay, enough: leastRoom, up, shift })
    }
  }
  return new Map(moving.map(cell => [cell.row, cell.count + (shift.get(cell) ?? 0)]))
}

/** The same tables, where everybody can tell of some rows how small and how large a fine value can be at all. */
export function withLimits(tables: Tables, limits: ReadonlyMap<string, Limits>): Tables {
  const within = (row: Row): Row => ({ ...row, limits: limits.get(row.name) })
  const { quarters, year } = tables
  return {
    ...tables,
    quarters: quarters.map(within),
    ...(year && { year: { ...year, regions: year.regions.map(within) } }),
  }
}

type Plan = {
  readonly tables: Tables
  readonly network: Network
  readonly drawn: readonly Drawn[]
  /** By id. */
  readonly cells: ReadonlyMap<string, Cell>
  /** What ties quarters and regions together. */
  readonly ties: readonly Tie[]
  /** Counts of the rough table for the whole year, which no cell of the network is: sums of those that are. */
  readonly roughYear: readonly RoughSum[]
  readonly mayHide: Hidden
  readonly withheld: Hidden
  readonly hidden: Set<string>
}

type Drawn = Cell & {
  readonly row: string
  readonly value: string
  readonly standing: Row['standing']
  readonly isHidden: boolean
}
type Tie = { readonly value: string; readonly rough: Rough | undefined; readonly cell: Cell }

function planOf(tables: Tables, before: Hidden = new Set()): Plan {
  const ties = tiesOf(tables)
  const rows = (tables.year?.regions ?? []).flatMap(row => rowCells(row, tables, 'region'))
  const quarters = tables.quarters.flatMap(row => rowCells(row, tables, 'quarter'))
  const drawn = [...quarters, ...(ties.length > 0 ? ties.map(({ cell }) => cell) : openEnds(quarters)), ...rows]
  const roughYear = roughYearOf(tables)
  const all = [...drawn, ...roughYear]
  return {
    tables,
    network: networkOf(drawn),
    drawn,
    ties,
    cells: new Map(drawn.map(cell => [cell.id, cell])),
    roughYear,
    mayHide: new Set(all.filter(({ standing }) => standing === 'new').map(({ id }) => id)),
    withheld: new Set(all.filter(({ standing }) => standing === 'withheld').map(({ id }) => id)),
    hidden: new Set(all.filter(({ id, isHidden }) => isHidden || before.has(id)).map(({ id }) => id)),
  }
}

const unlimited = { least: 0, most: Number.POSITIVE_INFINITY }

/** Where the counts of a value come together, of all quarters and of all regions. */
const meetingOf = (value: string, side: 'quarter' | 'region'): string => `${value} by ${side}`

/** A row leads to its rough values and those to its fine ones; of a region the other way round. */
function rowCells(row: Row, { fine }: Tables, side: 'quarter' | 'region'): readonly Drawn[] {
  const between = (outer: string, inner: string) =>
    side === 'quarter' ? { from: outer, to: inner } : { from: inner, to: outer }
  return [
    ...roughSums(row.counts).map(({ rough, count }) => ({
      ...cellOf(row, rough, count),
      ...between(row.name, nodeOf(row, rough)),
    })),
    ...row.counts.map(({ value, rough, count }) => ({
      ...cellOf(row, { dimension: fine, value }, count),
      ...row.limits?.[value],
      ...between(nodeOf(row, rough), meetingOf(value, side)),
    })),
  ]
}

const nodeOf = ({ name }: Row, rough: Rough | undefined): string =>
  rough === undefined ? name : `${name} ${rough.value}`

function cellOf({ name, least, standing, isShown }: Row, { dimension, value }: Rough, count: number) {
  const isHidden = standing === 'new' ? count < least : !isShown?.(dimension, value)
  return { id: cellId(name, dimension, value), row: name, value, ...unlimited, count, standing, isHidden }
}

/** A count that nobody knows yet and that nothing holds: large enough for whatever moves. */
const unknown = 1e9

/** Before the end of the year nobody knows what quarters add up to. */
function openEnds(quarters: readonly Drawn[]): readonly Drawn[] {
  const meetings = new Set(quarters.map(({ to }) => to).filter(to => !quarters.some(({ from }) => from === to)))
  const open = { ...unlimited, to: 'later', count: unknown, standing: 'published', isHidden: true } as const
  return [...meetings].map(from => ({ ...open, id: `${wholeYear} ${from}`, row: wholeYear, value: from, from }))
}

/** Quarters and regions add up to the same, the country's year. */
function tiesOf({ fine, year }: Tables): readonly (Tie & { readonly cell: Drawn })[] {
  if (year === undefined) return []
  const row: Row = { name: wholeYear, counts: year.counts, least: year.least, standing: 'new' }
  return year.counts.map(({ value, rough, count }) => ({
    value,
    rough,
    cell: {
      ...cellOf(row, { dimension: fine, value }, count),
      from: meetingOf(value, 'quarter'),
      to: meetingOf(value, 'region'),
    },
  }))
}

type RoughSum = ReturnType<typeof cellOf>

function roughYearOf({ year }: Tables): readonly RoughSum[] {
  if (year === undefined) return []
  const row: Row = { name: wholeYear, counts: year.counts, least: year.least, standing: 'new' }
  return roughSums(year.counts).map(({ rough, count }) => cellOf(row, rough, count))
}

function roughSums(counts: readonly Count[]): readonly { readonly rough: Rough; readonly count: number }[] {
  const parts = counts.flatMap(({ rough, count }) => (rough ? [{ rough, count }] : []))
  const roughs = new Map(parts.map(({ rough }) => [rough.value, rough]))
  return [...roughs.values()].map(rough => ({
    rough,
    count: sumOf(parts.filter(part => part.rough.value === rough.value).map(({ count }) => count)),
  }))
}

/** A cell of the network to move, while only these values of the whole year may move with it. */
type Attempt = { readonly cell: Cell; readonly values: ReadonlySet<string> }

function isProtected(id: string, plan: Plan): boolean {
  return attemptsFor(id, plan).some(attempt => hasRoom(attempt, id, plan))
}

function hasRoom({ cell, values }: Attempt, id: string, plan: Plan): boolean {
  if (!plan.hidden.has(cell.id)) return false
  const { up, down } = roomOf(cell, plan.network, priceOf(values, plan, false), leastRoom)
  // Of withheld rows all may lie in one and nothing in the other; what nobody knows yet needs no room.
  return up + (plan.withheld.has(id) || cell.count === unknown ? cell.count : down) >= leastRoom
}

/** Hides what is cheapest to hide of all that gives this cell more room. */
function hideMore(id: string, plan: Plan): boolean {
  const ways = attemptsFor(id, plan).flatMap(({ cell, values }) => {
    const way = cheapestWay(cell, plan.network, priceOf(values, plan, true))
    return way ? [openedBy(way, cell, plan)] : []
  })
  const [opened = smallestRough(plan)] = ways.toSorted((one, other) => costOf(one) - costOf(other))
  for (const cell of opened) plan.hidden.add(cell.id)
  return opened.length > 0
}

type Counted = Pick<Cell, 'id' | 'count'>

const openedBy = ({ steps }: Way, cell: Cell, { hidden }: Plan): readonly Counted[] =>
  [...new Set([cell, ...steps.map(step => step.cell)])].filter(({ id }) => !hidden.has(id))

const costOf = (cells: readonly Counted[]): number => sumOf(cells.map(({ count }) => count))

/** Rough counts of the year that are shown keep fine ones from moving. */
function smallestRough({ roughYear, hidden }: Plan): readonly Counted[] {
  return roughYear
    .filter(({ id }) => !hidden.has(id))
    .toSorted((one, other) => one.count - other.count)
    .slice(0, 1)
}

/** What is hidden moves for nothing; what may be hidden moves at the price of hiding it. */
function priceOf(values: ReadonlySet<string>, { ties, hidden, mayHide }: Plan, isOpening: boolean): Price {
  const held = new Set(ties.filter(({ value }) => !values.has(value)).map(({ cell }) => cell))
  return cell => {
    if (held.has(cell)) return undefined
    if (hidden.has(cell.id)) return 0
    return isOpening && mayHide.has(cell.id) ? cell.count + 1 : undefined
  }
}

function attemptsFor(id: string, plan: Plan): readonly Attempt[] {
  const cell = plan.cells.get(id)
  if (cell === undefined) return roughAttempts(id, plan)
  const tie = plan.ties.find(({ cell: own }) => own === cell)
  // A value of the year moves with those of its own rough sum, never against another's.
  const together = movingTogether(plan).filter(values => tie === undefined || values.has(tie.value))
  return together.map(values => ({ cell, values }))
}

/** A sum of the rough table that is shown for the year must stay: its values move among themselves, or not at all. */
function movingTogether({ ties, roughYear, hidden }: Plan): readonly ReadonlySet<string>[] {
  const shown = new Set(roughYear.filter(({ id }) => !hidden.has(id)).map(({ value }) => value))
  const groups = Map.groupBy(ties, ({ rough }) => (rough !== undefined && shown.has(rough.value) ? rough.value : ''))
  // Before the year is over nothing of it is known, and everything moves.
  return groups.size === 0 ? [new Set()] : [...groups.values()].map(group => new Set(group.map(({ value }) => value)))
}

/** A hidden sum of the rough table moves with one of its own values, against those of other hidden ones. */
function roughAttempts(id: string, { ties, roughYear, hidden }: Plan): readonly Attempt[] {
  const valuesOf = (sums: readonly RoughSum[]) => new Set<string | undefined>(sums.map(({ value }) => value))
  const own = valuesOf(roughYear.filter(sum => sum.id === id))
  const secret = valuesOf(roughYear.filter(sum => sum.id !== id && hidden.has(sum.id)))
  const others = ties.filter(({ rough }) => secret.has(rough?.value)).map(({ value }) => value)
  return ties
    .filter(({ rough }) => own.has(rough?.value))
    .map(({ value, cell }) => ({ cell, values: new Set([value, ...others]) }))
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
