import * as z from 'zod'
import { Dimension } from './dimension.ts'
import { InvalidInput } from './errors.ts'
import { country, Scope } from './figures.ts'
import { isYear, Period } from './period.ts'
import type { RegionCode } from './situation.ts'

/** Which figures somebody asks for; an empty choice is none. */
export type FiguresAsked = {
  readonly period?: Period | undefined
  readonly scope: Scope
  readonly table?: Dimension | undefined
}

const chosen = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional())

const Asked = z.object({ period: chosen(Period), region: chosen(Scope), table: chosen(Dimension) })

/** @throws InvalidInput with a code per field, never with what was asked */
export function figuresAsked(
  query: Readonly<Record<string, string | undefined>>,
  regions: readonly RegionCode[],
): FiguresAsked {
  const parsed = Asked.safeParse(query)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
    throw new InvalidInput([...wrong].map(field => ({ field, code: `${field}Unknown` })))
  }
  const { period, region: scope = country, table } = parsed.data
  if (scope !== country && !regions.includes(scope)) {
    throw new InvalidInput([{ field: 'region', code: 'regionUnknown' }])
  }
  if (scope !== country && period !== undefined && !isYear(period)) {
    throw new InvalidInput([{ field: 'region', code: 'regionByYearOnly' }])
  }
  return { period, scope, table }
}

/** As much of a question that was refused as can be shown as chosen again. */
export function chosenIn(
  query: Readonly<Record<string, string | undefined>>,
  regions: readonly RegionCode[],
): FiguresAsked {
  const { period, region, table } = Asked.shape
  const scope = region.safeParse(query.region).data ?? country
  return {
    period: period.safeParse(query.period).data,
    scope: regions.includes(scope) ? scope : country,
    table: table.safeParse(query.table).data,
  }
}
