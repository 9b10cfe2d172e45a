import { type Html, html } from './html.ts'
import type { Wording } from './wording.ts'

/** Where the script says what is happening; silent without it. */
export function progress({ form }: Pick<Wording, 'form'>): Html {
  const { sending, retrying, failed } = form.progress
  return html`<p class="progress" role="status" data-sending="${sending}" data-retrying="${retrying}" data-failed="${failed}"></p>`
}
