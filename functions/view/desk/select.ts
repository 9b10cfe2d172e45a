import { type Html, html } from '../html.ts'

export type Choice = readonly [value: string, label: string]

/** One of the things that a list can be narrowed by; the empty value is no matter which. */
export function select(name: string, label: string, chosen: string | undefined, choices: readonly Choice[]): Html {
  const options = choices.map(
    ([value, text]) => html`<option value="${value}"${value === (chosen ?? '') && html` selected`}>${text}</option>`,
  )
  return html`<div class="field"><label for="f-${name}">${label}</label><select id="f-${name}" name="${name}">${options}</select></div>`
}
