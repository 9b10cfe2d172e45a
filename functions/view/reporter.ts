import { fill } from '#domain/text.ts'
import { button, type Typed, tokenForm, writingField } from './conversation.ts'
import { errorSummary } from './error-summary.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { endpoints } from './paths.ts'
import { type StatusQuestion, statusForm } from './status.ts'
import type { ReporterWording } from './wording.ts'

/** Before contact details go: what then is gone, and what stays done. */
export function withdrawPage(
  { reference, token, isKnown }: { readonly reference: string; readonly token: string; readonly isKnown: boolean },
  wording: ReporterWording,
): string {
  const { confirm } = wording.conversation
  const points = [confirm.gone, confirm.silent, ...(isKnown ? [confirm.less] : []), confirm.stays]
  const sure = html`<input type="hidden" name="confirm" value="yes">${button('primary', confirm.yes)}`
  const main = html`<p class="quiet">${fill(wording.status.reportOf, { reference })}</p>
<h1 tabindex="-1">${confirm.heading}</h1><p class="lead">${confirm.lead}</p>
<ul>${points.map(point => html`<li>${point}</li>`)}</ul><p class="notice"><strong>${confirm.undo}</strong></p>
${tokenForm(endpoints.withdraw, token, sure, wording)}
${tokenForm(endpoints.status, token, button('secondary', confirm.no), wording)}`
  return page({ title: confirm.title, main, counterpart: 'status' }, wording)
}

/** What a visit was about to do when it was over. */
export type Interrupted = StatusQuestion & {
  readonly isWrong: boolean
  readonly goal: 'write' | 'reopen' | 'withdraw'
  /** Under which the text is sent, so that nothing is sent twice. */
  readonly messageKey: string
  readonly typed?: Typed | undefined
}

/** Number and code once more, with the text that was written in the meantime. */
export function askAgainPage(interrupted: Interrupted, wording: ReporterWording): string {
  const { conversation: words, status } = wording
  const { isWrong, errors, goal, typed } = interrupted
  const lead = typed === undefined ? words.again.leadEmpty : words.again.lead
  const button = goal === 'withdraw' ? status.show : words.sendAgain
  const more = kept(interrupted, wording)
  const main = html`<h1 tabindex="-1">${words.again.heading}</h1>
${isWrong && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${status.wrong}</p></div>`}
${errorSummary(errors, wording)}
<p class="lead">${lead}</p>${statusForm(wording, interrupted, { action: endpoints[goal], more, button })}
<p class="quiet">${status.lost}</p>`
  return page({ title: status.title, main, counterpart: 'status' }, wording)
}

function kept({ typed, messageKey, errors }: Interrupted, wording: ReporterWording): Html {
  if (typed === undefined) return html``
  const { writeHint, whyHint } = wording.conversation
  const hint = typed.field === 'text' ? writeHint : whyHint
  return html`<input type="hidden" name="messageKey" value="${messageKey}">${writingField(typed, { hint, errors }, wording)}`
}
