import { type Constraint, equalTo, lessEq, type Model, solve } from 'yalps'
import { Dimension, dimensions, families } from '#domain/dimension.ts'
import { country, figuresOf, type Publication, type ScopeFigures, shownIn } from '#domain/figures.ts'
import { isYear } from '#domain/period.ts'

/*
 * Whoever wants to know what is not shown: knows every publication and every rule, and asks a solver of linear
 * programmes how small and how large each hidden count can be. It knows that
 *
 * - counts are no less than nothing;
 * - the values of a table add up to its total, which is the same in every table;
 * - a rough value is the sum of its fine ones;
 * - a year is the sum of its quarters, and of its regions;
 * - whoever was not taken is still open.
 */

/** A count nobody published: `row` is a quarter, a region, or `year`. */
export type Target = { readonly row: string; readonly dimension: Dimension | 'total'; readonly value: string }
export type Found = Target & { readonly least: number; readonly most: number }

type Sum = ReadonlyMap<string, number>

/** Everything published of one year, as equations over the fine counts of its quarters and regions. */
export function attack(publications: readonly Publication[], regions: readonly string[]): readonly Found[] {
  const knowledge = knowledgeOf(publications, regions)
  const puzzle = puzzleOf(knowledge)
  return targetsOf(publications, regions).map(target => ({ ...target, ...boundsOf(sumFor(target, knowledge), puzzle) }))
}

type Knowledge = {
  readonly rows: readonly string[]
  readonly quarters: readonly string[]
  readonly regions: readonly string[]
  readonly constraints: readonly { readonly sum: Sum; readonly is: Constraint }[]
}

const fine = (row: string, dimension: Dimension, value: string): Sum => new Map([[`${row} ${dimension} ${value}`, 1]])
const plus = (sums: readonly Sum[], sign = 1): Sum => {
  const total = new Map<string, number>()
  for (const sum of sums) for (const [name, times] of sum) total.set(name, (total.get(name) ?? 0) + sign * times)
  return total
}
const minus = (one: Sum, other: Sum): Sum => plus([one, plus([other], -1)])

/** The fine counts that make up a count. */
function sumOfRow(row: string, dimension: Dimension | 'total', value: string): Sum {
  if (dimension === 'total') return new Map([[`${row} total`, 1]])
  const family = families.find(({ rough }) => rough?.dimension === dimension)
  if (family === undefined) return fine(row, dimension, value)
  const parts = family.rough?.parts[value] ?? []
  return plus(parts.map(part => fine(row, family.fine, part)))
}

function sumFor({ row, dimension, value }: Target, { quarters }: Pick<Knowledge, 'quarters'>): Sum {
  return row === 'year'
    ? plus(quarters.map(quarter => sumOfRow(quarter, dimension, value)))
    : sumOfRow(row, dimension, value)
}

function knowledgeOf(publications: readonly Publication[], all: readonly string[]): Knowledge {
  const year = publications.find(({ period }) => isYear(period))
  const quarters = publications.filter(publication => publication !== year).map(({ period }) => period)
  const regions = year ? all : []
  const rows = [...quarters, ...regions]
  const shown = rowsIn(publications).flatMap(({ row, publication, scope }) => {
    const figures = figuresOf(publication, scope)
    const cells = Dimension.options.flatMap(dimension =>
      [...shownIn(figures, dimension)].map(([value, count]) => ({
        sum: sumFor({ row, dimension, value }, { quarters }),
        is: equalTo(count),
      })),
    )
    const total = { sum: sumFor({ row, dimension: 'total', value: '' }, { quarters }), is: equalTo(figures.total ?? 0) }
    return figures.total === undefined ? cells : [...cells, total]
  })
  const added = rows.flatMap(row =>
    families.map(family => ({
      sum: minus(plus(dimensions[family.fine].map(value => fine(row, family.fine, value))), sumOfRow(row, 'total', '')),
      is: equalTo(0),
    })),
  )
  const overRows = families.flatMap(family =>
    dimensions[family.fine].map(value => ({
      sum: minus(
        plus(quarters.map(row => fine(row, family.fine, value))),
        plus(regions.map(row => fine(row, family.fine, value))),
      ),
      is: equalTo(0),
    })),
  )
  const order = rows.map(row => ({
    sum: minus(fine(row, 'rungs', 'notTaken'), fine(row, 'outcome', 'open')),
    is: lessEq(0),
  }))
  return { rows, quarters, regions, constraints: [...shown, ...added, ...(year ? overRows : []), ...order] }
}

function rowsIn(publications: readonly Publication[]) {
  return publications.flatMap(publication =>
    Object.keys(publication.scopes).map(scope => ({
      publication,
      scope,
      row: scope === country ? (isYear(publication.period) ? 'year' : publication.period) : scope,
    })),
  )
}

/**
 * Everything that was not shown: whole rows that were withheld, too. What a year would only add up from quarters that are
 * shown is no secret.
 */
function targetsOf(publications: readonly Publication[], regions: readonly string[]): readonly Target[] {
  const quarters = publications.filter(({ period }) => !isYear(period)).map(one => figuresOf(one, country))
  return publications.flatMap(publication => {
    const ofYear = isYear(publication.period)
    return [country, ...(ofYear ? regions : [])].flatMap(scope => {
      const row = scope === country ? (ofYear ? 'year' : publication.period) : scope
      return everyTarget(row).filter(
        target =>
          !isShown(target, figuresOf(publication, scope)) &&
          !(row === 'year' && quarters.every(one => isShown(target, one))),
      )
    })
  })
}

const everyTarget = (row: string): readonly Target[] => [
  { row, dimension: 'total', value: '' },
  ...Dimension.options.flatMap(dimension => dimensions[dimension].map((value): Target => ({ row, dimension, value }))),
]

const isShown = ({ dimension, value }: Target, figures: ScopeFigures): boolean =>
  dimension === 'total' ? figures.total !== undefined : shownIn(figures, dimension).has(value)

/** What is still unknown, and only the equations that have to do with what is sought: the others cannot help. */
function boundsOf(sum: Sum, { known, groups }: Puzzle): { readonly least: number; readonly most: number } {
  const certain = [...sum].reduce((total, [name, times]) => total + times * (known.get(name) ?? 0), 0)
  const open = [...sum].filter(([name]) => !known.has(name))
  const own = [...new Set(open.map(([name]) => groups.get(name)))].filter(group => group !== undefined)
  const columns = own.flatMap(({ columns: some }) => [...some])
  const bound = (direction: 'minimize' | 'maximize'): number => {
    const model: Model = {
      direction,
      objective: 'sought',
      constraints: own.flatMap(({ constraints }) => constraints),
      variables: columns.map(([name, terms]): [string, readonly Term[]] => [
        name,
        [['sought', sum.get(name) ?? 0], ...terms],
      ]),
    }
    const { status, result } = solve(model)
    if (status === 'optimal') return certain + result + 0
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    throw new Error(`The solver found nothing: ${status}`)
  }
  return open.length === 0 ? { least: certain, most: certain } : { least: bound('minimize'), most: bound('maximize') }
}

type Term = readonly [constraint: string, times: number]
type Group = { readonly constraints: [string, Constraint][]; readonly columns: Map<string, Term[]> }
type Puzzle = {
  readonly known: ReadonlyMap<string, number>
  /** By unknown: everything that is tied to it, directly or through others. */
  readonly groups: ReadonlyMap<string, Group>
}

function puzzleOf({ constraints }: Knowledge): Puzzle {
  const known = new Map(constraints.flatMap(constraint => toldBy(constraint) ?? []))
  const groups = new Map<string, Group>()
  for (const [index, { sum, is }] of constraints.entries()) {
    const open = [...sum].filter(([name]) => !known.has(name))
    if (open.length === 0) continue
    const certain = [...sum].reduce((total, [name, times]) => total + times * (known.get(name) ?? 0), 0)
    const group = joined(
      open.map(([name]) => name),
      groups,
    )
    group.constraints.push([String(index), is.equal === undefined ? lessEq(0 - certain) : equalTo(is.equal - certain)])
    for (const [name, times] of open) group.columns.get(name)?.push([String(index), times])
  }
  return { known, groups }
}

/** The one count that an equation tells by itself. */
function toldBy({ sum, is }: Knowledge['constraints'][number]): readonly [name: string, count: number][] | undefined {
  const [first, ...others] = [...sum]
  return first === undefined || others.length > 0 || is.equal === undefined ? undefined : [[first[0], is.equal]]
}

/** The group of all of them, made of those they were in. */
function joined(names: readonly string[], groups: Map<string, Group>): Group {
  const before = new Set(names.flatMap(name => groups.get(name) ?? []))
  const group: Group = {
    constraints: [...before].flatMap(({ constraints }) => constraints),
    columns: new Map([
      ...names.map((name): [string, Term[]] => [name, []]),
      ...[...before].flatMap(({ columns }) => [...columns]),
    ]),
  }
  for (const name of group.columns.keys()) groups.set(name, group)
  return group
}
