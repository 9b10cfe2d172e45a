import { expect, test } from 'vitest'
import { VictimSeries } from '#domain/victim-figures.ts'

const year = (number: number, values: number[] = [900], source: string | undefined = 'rapporteur') => ({
  year: number,
  values,
  ...(source !== undefined && values.length > 0 && { source }),
})

test.each([
  ['a year left out', [year(2011), year(2013)], 'write 2012: every year has a row'],
  ['a year twice', [year(2011), year(2011)], 'write 2012: every year has a row'],
  ['a figure without a source', [{ year: 2011, values: [900] }], 'write the source of these values'],
  ['two figures in the wrong order', [year(2014, [1256, 1255])], 'write the smallest first'],
  ['nothing counted as zero', [year(2011, [0])], ''],
])('a series is refused with %s', (_, series, message) => {
  const parsed = VictimSeries.safeParse(series)
  expect(parsed.success).toBe(false)
  expect(parsed.error?.issues[0]?.message).toContain(message)
})

test('a year that nobody knows has a row without values, and two sources may differ', () => {
  const series = [year(2013, []), year(2014, [1255, 1256])]
  expect(VictimSeries.parse(series)).toEqual(series)
})
