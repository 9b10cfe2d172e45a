import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '#adapters/clock.ts'
import type { FactStore } from '#adapters/fact-store.ts'
import type { FiguresStore } from '#adapters/figures-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { countedIn } from '#domain/counted.ts'
import { type Fact, factsOf } from '#domain/fact.ts'
import type { Publication } from '#domain/figures.ts'
import type { MunicipalityNames } from '#domain/municipality-names.ts'
import { type Period, type Quarter, quarterAfter, quarterOf, quartersIn, yearOf } from '#domain/period.ts'
import { areDue, type Books, publicationsOf } from '#domain/publications-due.ts'
import type { Region } from '#domain/regions.ts'
import type { Instant, Reference } from '#domain/report.ts'
import { areFactsOver, type Retention } from '#domain/retention.ts'
import {
  calendar,
  clock,
  facts,
  figures,
  job,
  municipalities,
  notices,
  regions,
  reports,
  retention as rules,
} from '#runtime/dependencies.ts'

export type FiguresDependencies = {
  readonly reports: Pick<ReportStore, 'references' | 'get'>
  readonly notices: Pick<NoticeStore, 'list'>
  readonly facts: Pick<FactStore, 'put' | 'ofQuarter'>
  readonly figures: FiguresStore
  readonly municipalities: MunicipalityNames
  readonly calendar: Calendar
  readonly regions: readonly Region[]
  readonly rules: Retention
  readonly clock: Pick<Clock, 'now'>
}

/** What one run did. */
export type CountedFigures = { readonly FactsWritten: number; readonly PeriodsPublished: number }

/**
 * Writes down the facts of every message whose quarter is not published yet, then publishes what has closed. From then
 * on the facts of that quarter stay as they are, so that its year adds up. Interrupted or run twice, it finishes what is
 * left. A message's codes outlast the publication of its quarter by far: nothing uncounted is ever destroyed.
 */
export async function countFigures(dependencies: FiguresDependencies): Promise<CountedFigures> {
  const now = dependencies.clock.now()
  const published = await dependencies.figures.periods()
  const known = await knownFacts(dependencies, now)
  let FactsWritten = 0
  for await (const reference of dependencies.reports.references()) {
    FactsWritten += await writeFacts(reference, { known, published }, dependencies)
  }
  return { FactsWritten, PeriodsPublished: await publishDue(published, now, dependencies) }
}

type Known = {
  readonly known: ReadonlyMap<Quarter, readonly Fact[]>
  readonly published: readonly Period[]
}

async function writeFacts(reference: Reference, { known, published }: Known, dependencies: FiguresDependencies) {
  const report = await dependencies.reports.get(reference)
  const own = report && known.get(quarterOf(report.receivedAt))
  if (!report || !own || published.includes(quarterOf(report.receivedAt))) return 0
  const written = own.filter(fact => fact.reference === reference)
  const list = factsOf(report, { ...dependencies, notices: await dependencies.notices.list(reference) })
  const changed = list.filter(fact => !written.some(one => isDeepStrictEqual(one, fact)))
  for (const fact of changed) await dependencies.facts.put(fact)
  return changed.length
}

/** Of every quarter whose facts have not had their time, this one included, oldest first. */
async function knownFacts({ facts, rules }: FiguresDependencies, now: Instant) {
  const known = new Map<Quarter, readonly Fact[]>()
  for (let quarter = quarterOf(now); !areFactsOver(quarter, rules, now); quarter = quarterAfter(quarter, -1)) {
    known.set(quarter, await facts.ofQuarter(quarter))
  }
  return new Map([...known].toReversed())
}

async function publishDue(before: readonly Period[], now: Instant, dependencies: FiguresDependencies) {
  const { figures, regions } = dependencies
  const quarters = new Map([...(await knownFacts(dependencies, now))].map(([name, known]) => [name, countedIn(known)]))
  const books: Books = { quarters, published: before, regions: regions.map(({ code }) => code), now }
  let count = 0
  for (const quarter of areDue(books)) {
    for (const publication of publicationsOf(quarter, books, await earlierOf(quarter, figures))) {
      await figures.publish(publication)
      count += 1
    }
  }
  return count
}

/** What was published of the quarters of that year, by this run as well. */
async function earlierOf(quarter: Quarter, figures: FiguresStore): Promise<readonly Publication[]> {
  const found = await Promise.all(quartersIn(yearOf(quarter)).map(one => figures.get(one)))
  return found.filter(publication => publication !== undefined)
}

export const handler = job('figures', () =>
  countFigures({
    reports: reports(),
    notices: notices(),
    facts: facts(),
    figures: figures(),
    municipalities: municipalities(),
    calendar: calendar(),
    regions: regions(),
    rules: rules(),
    clock: clock(),
  }),
)
