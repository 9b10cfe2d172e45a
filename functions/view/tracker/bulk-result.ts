import type { Commitment } from '#domain/commitment.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import type { Unit } from '#domain/unit.ts'
import { deskPath } from '../desk-paths.ts'
import { textOfError } from '../field.ts'
import { type Html, html } from '../html.ts'
import { updatingErrors } from './fields.ts'
import type { UpdatingWording } from './wording.ts'

/** What became of one of several; `row` of a table. */
export type Became = {
  readonly place: { readonly commitment: Commitment; readonly unit: Unit }
} & (
  | { readonly done: true }
  | { readonly done: false; readonly why: 'stale' | 'unknown' }
  | { readonly done: false; readonly why: 'invalid'; readonly errors: readonly FieldError[] }
)

/** How many were done, and of each that was not, why. */
export function bulkResult(outcomes: readonly Became[], wording: UpdatingWording): Html {
  const { result } = wording.updating.worklist
  const notDone = outcomes.flatMap(outcome => (outcome.done ? [] : [outcome]))
  const count = outcomes.length - notDone.length
  const done = fill(result.done, { count })
  if (notDone.length === 0) return html`<p class="notice done" role="status"><strong>${done}</strong></p>`
  const items = notDone.map(outcome => html`<li>${linkTo(outcome.place, wording)}: ${whyOf(outcome, wording)}</li>`)
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${result.heading}</h2>
<p>${done} ${fill(result.notDone, { count: notDone.length })}</p><ul>${items}</ul></div>`
}

function linkTo({ commitment, unit }: Became['place'], { language }: UpdatingWording): Html {
  const address = deskPath('progress', language, commitment.id, unit.code)
  return html`<a href="${address}">${commitment.id}, ${unit.name[language]}</a>`
}

function whyOf(outcome: Became & { readonly done: false }, wording: UpdatingWording): string {
  const { result } = wording.updating.worklist
  if (outcome.why !== 'invalid') return result[outcome.why]
  const problems = outcome.errors.map(error => textOfError(error, updatingErrors(wording).form)).join(' ')
  return fill(result.invalid, { problems })
}
