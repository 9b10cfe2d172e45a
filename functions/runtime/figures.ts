import type { FiguresStore } from '#adapters/figures-store.ts'
import { NotFound } from '#domain/errors.ts'
import { country, figuresOf, type Publication, type ScopeFigures } from '#domain/figures.ts'
import type { FiguresAsked } from '#domain/figures-asked.ts'
import { isYear, newestFirst, type Period } from '#domain/period.ts'

export type Answered = {
  readonly publication: Publication
  readonly figures: ScopeFigures
}

/** The published periods, newest first. */
export const publishedPeriods = async (store: Pick<FiguresStore, 'periods'>): Promise<readonly Period[]> =>
  newestFirst(await store.periods())

/** What is shown when no period was asked for: the newest one that has what was asked for. */
export const newestFor = ({ scope }: FiguresAsked, periods: readonly Period[]): Period | undefined =>
  periods.find(period => scope === country || isYear(period))

/** @throws NotFound when that period was not published */
export async function publishedFigures(
  period: Period,
  { scope }: FiguresAsked,
  store: Pick<FiguresStore, 'get'>,
): Promise<Answered> {
  const publication = await store.get(period)
  if (publication === undefined) throw new NotFound('No such period was published')
  return { publication, figures: figuresOf(publication, scope) }
}
