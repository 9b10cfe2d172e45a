import { stringify } from 'csv-stringify/sync'
import { asCell } from '#domain/spreadsheet-cell.ts'

/** A cell; numbers are written with a decimal comma, and what is absent is empty. */
export type Cell = string | number | undefined

/**
 * A table for people: it opens in a Dutch spreadsheet by a double click, with accents, in columns, and calculates nothing.
 * The names of the columns come first.
 */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map(cells => cells.map(written))
  return stringify(lines, { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]|^\s|\s$/ })
}

const written = (cell: Cell): string => (typeof cell === 'number' ? String(cell).replace('.', ',') : asCell(cell ?? ''))
