import { createHash } from 'node:crypto'
import * as z from 'zod'
import { CountryState, type PreviousReport, ReportedCommitment } from '#domain/half-year.ts'
import type { LocalDate } from '#domain/report.ts'
import type { Item } from './items.ts'

/*
 * An adopted report in items that stay far below what one may hold (400 kB): first the moment and the lines of the plan,
 * then each commitment with as many of its units as go into one.
 */

const unitsInOne = 100

const Head = CountryState.omit({ commitments: true })
const Part = z.strictObject({ commitment: ReportedCommitment })

export function partsOf({ commitments, ...head }: CountryState): readonly Item[] {
  return [head, ...commitments.flatMap(slicesOf).map(commitment => ({ commitment }))]
}

function slicesOf(commitment: ReportedCommitment): readonly ReportedCommitment[] {
  const slices = Math.max(1, Math.ceil(commitment.units.length / unitsInOne))
  return Array.from({ length: slices }, (_, slice) => ({
    ...commitment,
    units: commitment.units.slice(slice * unitsInOne, (slice + 1) * unitsInOne),
  }))
}

/** The same again, from the parts in their order. */
export function stateFrom([first, ...others]: readonly Item[]): CountryState {
  const commitments: ReportedCommitment[] = []
  for (const { commitment } of others.map(item => Part.parse(item))) {
    const last = commitments.at(-1)
    if (last?.id === commitment.id) last.units.push(...commitment.units)
    else commitments.push(commitment)
  }
  return { ...Head.parse(first), commitments }
}

type Sealed = {
  readonly date: LocalDate
  readonly title?: string | undefined
  readonly state: CountryState
  readonly previous?: PreviousReport | undefined
}

/** SHA-256 over all that an adopted report says, and over what it goes on from. */
export function digestOf(report: Sealed): string {
  return createHash('sha256').update(canonical(report)).digest('hex')
}

/** The same text for the same contents, in whatever order a table gives the attributes back. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isFields(inner) ? inOrder(inner) : inner))
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inOrder = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1)))
