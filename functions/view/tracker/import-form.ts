import { type Html, html } from '../html.ts'
import type { UpdatingWording } from './wording.ts'

export type ImportForm = {
  /** Where it goes. */
  readonly action: string
  readonly lead: string
  /** What was pasted or read, to be corrected. */
  readonly table?: string | undefined
  /** What is wrong with the whole. */
  readonly error?: string | undefined
  readonly isPrimary?: boolean
}

/** A file, or the same as text: whichever is there is looked through, and nothing is changed by it. */
export function importForm({ action, lead, table, error, isPrimary }: ImportForm, wording: UpdatingWording): Html {
  const { import: words } = wording.updating
  const described = error === undefined ? html`` : html` aria-describedby="table-error" aria-invalid="true"`
  return html`<form class="form" action="${action}?lang=${wording.language}" method="post" enctype="multipart/form-data" novalidate><input type="hidden" name="lang" value="${wording.language}">
<p>${lead}</p>
<div class="field"><label for="file">${words.file}</label><input type="file" id="file" name="file" accept=".csv,.txt,text/csv,text/plain"></div>
<div class="field${error !== undefined && ' utrecht-form-field--invalid'}"><label for="table">${words.text}</label>${error !== undefined && html`<p class="utrecht-form-field-error-message" id="table-error">${error}</p>`}
<textarea id="table" name="table" rows="6" autocomplete="off" spellcheck="false"${described}>
${table ?? ''}</textarea></div>
<div class="actions"><button class="nl-button nl-button--${isPrimary ? 'primary' : 'secondary'}" type="submit">${words.check}</button></div></form>`
}
