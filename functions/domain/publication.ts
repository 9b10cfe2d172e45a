import type { Counted } from './counted.ts'
import { Dimension, dimensions, type Family, families, outcomes, takings } from './dimension.ts'
import { country, figuresOf, leastShown, type Publication, type ScopeFigures, shownIn } from './figures.ts'
import { type Quarter, quartersIn, type Year } from './period.ts'
import { publishedTimes } from './quantiles.ts'
import type { Instant } from './report.ts'
import type { RegionCode } from './situation.ts'
import {
  type Count,
  cellId,
  everythingHidden,
  type Hidden,
  movedEverywhere,
  type Rough,
  type Row,
  suppressed,
  type Tables,
  wholeYear,
  withLimits,
} from './suppression.ts'

/*
 * What is published of a period that closed: the country by quarter and by year, the regions by year. It is decided with
 * everything in view that was published before: a year is the sum of its quarters and of its regions, and every table
 * has the same total. Where nothing else helps, the new period is withheld: an older one stays as it is.
 */

export type Settled = {
  /** The messages of the period; of a year, of all its quarters. */
  readonly counted: readonly Counted[]
  readonly now: Instant
}

/** A quarter while its year is not over: nothing but its own sums tells anything about it. */
export function publishQuarter(quarter: Quarter, { counted, now }: Settled): Publication {
  const least = leastShown(country)
  const row = (family: Family): Row => ({
    name: quarter,
    counts: familyCounts(counted, family),
    least,
    standing: 'new',
  })
  const hidden =
    counted.length < least ? undefined : hiddenIn(family => ({ fine: family.fine, quarters: [row(family)] }))
  const scopes = hidden ? { [country]: scopeOf(counted, quarter, hidden) } : {}
  return { period: quarter, publishedAt: now, scopes }
}

export type SettledYear = Settled & {
  /** The quarters of the year that were published before. */
  readonly earlier: readonly Publication[]
  readonly regions: readonly RegionCode[]
}

/** A year, and its last quarter where that was not published before: they close on the same day. */
export function publishYear(year: Year, settled: SettledYear): readonly Publication[] {
  const { now } = settled
  const plan = planOf(year, settled)
  const hidden = plan && hiddenIn(family => tablesOf(family, plan, settled))
  if (!plan || !hidden) return withheldYear(year, settled)
  const regional = plan.regions.apart.map(([code, own]): [string, ScopeFigures] => [code, scopeOf(own, code, hidden)])
  const national: [string, ScopeFigures] = [country, scopeOf(settled.counted, wholeYear, hidden)]
  const quarters = plan.quarters.apart.filter(([quarter]) => quarter === plan.last)
  const last = quarters.map(([quarter, own]) => [country, scopeOf(own, quarter, hidden)])
  return [
    ...(plan.last ? [{ period: plan.last, publishedAt: now, scopes: Object.fromEntries(last) }] : []),
    { period: year, publishedAt: now, scopes: Object.fromEntries([national, ...regional]) },
  ]
}

function withheldYear(year: Year, { counted, earlier, now }: SettledYear): readonly Publication[] {
  const last = newQuarterOf(year, earlier)
  const own = counted.filter(({ quarter }) => quarter === last)
  return [
    ...(last ? [publishQuarter(last, { counted: own, now })] : []),
    { period: year, publishedAt: now, scopes: {} },
  ]
}

type Group = readonly [name: string, counted: readonly Counted[]]

/** Rows that stand on their own, and those of which not even the total is shown: only what they are together. */
type Split = { readonly apart: readonly Group[]; readonly withheld: readonly Group[] }
type Plan = { readonly quarters: Split; readonly regions: Split; readonly last: Quarter | undefined }

/** Nothing when totals alone would tell too much. */
function planOf(year: Year, { counted, earlier, regions }: SettledYear): Plan | undefined {
  const last = newQuarterOf(year, earlier)
  const names = [...earlier.map(({ period }) => period), ...(last ? [last] : [])]
  const isWithheld = (name: string) =>
    earlier.some(publication => publication.period === name && figuresOf(publication, country).total === undefined)
  const quarters = withheldQuarters(
    names.map((name): Group => [name, counted.filter(({ quarter }) => quarter === name)]),
    { isWithheld, last },
  )
  if (!quarters || counted.length < leastShown(country)) return undefined
  const all = regions.map((code): Group => [code, counted.filter(({ region }) => region === code)])
  return { quarters, regions: withheldRegions(all), last }
}

const newQuarterOf = (year: Year, earlier: readonly Publication[]): Quarter | undefined =>
  quartersIn(year)
    .slice(-1)
    .find(last => earlier.every(({ period }) => period !== last))

/** The last quarter can still be withheld where it takes two to keep a total secret. */
function withheldQuarters(
  groups: readonly Group[],
  { isWithheld, last }: { readonly isWithheld: (name: string) => boolean; readonly last: Quarter | undefined },
): Split | undefined {
  const least = leastShown(country)
  const small = groups.filter(([name, own]) => isWithheld(name) || (name === last && own.length < least))
  const withLast = groups.filter(group => small.includes(group) || group[0] === last)
  const withheld = [small, withLast].find(some => some.length === 0 || (some.length > 1 && sizeOf(some) >= least))
  return withheld && { withheld, apart: groups.filter(group => !withheld.includes(group)) }
}

/** The smallest regions, as many as it takes: those below the least shown, and never one alone. */
function withheldRegions(groups: readonly Group[]): Split {
  const least = leastShown('NL')
  const sorted = groups.toSorted(([, one], [, other]) => one.length - other.length)
  const isEnough = (many: number): boolean => {
    const some = sorted.slice(0, many)
    const isRestShown = sorted.slice(many).every(([, own]) => own.length >= least)
    return isRestShown && (many === 0 || (many > 1 && sizeOf(some) >= least))
  }
  const many = [...sorted.keys()].find(isEnough) ?? sorted.length
  return { withheld: sorted.slice(0, many), apart: sorted.slice(many) }
}

const sizeOf = (groups: readonly Group[]): number => groups.flatMap(([, own]) => own).length

function tablesOf(family: Family, plan: Plan, { counted, earlier }: SettledYear): Tables {
  const national = { family, least: leastShown(country) }
  const regional = { family, least: leastShown('NL') }
  const quarters = plan.quarters.apart.map(group => {
    const published = earlier.find(({ period }) => period === group[0])
    return rowOf(group, national, published)
  })
  return {
    fine: family.fine,
    quarters: [...quarters, ...withheldRow('withheld quarters', plan.quarters, national)],
    year: {
      least: national.least,
      counts: familyCounts(counted, family),
      regions: [
        ...plan.regions.apart.map(group => rowOf(group, regional)),
        ...withheldRow('withheld regions', plan.regions, regional),
      ],
    },
  }
}

type Counting = { readonly family: Family; readonly least: number }

function rowOf([name, own]: Group, { family, least }: Counting, published?: Publication): Row {
  const row = { name, counts: familyCounts(own, family), least }
  if (published === undefined) return { ...row, standing: 'new' }
  const figures = figuresOf(published, country)
  return { ...row, standing: 'published', isShown: (dimension, value) => shownIn(figures, dimension).has(value) }
}

function withheldRow(name: string, { withheld }: Split, { family, least }: Counting): readonly Row[] {
  if (withheld.length === 0) return []
  const own = withheld.flatMap(([, counted]) => counted)
  const counts = familyCounts(own, family)
  return [{ name, counts, least, standing: 'withheld' }]
}

/** The cells of all tables that are not shown; nothing when a family cannot be protected at all. */
function hiddenIn(tables: (family: Family) => Tables): Hidden | undefined {
  const others = families.filter(family => family !== outcomes).map(family => asLittleAsPossible(tables(family)))
  const decided = others.filter(hidden => hidden !== undefined)
  const both = { outcomes: tables(outcomes), takings: tables(takings), hidden: union(...decided) }
  if (decided.length < others.length) return undefined
  return withOutcomes(asLittleAsPossible, both) ?? withOutcomes(everythingHidden, both)
}

const asLittleAsPossible = (tables: Tables, before?: Hidden): Hidden | undefined =>
  suppressed(tables, before) ?? everythingHidden(tables)

const union = (...sets: readonly Hidden[]): Hidden => new Set(sets.flatMap(set => [...set]))

type Both = { readonly outcomes: Tables; readonly takings: Tables; readonly hidden: Hidden }

/**
 * Whoever was not taken is still open: no fewer are open than are known to be not taken, and no more are not taken than can
 * be open. So how they were taken is looked at once more when it is known what is told of the outcomes.
 */
function withOutcomes(decide: typeof asLittleAsPossible, both: Both): Hidden | undefined {
  const own = decide(openAtLeast(both), both.hidden)
  const hidden = own && union(both.hidden, own)
  const again = hidden && asLittleAsPossible(notTakenAtMost({ ...both, hidden }), hidden)
  return again && union(hidden, again)
}

function openAtLeast({ outcomes: tables, takings: other, hidden }: Both): Tables {
  const lowest = movedEverywhere('notTaken', { tables: other, hidden, up: false })
  return withLimits(tables, new Map([...lowest].map(([row, least]) => [row, { open: { least } }])))
}

function notTakenAtMost({ outcomes: other, takings: tables, hidden }: Both): Tables {
  const highest = movedEverywhere('open', { tables: other, hidden, up: true })
  return withLimits(tables, new Map([...highest].map(([row, most]) => [row, { notTaken: { most } }])))
}

function scopeOf(counted: readonly Counted[], row: string, hidden: Hidden): ScopeFigures {
  const total = counted.length
  const tables = Object.fromEntries(
    Dimension.options.map(dimension => [dimension, shownCounts(counted, { row, dimension, hidden })]),
  )
  const rungs = new Map(Object.entries(shownCounts(counted, { row, dimension: 'rungs', hidden })))
  const minutes = (what: keyof Counted['minutes']) => counted.flatMap(one => one.minutes[what] ?? [])
  const known = { total, shown: rungs }
  return {
    total,
    tables,
    taking: publishedTimes(minutes('taking'), known),
    firstStep: publishedTimes(minutes('firstStep'), known),
  }
}

type Table = { readonly row: string; readonly dimension: Dimension; readonly hidden: Hidden }

function shownCounts(counted: readonly Counted[], { row, dimension, hidden }: Table): Readonly<Record<string, number>> {
  const counts = Object.entries(countsOf(counted, dimension))
  return Object.fromEntries(counts.filter(([value]) => !hidden.has(cellId(row, dimension, value))))
}

/** How many messages have each value; of a value that none has, nothing. */
function countsOf(counted: readonly Counted[], dimension: Dimension): Readonly<Record<string, number>> {
  const values: readonly string[] = dimensions[dimension]
  return Object.fromEntries(
    values.map(value => [value, counted.filter(({ codes }) => codes[dimension] === value).length]),
  )
}

function familyCounts(counted: readonly Counted[], family: Family): readonly Count[] {
  return Object.entries(countsOf(counted, family.fine)).map(([value, count]) => {
    const [rough] = roughsOf(value, family)
    return { value, count, rough }
  })
}

/** What a fine value is a part of: one, or none where no table is divided. */
function roughsOf(value: string, { rough }: Family): readonly Rough[] {
  if (rough === undefined) return []
  const { dimension, parts } = rough
  return Object.entries(parts).flatMap(([whole, fine]) => (fine.includes(value) ? [{ dimension, value: whole }] : []))
}
