import type { Language } from '#domain/language.ts'
import { csv } from '#view/csv.ts'
import { knowledge, sourceWith } from './knowledge.ts'
import { dateOrDoubt } from './provenance.ts'
import { knowledgeWords } from './words.ts'

/** The figures behind the chart as a file for a spreadsheet; a year that nobody knows is an empty cell. */
export function victimsTable(language: Language): string {
  const { year, lowest, highest, basis, age, address } = knowledgeWords[language].chart.columns
  const rows = knowledge.victims.map(one => {
    const source = one.source === undefined ? undefined : sourceWith(one.source)
    return [
      one.year,
      one.values[0],
      one.values.at(-1),
      source?.title[language],
      source && dateOrDoubt(source, language),
      source?.source,
    ]
  })
  return csv([year, lowest, highest, basis, age, address], rows)
}

/** An answer that a browser saves. */
export const asFile = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8' } })
