import type { Actor } from '#domain/access.ts'
import type { TableFault } from '#domain/table-import.ts'
import { fill } from '#domain/text.ts'
import { listInWords } from '#domain/words.ts'
import type { DeskAddress } from '../desk/frame.ts'
import { addressOf } from '../desk/frame.ts'
import { type Content, type Html, html } from '../html.ts'
import { trackerPage } from './frame.ts'
import { importForm } from './import-form.ts'
import type { UpdatingWording } from './wording.ts'

/** A problem of one row, in words: where, and what to write. */
export type ToldProblem = {
  readonly row: number
  readonly column: string
  readonly code: string
  readonly text: string
}

/** What one row would change, in words. */
export type ToldChange = {
  readonly row: number
  readonly place: Content
  readonly was: Content
  readonly becomes: Content
}

export type ImportView = {
  readonly actor: Actor
  /** The page that the form stands on. */
  readonly address: DeskAddress
  readonly action: string
  readonly words: { readonly title: string; readonly lead: string; readonly goLead: string; readonly back: string }
  /** The table as it was sent: it travels with the page, for nothing is kept before it is read in. */
  readonly table: string
  readonly fault?: TableFault | undefined
  readonly problems: readonly ToldProblem[]
  readonly changes: readonly ToldChange[]
  readonly same: number
  /** More to tell before the button, such as what the table does not have. */
  readonly beside?: Content
  /** What came of reading it in, above everything. */
  readonly outcome?: Content
  /** Carried along, so that what is read in is what was looked at. */
  readonly seen?: string
}

/** What a table would change, or what is wrong with it, row by row. Nothing is kept of it. */
export function importPage(view: ImportView, wording: UpdatingWording): string {
  const { words, actor, address } = view
  const isWrong = view.fault !== undefined || view.problems.length > 0
  const main = html`<p class="crumbs print-hide"><a href="${addressOf(address, wording.language)}">${words.back}</a></p>
<h1 tabindex="-1">${words.title}</h1>
${view.outcome}${isWrong ? wrongOf(view, wording) : rightOf(view, wording)}`
  return trackerPage({ title: words.title, main, address, actor }, wording)
}

function wrongOf(view: ImportView, wording: UpdatingWording): Html {
  const { import: words } = wording.updating
  const { columns } = words
  const error = view.fault && textOfFault(view.fault, wording)
  const rows = view.problems.map(
    ({ row, column, text }) =>
      html`<tr><th scope="row">${columns.row} ${row}</th><td data-label="${columns.column}"><code>${column}</code></td><td data-label="${columns.what}">${text}</td></tr>`,
  )
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${words.problems}</h2><p>${error ?? words.problemsLead}</p></div>
${rows.length > 0 && tableOf([columns.row, columns.column, columns.what], rows)}
<h2>${words.again}</h2>${importForm({ action: view.action, lead: view.words.lead, table: view.table, error, isPrimary: true }, wording)}`
}

export function textOfFault({ code, row, columns }: TableFault, { updating, language }: UpdatingWording): string {
  return fill(updating.errors[code], { row: row ?? 1, columns: listInWords(columns ?? [], language) })
}

function rightOf(view: ImportView, wording: UpdatingWording): Html {
  const { import: words } = wording.updating
  const { changes, same } = view
  const rest = same === 1 ? words.sameOne : fill(words.same, { count: same })
  if (changes.length === 0)
    return html`<p class="notice done" role="status"><strong>${words.noChanges}</strong></p>${view.beside}`
  return html`<h2>${fill(words.changes, { count: changes.length })}</h2>${changeTable(changes, wording)}
<p>${rest}</p>${view.beside}
<form class="form" action="${view.action}?lang=${wording.language}" method="post" enctype="multipart/form-data"><input type="hidden" name="lang" value="${wording.language}"><input type="hidden" name="go" value="1">${view.seen !== undefined && html`<input type="hidden" name="seen" value="${view.seen}">`}
<input type="hidden" name="table" value="${view.table}">
<p>${view.words.goLead}</p><div class="actions"><button class="nl-button nl-button--primary" type="submit">${words.go}</button> <a href="${addressOf(view.address, wording.language)}">${view.words.back}</a></div></form>`
}

function changeTable(changes: readonly ToldChange[], { updating }: UpdatingWording): Html {
  const { columns } = updating.import
  const rows = changes.map(
    ({ row, place, was, becomes }) =>
      html`<tr><th scope="row">${columns.row} ${row}</th><td data-label="${columns.place}">${place}</td><td data-label="${columns.was}">${was}</td><td data-label="${columns.becomes}">${becomes}</td></tr>`,
  )
  return tableOf([columns.row, columns.place, columns.was, columns.becomes], rows)
}

function tableOf(head: readonly string[], rows: readonly Html[]): Html {
  return html`<table class="desk-list"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}
