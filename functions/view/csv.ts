import { stringify } from 'csv-stringify/sync'

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

/**
 * What a spreadsheet would calculate begins with an apostrophe, and so does what would look like that afterwards: taking
 * one apostrophe away gives back what was written.
 */
export const asCell = (text: string): string => (calculated.test(text) ? `'${text}` : text)

/** Reads a cell that was written as above. */
export const fromCell = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell)

/** Also after blanks, and in the wide letters of East Asian keyboards. */
const calculated = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/
const neutralised = /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/
