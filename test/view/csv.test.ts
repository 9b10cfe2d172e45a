import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromCell } from '#domain/spreadsheet-cell.ts'
import { csv } from '#view/csv.ts'

const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' })

const formulas = [
  '=1+1',
  '+31 53 481 81 81',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u00a0=HYPERLINK("https://example.org")',
  '＝1',
  "'=1",
  "''@x",
]

describe('a file for a spreadsheet', () => {
  test('begins so that accents are read, and has semicolons and Windows lines', () => {
    expect(csv(['wie', 'hoe ver'], [['Fryslân', 'geborgd']])).toBe('\ufeffwie;hoe ver\r\nFryslân;geborgd\r\n')
  })

  test('writes numbers with a decimal comma, and nothing for what is absent', () => {
    expect(csv(['a', 'b', 'c'], [[1.5, 12, undefined]])).toBe('\ufeffa;b;c\r\n1,5;12;\r\n')
  })

  test.each(formulas)('calculates nothing: %j', text => {
    const [[cell = ''] = []] = read(csv(['a'], [[text]])).slice(1)
    expect(cell.startsWith("'")).toBe(true)
    expect(fromCell(cell)).toBe(text)
  })

  test.each(["'s-Hertogenbosch", 'Noord-Holland', '12-11-2026', 'a=b', ''])('leaves as it is: %j', text => {
    expect(read(csv(['a', 'b'], [[text, 'x']]))[1]).toEqual([text, 'x'])
  })

  test('keeps any text, and lets no cell begin a formula', () => {
    const odd = fc.string({ unit: fc.constantFrom(...`=+-@'";,\t\r\n ＝a\u00a0é`) })
    const text = fc.oneof(odd, fc.string(), fc.string({ unit: 'grapheme' }))
    const rows = fc.array(fc.tuple(text, text, text), { minLength: 1 })
    fc.assert(
      fc.property(rows, written => {
        const [, ...lines] = read(csv(['a', 'b', 'c'], written))
        expect(lines.map(line => line.map(fromCell))).toEqual(written)
        for (const cell of lines.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
      }),
      { numRuns: 500 },
    )
  })
})
