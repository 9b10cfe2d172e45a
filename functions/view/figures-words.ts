import type { Dimension } from '#domain/dimension.ts'
import { country, type Scope } from '#domain/figures.ts'
import { isYear, type Period } from '#domain/period.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import type { PageWording } from './wording.ts'

export type FiguresWords = typeof import('#content/messages/nl/figures.json')

/** A page of figures. */
export type FiguresWording = PageWording & {
  /** messages/{nl,en}/figures.json */
  readonly figures: FiguresWords
}

export type RegionName = (code: RegionCode) => string

/** `2026`, or `3e kwartaal van 2026`. */
export function periodInWords(
  period: Period,
  { quarters }: { readonly quarters: Readonly<Record<string, string>> },
): string {
  if (isYear(period)) return period
  return fill(quarters[period.slice(-1)] ?? '', { year: period.slice(0, 4) })
}

export function scopeInWords(
  scope: Scope,
  { figures }: Pick<FiguresWording, 'figures'>,
  regionName: RegionName,
): string {
  return scope === country ? figures.country : regionName(scope)
}

export function valueInWords(dimension: Dimension, value: string, { figures }: FiguresWording): string {
  const values: Readonly<Record<string, string>> = figures.tables[dimension].values
  return values[value] ?? value
}
