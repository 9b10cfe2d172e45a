import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/updating.json' with { type: 'json' }
import nl from '#content/messages/nl/updating.json' with { type: 'json' }
import { delimiterOf, isoDate, tableCodes, tableFrom, tableLimits } from '#domain/table-import.ts'

const columns = { required: ['line', 'title'], all: ['line', 'title', 'titleEn'] } as const
const fault = (...records: readonly (readonly string[])[]) => {
  const read = tableFrom(records, columns)
  return read.ok ? undefined : read.fault
}
const rows = (...records: readonly (readonly string[])[]) => {
  const read = tableFrom(records, columns)
  if (!read.ok) throw new Error(read.fault.code)
  return read.table
}

describe('a table is none', () => {
  test('without its columns, or with one of them twice', () => {
    expect(fault()).toEqual({ code: 'columnMissing', columns: ['line', 'title'] })
    expect(fault(['title'], ['x'])).toEqual({ code: 'columnMissing', columns: ['line'] })
    expect(fault(['line', 'title', 'Title'], ['1'])).toEqual({ code: 'columnTwice', columns: ['title'] })
  })

  test('without rows that say something', () => {
    expect(fault(['line', 'title'])).toEqual({ code: 'tableEmpty' })
    expect(fault(['line', 'title'], [' ', ''], [])).toEqual({ code: 'tableEmpty' })
  })

  test('with more rows than we read at once, or a row wider than its heading', () => {
    const many = Array.from({ length: tableLimits.rows + 1 }, () => ['1', 'x'])
    expect(fault(['line', 'title'], ...many)).toEqual({ code: 'tableTooLong' })
    expect(fault(['line', 'title'], ['1', 'x', ' '], ['1', 'x', 'y'])).toEqual({ code: 'rowTooWide', row: 3 })
  })
})

test('a table is read by the names of its columns, however they are written, and by its rows in the spreadsheet', () => {
  expect(rows([' Line', 'Title EN', 'title', 'other', 'other'], ['1', '', ' Een\r\ntwee '], [''], ['2'])).toEqual({
    columns: ['line', 'titleEn', 'title', 'other', 'other'],
    rows: [
      { row: 2, cells: { line: '1', titleEn: '', title: 'Een\ntwee', other: '' } },
      { row: 4, cells: { line: '2', titleEn: '', title: '', other: '' } },
    ],
  })
})

test.each([
  ['a;b;c\n1,2,3,4,5', ';'],
  ['a,b\r\nx', ','],
  ['a\tb\tc', '\t'],
  ['a', ';'],
  ['', ';'],
])('the delimiter of %j is %j', (text, expected) => {
  expect(delimiterOf(text)).toBe(expected)
})

test.each([
  ['3-5-2026', '2026-05-03'],
  ['03/05/2026', '2026-05-03'],
  ['3.12.2026', '2026-12-03'],
  ['2026-05-03', '2026-05-03'],
  ['3-5-26', '3-5-26'],
  ['soon', 'soon'],
  ['31-2-2027', '2027-02-31'],
])('%j is the day %j', (text, expected) => {
  expect(isoDate(text)).toBe(expected)
})

test('every code has its words in both languages', () => {
  for (const { errors } of [nl, en]) expect(Object.keys(errors)).toEqual(expect.arrayContaining([...tableCodes]))
})
