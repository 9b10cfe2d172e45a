import { describedBy, descriptions, type Field, invalidClass } from './field.ts'
import { type Html, html } from './html.ts'

/** A field for a number or code that somebody copies by hand. */
export function codeField(
  field: Field,
  { value, longest }: { readonly value: string; readonly longest: number },
): Html {
  const { id, label, error } = field
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<input type="text" id="${id}" name="${id}" value="${value}" maxlength="${longest}" autocomplete="off" autocapitalize="characters" spellcheck="false"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}></div>`
}
