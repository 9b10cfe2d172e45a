import * as z from 'zod'
import { Dimension } from './dimension.ts'
import { Period } from './period.ts'
import { Instant } from './report.ts'
import { RegionCode } from './situation.ts'

/*
 * Figures as they were published: decided once, and never changed. What is not there is not shown, whether it was small
 * itself or would have told a small one.
 */

/** In working hours, by halves: of the middle message, and of the one that nine in ten were quicker than. */
export const Times = z.strictObject({ median: z.number().optional(), ninetieth: z.number().optional() })
export type Times = z.infer<typeof Times>

export const ScopeFigures = z.strictObject({
  /** Absent: nothing of this region is shown. */
  total: z.int().optional(),
  /** Of each table the values that are shown. */
  tables: z.partialRecord(Dimension, z.record(z.string(), z.int())),
  taking: Times,
  firstStep: Times,
})
export type ScopeFigures = z.infer<typeof ScopeFigures>

/** Not to be taken for `NL`, the national unit, which is a region among others. */
export const country = 'country'
export const Scope = z.union([z.literal(country), RegionCode])
export type Scope = z.infer<typeof Scope>

export const Publication = z.strictObject({
  period: Period,
  publishedAt: Instant,
  /** Without any, the whole period is withheld. */
  scopes: z.partialRecord(z.string(), ScopeFigures),
})
export type Publication = z.infer<typeof Publication>

/** Fewer than this is not shown, nothing at all included. */
export const leastShown = (scope: Scope): number => (scope === country ? 5 : 10)

export const nothingShown: ScopeFigures = { tables: {}, taking: {}, firstStep: {} }

/** What is published of a scope; nothing of one that the period does not have. */
export const figuresOf = ({ scopes }: Publication, scope: Scope): ScopeFigures => scopes[scope] ?? nothingShown

/** The counts that are shown of a table. */
export function shownIn({ tables }: ScopeFigures, dimension: Dimension): ReadonlyMap<string, number> {
  return new Map(Object.entries(tables[dimension] ?? {}))
}
