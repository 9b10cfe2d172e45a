import { answer, type FormValues } from '#domain/form.ts'
import type { Language } from '#domain/language.ts'
import { longestMistake, MistakeKind } from '#domain/mistake.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { deskPath } from './desk-paths.ts'
import { errorSummary } from './error-summary.ts'
import { choiceField, describedBy, descriptions, type Field, invalidClass, textOfError } from './field.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { endpoints, pathTo } from './paths.ts'
import { call, dangerBanner } from './phones.ts'
import type { PagePlace } from './site-page.ts'
import type { MistakeWording } from './wording.ts'

/** A page of which somebody says that something is wrong, by its code, and what was filled in so far. */
export type MistakeForm = {
  readonly code: string
  readonly place: PagePlace
  readonly submissionKey: string
  readonly values: FormValues
  readonly errors: readonly FieldError[]
}

/** The short form: what is wrong, and what it should be. Who somebody is, nobody asks. */
export function mistakeFormPage(form: MistakeForm, wording: MistakeWording): string {
  const { mistake, language } = wording
  const { code, place, submissionKey } = form
  const main = html`${dangerBanner(wording)}
<h1>${mistake.heading}</h1>
${errorSummary(form.errors, errorWordsOf(wording))}
<p class="lead">${mistake.about} <a href="${place.address}">${place.title}</a>. ${mistake.lead}</p>
<p class="notice">${mistake.notAMessage} <a href="${pathTo('start', language)}">${mistake.toRoute}</a></p>
<form class="form" action="${endpoints.mistakes}" method="post" novalidate>
<input type="hidden" name="language" value="${language}"><input type="hidden" name="page" value="${code}"><input type="hidden" name="submissionKey" value="${submissionKey}">
${kindField(form, wording)}
${textField(form, wording)}
<p class="quiet">${mistake.noContact}</p>
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${mistake.submit}</button></div></form>`
  return page({ title: mistake.title, main, counterpart: counterpartOf(code) }, wording)
}

/** It is kept: who looks at it when, and what will not happen. `region`: by name, when a region keeps the page. */
export function mistakeThanksPage(
  { code, place, region }: Pick<MistakeForm, 'code' | 'place'> & { readonly region: string | undefined },
  wording: MistakeWording,
): string {
  const { thanks, title } = wording.mistake
  const main = html`${dangerBanner(wording)}
<h1 tabindex="-1">${thanks.heading}</h1>
<p class="lead">${region === undefined ? thanks.national : fill(thanks.region, { region })}</p>
<p>${thanks.noAnswer}</p><p class="notice">${thanks.needHelp} ${call('police', wording)}</p>
<div class="actions"><a class="nl-button nl-button--secondary" href="${place.address}">${thanks.back}</a></div>`
  return page({ title, main, counterpart: counterpartOf(code) }, wording)
}

const counterpartOf = (code: string) => (language: Language) => deskPath('mistake', language, code)

/** The form's own errors beside those of everybody's. */
export const errorWordsOf = ({ form, mistake }: MistakeWording): Pick<MistakeWording, 'form'> => ({
  form: { ...form, errors: { ...form.errors, ...mistake.errors } },
})

function fieldOf(id: 'kind' | 'text', { errors }: MistakeForm, wording: MistakeWording): Field {
  const words: { readonly label: string; readonly hint?: string } = wording.mistake.fields[id]
  const error = errors.find(({ field }) => field === id)
  return { id, label: words.label, hint: words.hint, error: error && textOfError(error, errorWordsOf(wording).form) }
}

function kindField(form: MistakeForm, wording: MistakeWording): Html {
  const options = MistakeKind.options.map(value => ({ value, label: wording.mistake.kinds[value] }))
  const chosen = [answer(form.values, 'kind') ?? '']
  return choiceField(fieldOf('kind', form, wording), { name: 'kind', type: 'radio', options, chosen })
}

function textField(form: MistakeForm, wording: MistakeWording): Html {
  const field = fieldOf('text', form, wording)
  return html`<div class="field${invalidClass(field)}"><label for="text">${field.label}</label>${descriptions(field)}
<textarea id="text" name="text" rows="6" maxlength="${longestMistake}" autocomplete="off"${describedBy(field)}${field.error !== undefined && html` aria-invalid="true"`}>
${answer(form.values, 'text') ?? ''}</textarea></div>`
}
