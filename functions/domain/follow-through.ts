import { type Counted, countedIn } from './counted.ts'
import type { Codes } from './dimension.ts'
import type { Fact } from './fact.ts'
import { country, figuresOf, type Publication, type ScopeFigures, type Times } from './figures.ts'
import { isYear, type Period, type Quarter, quarterAfter, quarterOf, type Year } from './period.ts'
import { liveTimes } from './quantiles.ts'
import type { Instant } from './report.ts'
import { areFactsOver, type Retention } from './retention.ts'
import type { RegionCode } from './situation.ts'

/*
 * What becomes of a region's messages, next to what the region promised. Its own desk and lead see it as it is now; all
 * others see what was published. The own trend comes first, and no region is named beside another.
 */

/** As it is now, in numbers that nobody outside the region sees. */
export type LiveQuarter = {
  readonly quarter: Quarter
  readonly isRunning: boolean
  readonly messages: number
  readonly taking: Times
  readonly firstStep: Times
  readonly taken: { readonly [Value in Codes['taking']]: number }
  readonly rungs: { readonly [Value in Codes['rungs']]: number }
  readonly feedback: { readonly [Value in Codes['feedback']]: number }
  readonly registered: { readonly [Value in Codes['registered']]: number }
}

export type PublishedYear = { readonly year: Year; readonly figures: ScopeFigures }

/** Lowest and highest of the regions whose middle message is published. */
export type Range = { readonly year: Year; readonly lowest: number; readonly highest: number; readonly regions: number }

export type FollowThrough = {
  /** Oldest first; absent for whoever may not see it. */
  readonly live?: readonly LiveQuarter[]
  /** Newest first. */
  readonly years: readonly PublishedYear[]
  /** Until taking, in the newest year. */
  readonly range?: Range
}

const quartersBack = 4
const yearsBack = 5
/** Fewer than these would be a ranking, or say who is who. */
const leastRegions = 5

/** The running quarter and those before it of which nothing was destroyed yet, oldest first. */
export function liveQuarters(retention: Retention, now: Instant): readonly Quarter[] {
  const running = quarterOf(now)
  const all = Array.from({ length: quartersBack + 1 }, (_, index) => quarterAfter(running, index - quartersBack))
  return all.filter(quarter => !areFactsOver(quarter, retention, now))
}

/** The years whose figures are shown, newest first. */
export const yearsShown = (periods: readonly Period[]): readonly Year[] =>
  periods.filter(isYear).toSorted().toReversed().slice(0, yearsBack)

/** A region's own facts of one quarter. */
export function liveQuarter(quarter: Quarter, facts: readonly Fact[], now: Instant): LiveQuarter {
  const counted = countedIn(facts)
  const minutes = (what: keyof Counted['minutes']) => counted.flatMap(one => one.minutes[what] ?? [])
  const count = <Name extends keyof Codes>(name: Name, value: Codes[Name]) =>
    counted.filter(({ codes }) => codes[name] === value).length
  return {
    quarter,
    isRunning: quarter === quarterOf(now),
    messages: counted.length,
    taking: liveTimes(minutes('taking')),
    firstStep: liveTimes(minutes('firstStep')),
    taken: {
      inTime: count('taking', 'inTime'),
      late: count('taking', 'late'),
      notTaken: count('taking', 'notTaken'),
    },
    rungs: {
      one: count('rungs', 'one'),
      two: count('rungs', 'two'),
      threeOrMore: count('rungs', 'threeOrMore'),
      notTaken: count('rungs', 'notTaken'),
    },
    feedback: { yes: count('feedback', 'yes'), no: count('feedback', 'no') },
    registered: {
      yes: count('registered', 'yes'),
      no: count('registered', 'no'),
      unknown: count('registered', 'unknown'),
    },
  }
}

/** What everybody may see of a region; the publications are of years, newest first. */
export function publicFollowThrough(region: RegionCode, publications: readonly Publication[]): FollowThrough {
  const years = publications.map(publication => ({ year: publication.period, figures: figuresOf(publication, region) }))
  const [newest] = publications
  const range = newest && rangeOf(newest)
  return { years, ...(range && { range }) }
}

function rangeOf({ period, scopes }: Publication): Range | undefined {
  const medians = Object.entries(scopes).flatMap(([scope, figures]) =>
    scope === country || figures?.taking.median === undefined ? [] : [figures.taking.median],
  )
  if (medians.length < leastRegions) return undefined
  return { year: period, lowest: Math.min(...medians), highest: Math.max(...medians), regions: medians.length }
}
