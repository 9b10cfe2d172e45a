import type { FieldError } from '#domain/submission.ts'
import { textOfError } from './field.ts'
import { type Html, html } from './html.ts'
import type { Wording } from './wording.ts'

/** On top of the page, read aloud at once; each error leads to its field. Nothing without errors. */
export function errorSummary(errors: readonly FieldError[], { form }: Pick<Wording, 'form'>): Html {
  if (errors.length === 0) return html``
  const items = errors.map(error => html`<li>${itemOf(error, form)}</li>`)
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${form.form.errorsHeading}</h2>
<p>${form.form.errorsLead}</p><ul>${items}</ul></div>`
}

/** What is about the whole form leads nowhere. */
function itemOf(error: FieldError, form: Wording['form']): Html {
  const text = textOfError(error, form)
  return error.field === 'form' ? html`${text}` : html`<a href="#${error.field}">${text}</a>`
}
