import * as z from 'zod'
import { InvalidInput } from './errors.ts'
import type { BulkAct } from './standing-worklist.ts'
import { bulkActs } from './standing-worklist.ts'
import type { FieldError } from './submission.ts'

/** So many at once: one answer tells of all of them. */
export const mostAtOnce = 500

/** One of several standings that somebody ticked, in the version that the page showed. */
export type Ticked = { readonly commitment: string; readonly unit: string; readonly seen: number }

export type Bulk = {
  readonly act: BulkAct
  readonly ticked: readonly Ticked[]
  /** For `status`: what is said of all of them. */
  readonly values: Readonly<Record<string, string>>
}

export const bulkCodes = ['unknownField', 'itemRequired', 'tooManyItems', 'statusRequired'] as const
type BulkError = FieldError & { readonly code: (typeof bulkCodes)[number] }

/** `R1/VR05/3`: of what, of whom, and which version was seen. */
export const tickedName = ({ commitment, unit, seen }: Ticked): string => `${commitment}/${unit}/${seen}`

const Ticked = z
  .string()
  .regex(/^[A-Za-z0-9.]+\/[A-Za-z0-9]+\/\d{1,9}$/)
  .transform((text): Ticked => {
    const [commitment = '', unit = '', seen] = text.split('/')
    return { commitment, unit, seen: Number(seen) }
  })

const Fields = z.strictObject({
  item: z.union([z.array(Ticked), Ticked.transform(one => [one])]).default([]),
  status: z.string().default(''),
  note: z.string().default(''),
})

/** `undefined` for what is no such act. @throws InvalidInput with a code per field */
export function bulkIn(act: string | undefined, fields: Readonly<Record<string, unknown>>): Bulk | undefined {
  const name = bulkActs.find(known => known === act)
  if (name === undefined) return undefined
  const read = Fields.safeParse(fields)
  if (!read.success) throw new InvalidInput([{ field: 'form', code: 'unknownField' }])
  const { item, status, note } = read.data
  const faults = faultsOf(name, item, status)
  if (faults.length > 0) throw new InvalidInput(faults)
  const values = { status, ...(note.trim() === '' ? {} : { note }) }
  return { act: name, ticked: item, values: name === 'status' ? values : {} }
}

function faultsOf(act: BulkAct, items: readonly Ticked[], status: string): readonly BulkError[] {
  return [
    ...(items.length === 0 ? [{ field: itemField(act), code: 'itemRequired' } as const] : []),
    ...(items.length > mostAtOnce ? [{ field: itemField(act), code: 'tooManyItems' } as const] : []),
    ...(act === 'status' && status === '' ? [{ field: 'status', code: 'statusRequired' } as const] : []),
  ]
}

/** The first box of the group that an error is about. */
export const itemField = (act: BulkAct): string => `item-${act}`
