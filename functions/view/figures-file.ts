import { Dimension, dimensions } from '#domain/dimension.ts'
import { type Scope, type ScopeFigures, shownIn } from '#domain/figures.ts'
import type { Period } from '#domain/period.ts'
import { type Cell, csv } from './csv.ts'
import { type FiguresWording, periodInWords, type RegionName, scopeInWords, valueInWords } from './figures-words.ts'

export type FiguresFile = {
  readonly period: Period
  readonly scope: Scope
  readonly table?: Dimension | undefined
  readonly figures: ScopeFigures
  readonly regionName: RegionName
}

/** The same tables as on the page, a line for each value; a number that is not shown is an empty cell, and said so. */
export function figuresFile(file: FiguresFile, wording: FiguresWording): string {
  const { columns, notShown, shown, total, rest } = wording.figures.csv
  const { period, scope, table, figures } = file
  const about = [periodInWords(period, wording.figures), scopeInWords(scope, wording, file.regionName)]
  const line = (title: string, value: string, count: number | undefined): readonly Cell[] => [
    ...about,
    title,
    value,
    count,
    count === undefined ? notShown : shown,
  ]
  const lines = (table === undefined ? Dimension.options : [table]).flatMap(dimension => {
    const counts = shownIn(figures, dimension)
    const { title } = wording.figures.tables[dimension]
    return dimensions[dimension].map(value => line(title, valueInWords(dimension, value, wording), counts.get(value)))
  })
  return csv(columns, [line(total, '', figures.total), ...lines, [rest]])
}
