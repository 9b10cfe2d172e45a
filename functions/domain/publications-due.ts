import type { Counted } from './counted.ts'
import type { Publication } from './figures.ts'
import { isClosed, isYear, type Period, type Quarter, quartersIn, yearOf } from './period.ts'
import { publishQuarter, publishYear } from './publication.ts'
import type { Instant } from './report.ts'
import type { RegionCode } from './situation.ts'

export type Books = {
  /** The messages of each quarter of which nothing was destroyed yet, oldest first. */
  readonly quarters: ReadonlyMap<Quarter, readonly Counted[]>
  /** Every period that was published. */
  readonly published: readonly Period[]
  readonly regions: readonly RegionCode[]
  readonly now: Instant
}

/** Closed, published by nobody yet, and not before the platform took its first message. */
export function areDue({ quarters, published, now }: Omit<Books, 'regions'>): readonly Quarter[] {
  const used = [...quarters].filter(([, counted]) => counted.length > 0).map(([quarter]) => quarter)
  const [first] = [...used, ...published.filter(period => !isYear(period))].toSorted()
  return [...quarters.keys()].filter(
    quarter => first !== undefined && quarter >= first && isClosed(quarter, now) && !isPublished(quarter, published),
  )
}

/** The last quarter of a year waits for its year: both close on the same day and are decided together. */
const isPublished = (quarter: Quarter, published: readonly Period[]): boolean =>
  published.includes(quarter.endsWith('Q4') ? yearOf(quarter) : quarter)

/**
 * What is to be published of a quarter that is due: itself, or, of the last one, itself and its year. A year of which a
 * quarter is gone is not published any more.
 */
export function publicationsOf(
  quarter: Quarter,
  { quarters, regions, now }: Books,
  earlier: readonly Publication[],
): readonly Publication[] {
  const own = quarters.get(quarter) ?? []
  if (!quarter.endsWith('Q4')) return [publishQuarter(quarter, { counted: own, now })]
  const year = quartersIn(yearOf(quarter)).map(one => quarters.get(one))
  const known = year.filter(messages => messages !== undefined)
  if (known.length < year.length) return []
  const counted = known.flat()
  return publishYear(yearOf(quarter), { counted, earlier, regions, now })
}
