import type { Actor } from '#domain/access.ts'
import type { Update } from '#domain/standing.ts'
import { type UpdateField, updateFields, valuesOf } from '#domain/standing-entry.ts'
import type { RowProblem, StandingChange, StandingImport } from '#domain/standing-import.ts'
import type { TableFault } from '#domain/table-import.ts'
import { fill } from '#domain/text.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { importPage, type ToldProblem } from './import-page.ts'
import type { UpdatingWording } from './wording.ts'
import { statusInWords } from './words.ts'

export type StandingImportView = {
  readonly actor: Actor
  readonly table: string
  readonly fault?: TableFault | undefined
  readonly found?: StandingImport | undefined
  readonly outcome?: Content
}

const none: StandingImport = { problems: [], changes: [], same: [] }

/** What a table of standings would change. */
export function standingImportPage(view: StandingImportView, wording: UpdatingWording): string {
  const { problems, changes, same } = view.found ?? none
  const { import: words } = wording.updating
  const told = problems.map(problem => toldProblem(problem, wording))
  return importPage(
    {
      actor: view.actor,
      address: { page: 'updates' },
      action: `${endpoints.progress}/import`,
      words: { title: words.title, lead: words.lead, goLead: words.goLead, back: words.back },
      table: view.table,
      fault: view.fault,
      problems: told,
      changes: changes.map(change => toldChange(change, wording)),
      same: same.length,
      outcome: view.outcome,
    },
    wording,
  )
}

export function toldProblem({ row, column, code, other }: RowProblem, { updating }: UpdatingWording): ToldProblem {
  return { row, column, code, text: fill(updating.errors[code], { other: other ?? row }) }
}

function toldChange({ row, commitment, unit, standing, update }: StandingChange, wording: UpdatingWording) {
  const { language } = wording
  const was = standing?.pending?.update ?? standing?.published?.update
  const changed = updateFields.filter(field => (was && valuesOf(was)[field]) !== valuesOf(update)[field])
  const address = deskPath('progress', language, commitment.id, unit.code)
  return {
    row,
    place: html`<a href="${address}">${commitment.id}, ${unit.name[language]}</a>`,
    was: said(was, changed, wording),
    becomes: said(update, changed, wording),
  }
}

/** Only what differs, field by field. */
function said(update: Update | undefined, changed: readonly UpdateField[], wording: UpdatingWording): Content {
  const { fields, import: words } = wording.updating
  if (update === undefined) return words.empty
  const values = valuesOf(update)
  const text = (field: UpdateField) =>
    field === 'status' ? statusInWords(update.status, wording) : (values[field] ?? words.empty)
  return html`<ul class="plain">${changed.map(field => html`<li><span class="quiet">${fields[field].label.replace('?', '')}:</span> <span class="written">${text(field)}</span></li>`)}</ul>`
}
