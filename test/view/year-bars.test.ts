import { expect, test } from 'vitest'
import { textOf } from '#view/html.ts'
import { yearBars } from '#view/year-bars.ts'

const draw = (bars: { label: string; value?: number }[]) =>
  textOf(yearBars({ bars, label: 'Per jaar <2011>', unknown: 'niet bekend', format: String }))
const lengths = (svg: string) =>
  Array.from(svg.matchAll(/class="bar"[^>]* width="(\d+)"/g), ([, width]) => Number(width))

test('a year nobody knows is a gap with the word, not a bar of nothing', () => {
  const svg = draw([{ label: '2011', value: 100 }, { label: '2012' }])
  expect(lengths(svg)).toHaveLength(1)
  expect(svg).toMatch(/2012.*class="gap".*niet bekend/s)
})

test('bars stand from zero, in proportion', () => {
  const [small = 0, large = 0] = lengths(
    draw([
      { label: '2011', value: 50 },
      { label: '2012', value: 100 },
    ]),
  )
  expect(large / small).toBeCloseTo(2, 1)
})

test('it says what it shows, and draws with attributes the policy of the pages allows', () => {
  const svg = draw([{ label: '2011', value: 1 }])
  expect(svg).toContain('role="img" aria-label="Per jaar &lt;2011&gt;"')
  expect(svg).not.toMatch(/ style=|<style/)
})

test('a series of which nothing is known is drawn too', () => {
  expect(lengths(draw([{ label: '2011' }]))).toEqual([])
  expect(draw([{ label: '2011' }])).not.toContain('NaN')
})
