import { answer, answers, type FieldName, type Group, groups, type Question, questions } from '#domain/form.ts'
import { errorSummary } from './error-summary.ts'
import { choiceField, type FormState, type Inner, questionField } from './field.ts'
import { type Content, type Html, html } from './html.ts'
import { page } from './page.ts'
import { endpoints, pathTo } from './paths.ts'
import { dangerBanner } from './phones.ts'
import { progress } from './progress.ts'
import type { PageWording, Wording } from './wording.ts'

/** The form as the site shows it first: a place is what most people know, and contact is as careful as can be. */
const untouched: FormState = {
  values: { where: 'place', contactHours: 'office', contactMayBeSaid: 'nothing' },
  errors: [],
}

/** The whole form with its button; without state as nobody touched it. Works without script. */
export function messageForm(wording: Wording, state: FormState = untouched): Html {
  const { form } = wording.form
  return html`<form class="form" action="${endpoints.check}" method="post" novalidate data-send="form">
<input type="hidden" name="language" value="${wording.language}">${draftOf(state)}
${groups.map(group => groupOf(group, state, wording))}
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${form.next}</button>
<button class="nl-button nl-button--secondary" type="submit" formaction="${endpoints.saveDraft}">${form.save}</button></div>
<p class="quiet">${form.nextHint} ${form.saveHint} <a href="${pathTo('sheet', wording.language)}">${form.sheet}</a></p>${progress(wording)}
</form>`
}

/** What stands around the form on one page and not on another. */
export type Around = { readonly above?: Content; readonly below?: Content }

/** The form with the sender's own answers, and what was wrong with them on top. */
export function messageFormPage(state: FormState, wording: PageWording, { above, below }: Around = {}): string {
  const { form } = wording.form
  const main = html`${dangerBanner(wording)}
<h1>${form.heading}</h1>
<p class="lead">${form.lead} <strong>${form.notReport}</strong></p>
${above}${errorSummary(state.errors, wording)}
${messageForm(wording, state)}${below}`
  return page({ title: form.title, main, counterpart: 'form' }, wording)
}

/** The form goes on with a draft: saved again, it stays behind the same code, and once sent it is destroyed. */
function draftOf({ values }: FormState): Html | undefined {
  const token = answer(values, 'draft')
  return token === undefined ? undefined : html`<input type="hidden" name="draft" value="${token}">`
}

function groupOf(group: Group, state: FormState, wording: Wording): Html {
  const own = questions.filter(question => question.group === group && question.under === undefined)
  return html`<section class="group"><h2>${wording.form.form.groups[group]}</h2>
${own.map(question => questionField(question, state, wording, innerOf(question.name, state, wording)))}</section>`
}

/** The question that comes under an option of this one. */
function innerOf(name: FieldName, state: FormState, wording: Wording): Inner | undefined {
  const inner = name === 'where' ? questions.find(isUnder) : undefined
  if (inner === undefined) return undefined
  return { under: inner.under, field: html`${questionField(inner, state, wording)}${placeChoices(state, wording)}` }
}

const isUnder = (question: Question): question is Question & { readonly under: string } => question.under !== undefined

/** A place with several meanings: the municipalities it may be, as answers to "where". */
function placeChoices(state: FormState, { form }: Wording): Html | undefined {
  const choices = state.errors.find(({ field }) => field === 'place')?.choices
  if (choices === undefined) return undefined
  const options = choices.map(({ code, name, province }) => ({ value: code, label: `${name} (${province})` }))
  return choiceField(
    { id: 'choice', label: form.choices.label },
    { name: 'where', type: 'radio', options, chosen: answers(state.values, 'where') },
  )
}
