import type { FormValues } from '#domain/form.ts'
import type { Instant } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { exactlyInWords } from '#domain/words.ts'
import { answerList, hiddenAnswers, type Row } from './answer-list.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { endpoints } from './paths.ts'
import { phoneList } from './phones.ts'
import { progress } from './progress.ts'
import type { PageWording, Wording } from './wording.ts'

/** What was understood of the answers. */
export type Understood = {
  /** As `formValues` made them, with the language. */
  readonly values: FormValues
  /** Name of the region in the language of the page. */
  readonly region: string
  /** Absent for an answer without a municipality. */
  readonly municipality?: { readonly name: string; readonly slug: string } | undefined
  /** When this was made, for whoever finds it on paper later. */
  readonly at: Instant
}

/** Everything once more before it is sent; the key makes sure that it arrives once, however often the button is pressed. */
export function checkPage(understood: Understood, submissionKey: string, wording: PageWording): string {
  const { check, form } = wording.form
  const main = html`<h1 tabindex="-1">${check.heading}</h1>
<p class="lead">${check.lead} <strong>${form.notReport}</strong></p>
${answerList(understood.values, wording, rowsOf(understood, wording))}
<form action="${endpoints.send}" method="post" data-send="message">
${hiddenAnswers(understood.values, ['submissionKey'])}<input type="hidden" name="submissionKey" value="${submissionKey}">
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${check.send}</button></div>
${progress(wording)}</form>
${changeForm(understood.values, check.change)}`
  return page({ title: check.title, main, counterpart: 'form' }, wording)
}

/** The region takes nothing yet: the answers on paper, for a call. */
export function preparePage(understood: Understood, wording: PageWording): string {
  const { prepare, form, notConnected } = wording.form
  const { at, region, values } = understood
  const main = html`<h1 tabindex="-1">${prepare.heading}</h1>
<p class="notice"><strong>${prepare.notSent}</strong> ${fill(prepare.lead, { region })} <strong>${form.notReport}</strong></p>
<p>${fill(prepare.madeOn, { time: exactlyInWords(at, wording.language) })}</p>
${answerList(values, wording, rowsOf(understood, wording))}
<section><h2>${notConnected.phones}</h2>
${phoneList(['emergency', 'police', 'safeHomeCentre', 'labourInspectorate', 'anonymousCrimeLine'], wording)}</section>
<p class="quiet print-hide">${prepare.print}</p>
${changeForm(values, prepare.change)}`
  return page({ title: prepare.title, main, counterpart: 'form' }, wording)
}

/** Back to the form with the same answers. */
export function changeForm(values: FormValues, label: string): Html {
  return html`<form class="print-hide" action="${endpoints.check}" method="post" data-send="form">${hiddenAnswers(values, ['submissionKey'])}
<div class="actions"><button class="nl-button nl-button--secondary" type="submit" name="edit" value="1">${label}</button></div></form>`
}

function rowsOf({ region, municipality }: Understood, { form }: Wording): readonly Row[] {
  const goesTo = { label: form.check.goesTo, text: region }
  return municipality ? [goesTo, { label: form.check.municipality, text: municipality.name }] : [goesTo]
}
