import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { fromCell } from '#domain/spreadsheet-cell.ts'
import { delimiterOf, type ReadTable, tableFrom, tableLimits } from '#domain/table-import.ts'

const Records = z.array(z.array(z.string()))

type Columns = { readonly required: readonly string[]; readonly all: readonly string[] }

/** A table as it came from a file or was pasted from a spreadsheet: semicolons, commas or tabs, whatever ends a line. */
export function readTable(text: string, columns: Columns): ReadTable {
  // Some spreadsheets say on a line of its own what stands between cells.
  const rows = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  if (rows.trim() === '') return { ok: false, fault: { code: 'tableMissing' } }
  if (Buffer.byteLength(text) > tableLimits.bytes) return { ok: false, fault: { code: 'tableTooLarge' } }
  const records = recordsIn(rows)
  return typeof records === 'number'
    ? { ok: false, fault: { code: 'tableUnreadable', row: records } }
    : tableFrom(
        records.map(record => record.map(fromCell)),
        columns,
      )
}

/** The number of the row at which it stops being a table, when it does. */
function recordsIn(text: string): readonly string[][] | number {
  try {
    const options = { delimiter: delimiterOf(text), relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }
    return Records.parse(parse(text, options))
  } catch (error) {
    const { records } = z.looseObject({ records: z.int().catch(0) }).parse(error)
    return records + 1
  }
}
