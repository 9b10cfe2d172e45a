import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What knows left from right: a page in a language that is written the other way would need every such line twice. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius|left|right)\b[\w-]*\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/gm
/** One corner differs from the one beside it: it would have to change sides. */
const corners = /border-radius:\s*(\S+) (\S+)(?: (\S+) (\S+))?;/g

const sheets = globSync('site/styles/*.css')

test('there are sheets, and a physical property would be seen', () => {
  expect(sheets.length).toBeGreaterThan(20)
  expect('a { margin-left: 0; }'.match(physical)).toHaveLength(1)
  expect('a {\n  left: 0;\n  text-align: right; }'.match(physical)).toHaveLength(2)
})

test.each(sheets)('%s does not know left from right', sheet => {
  const css = readFileSync(sheet, 'utf8').replace(/\/\*.*?\*\//gs, '')
  expect(css.match(physical)).toBeNull()
  expect(Array.from(css.matchAll(corners), ([rule]) => rule)).toEqual([])
})

test('no sheet moves anything: nothing needs to stand still for those who ask for it', () => {
  const moving = sheets.filter(sheet =>
    /transition|animation|@keyframes|scroll-behavior/.test(readFileSync(sheet, 'utf8')),
  )
  expect(moving).toEqual([])
})
