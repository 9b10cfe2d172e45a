import type { LocalDate } from './report.ts'

/*
 * A table that somebody made in a spreadsheet, as text in cells; what it is about is checked elsewhere.
 */

export const tableLimits = { bytes: 256 * 1024, rows: 500 } as const

/** A row by its number in the spreadsheet, where the heading is row 1. */
export type TableRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> }

export type Table = { readonly columns: readonly string[]; readonly rows: readonly TableRow[] }

/** What is wrong with a table as a whole; `row` where it stops being one. */
export const tableCodes = [
  'tableMissing',
  'tableTooLarge',
  'tableTooLong',
  'tableUnreadable',
  'tableEmpty',
  'columnMissing',
  'columnTwice',
  'rowTooWide',
] as const
export type TableFault = {
  readonly code: (typeof tableCodes)[number]
  readonly row?: number | undefined
  /** Columns of ours that are not there, or are there twice. */
  readonly columns?: readonly string[]
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly fault: TableFault }

/** The records of a table, the heading first, as columns by name and rows that say something. */
export function tableFrom(
  records: readonly (readonly string[])[],
  known: { readonly required: readonly string[]; readonly all: readonly string[] },
): ReadTable {
  const [heading = [], ...others] = records
  const columns = heading.map(name => known.all.find(column => isSameName(column, name)) ?? name.trim())
  const fault = headingFault(columns, known)
  if (fault) return { ok: false, fault }
  const wide = others.findIndex(record => record.slice(columns.length).some(cell => cell.trim() !== ''))
  if (wide >= 0) return { ok: false, fault: { code: 'rowTooWide', row: wide + 2 } }
  const rows = others.map((record, index) => ({ row: index + 2, cells: cellsOf(record, columns) }))
  const filled = rows.filter(({ cells }) => Object.values(cells).some(cell => cell !== ''))
  if (filled.length === 0) return { ok: false, fault: { code: 'tableEmpty' } }
  if (filled.length > tableLimits.rows) return { ok: false, fault: { code: 'tableTooLong' } }
  return { ok: true, table: { columns, rows: filled } }
}

/** However a spreadsheet or a hand writes it: `evidenceUrl`, `Evidence URL`. */
function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')
  return plain(one) === plain(other)
}

function headingFault(
  columns: readonly string[],
  { required, all }: { readonly required: readonly string[]; readonly all: readonly string[] },
): TableFault | undefined {
  const missing = required.filter(name => !columns.includes(name))
  if (missing.length > 0) return { code: 'columnMissing', columns: missing }
  const twice = all.filter(name => columns.filter(column => column === name).length > 1)
  return twice.length > 0 ? { code: 'columnTwice', columns: twice } : undefined
}

/** What a spreadsheet left out at the end of a row is empty. */
const cellsOf = (record: readonly string[], columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column, index) => [column, (record[index] ?? '').replaceAll('\r\n', '\n').trim()]))

/** What stands in a column; nothing where the table does not have it. */
export const cellIn = ({ cells }: TableRow, column: string): string => cells[column] ?? ''

/** The character between cells: in a heading without texts of its own, whichever comes most. */
export function delimiterOf(text: string): ';' | ',' | '\t' {
  const heading = text.replace(/[\r\n].*/s, '')
  const count = (delimiter: string) => heading.split(delimiter).length
  return ([',', '\t'] as const).reduce<';' | ',' | '\t'>(
    (most, delimiter) => (count(delimiter) > count(most) ? delimiter : most),
    ';',
  )
}

/** `3-5-2026` and `03/05/2026` as spreadsheets here write a day, in ISO; whatever is no such day stays as it is. */
export function isoDate(text: string): LocalDate | string {
  const [, day, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (day === undefined || month === undefined || year === undefined) return text
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
