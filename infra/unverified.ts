import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Variant } from './bundle.ts'

const Line = z.looseObject({
  file: z.string(),
  field: z.string(),
  what: z.string(),
  why: z.string(),
  since: z.string(),
  toDo: z.string(),
})
const Report = z.looseObject({ overdue: z.int(), neverChecked: z.int(), unverified: z.array(Line) })

/** The folder of the pages, and the file that is written. */
type Places = { readonly pages: string; readonly list: string }

/** Writes the table of what nobody checked, as the pages of a variant publish it, and says how much it is. */
export function reportUnverified(variant: Variant, { pages, list }: Places): string {
  const { overdue, neverChecked, unverified } = Report.parse(
    JSON.parse(readFileSync(join(pages, 'open-data/unverified.json'), 'utf8')),
  )
  writeFileSync(list, tableOf(unverified))
  return `unverified (${variant}): ${overdue} overdue, ${neverChecked} never checked; ${list} lists them`
}

function tableOf(lines: readonly z.infer<typeof Line>[]): string {
  const head = ['File', 'Field', 'What', 'Why', 'Since', 'What to do']
  const rows = lines.map(({ file, field, what, why, since, toDo }) => [file, field, what, why, since, toDo])
  const written = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cellOf).join(' | ')} |`)
  return `${written.join('\n')}\n`
}

const cellOf = (text: string): string => text.replaceAll('|', '\\|')
