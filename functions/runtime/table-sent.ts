import * as z from 'zod'
import { InvalidInput } from '#domain/errors.ts'
import type { TableFault } from '#domain/table-import.ts'
import { type ToldProblem, textOfFault } from '#view/tracker/import-page.ts'
import type { UpdatingWording } from '#view/tracker/wording.ts'

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

/**
 * Tells a program what is wrong with a table, when something is.
 * @throws InvalidInput with an error for the table, or one for each problem, its field named by row and column
 */
export function requireFaultless(
  fault: TableFault | undefined,
  problems: readonly ToldProblem[],
  wording: UpdatingWording,
): void {
  if (fault) throw new InvalidInput([{ field: 'table', code: fault.code, message: textOfFault(fault, wording) }])
  if (problems.length === 0) return
  const errors = problems.map(({ row, column, code, text }) => ({
    field: `row ${row}, ${column}`,
    code,
    message: text,
  }))
  throw new InvalidInput(errors)
}
