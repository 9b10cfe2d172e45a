import * as z from 'zod'
import { InvalidInput } from '#domain/errors.ts'

/** A table as it is sent: a file or pasted, to be looked through, or with `go` to be read in. */
export type TableSent = {
  readonly text: string
  readonly go: boolean
  /** What was looked at, where that can change without the table telling. */
  readonly seen?: string | undefined
}

const Fields = z.strictObject({
  lang: z.string().optional(),
  file: z.string().default(''),
  table: z.string().default(''),
  go: z.string().optional(),
  seen: z.string().optional(),
})

/** Twice what a table may hold: a plain form writes many characters as three. */
export const largestTable = 1024 * 1024

/** @throws InvalidInput for fields that nobody asked for */
export function tableSent(body: Readonly<Record<string, unknown>>): TableSent {
  const fields = Fields.safeParse(body)
  if (!fields.success) throw new InvalidInput([{ field: 'form', code: 'unknownField' }])
  const { file, table, go, seen } = fields.data
  return { text: file.trim() === '' ? table : file, go: go !== undefined, seen }
}
