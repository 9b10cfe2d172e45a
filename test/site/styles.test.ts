import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What knows left from right: a page in a language that is written the other way would need every such line twice. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius|left|right)\b[\w-]*\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/gm
/** Four values, of which left and right are not the same; and corners that would have to change sides. */
const uneven = /(?:padding|margin|inset): (\S+) (\S+) (\S+) (?!\2;)\S+;|border-radius: \S+ \S+[^;]*;/g

const sheets = globSync('site/styles/*.css')

test('there are sheets, and a physical property would be seen', () => {
  expect(sheets.length).toBeGreaterThan(20)
  expect('a { margin-left: 0; }'.match(physical)).toHaveLength(1)
  expect('padding: 1px 2px 3px 4px; padding: 1px 2px 3px 2px;'.match(uneven)).toHaveLength(1)
  expect('a {\n  left: 0;\n  text-align: right; }'.match(physical)).toHaveLength(2)
})

test.each(sheets)('%s does not know left from right', sheet => {
  const css = readFileSync(sheet, 'utf8').replace(/\/\*.*?\*\//gs, '')
  expect(css.match(physical)).toBeNull()
  expect(css.match(uneven)).toBeNull()
})

test('no sheet moves anything: nothing needs to stand still for those who ask for it', () => {
  const moving = sheets.filter(sheet =>
    /transition|animation|@keyframes|scroll-behavior/.test(readFileSync(sheet, 'utf8')),
  )
  expect(moving).toEqual([])
})
