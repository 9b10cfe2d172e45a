import type { FormValues } from '#domain/form.ts'
import { hiddenAnswers } from './answer-list.ts'
import { html } from './html.ts'
import { page } from './page.ts'
import { endpoints } from './paths.ts'
import type { PageWording } from './wording.ts'

/** Nothing goes on before 112, or before somebody says that calling is not possible. All answers stay. */
export function dangerStopPage(values: FormValues, wording: PageWording): string {
  const { dangerStop } = wording.form
  const main = html`<div class="danger"><h1 tabindex="-1"><a href="tel:112">${dangerStop.heading}</a></h1>
<p><strong>${dangerStop.lead}</strong></p><p>${dangerStop.app}</p></div>
<p>${dangerStop.kept} ${wording.form.form.notReport}</p>
<form action="${endpoints.check}" method="post" data-send="form">${hiddenAnswers(values, ['danger', 'submissionKey'])}
<div class="actions"><button class="nl-button nl-button--primary" type="submit" name="danger" value="called">${dangerStop.called}</button>
<button class="nl-button nl-button--secondary" type="submit" name="danger" value="cannotCall">${dangerStop.cannotCall}</button></div></form>
<form action="${endpoints.check}" method="post" data-send="form">${hiddenAnswers(values, ['danger', 'submissionKey'])}<input type="hidden" name="danger" value="none">
<p><button class="nl-button nl-button--secondary" type="submit" name="edit" value="1">${dangerStop.back}</button></p></form>`
  return page({ title: dangerStop.title, main, counterpart: 'form' }, wording)
}
