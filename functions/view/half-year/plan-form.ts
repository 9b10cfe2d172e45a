import { answer, type FormValues } from '#domain/form.ts'
import { reportTitleLimit } from '#domain/half-year.ts'
import type { FieldError } from '#domain/submission.ts'
import { describedBy, descriptions, type Field, invalidClass, textOfError } from '../field.ts'
import { type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import type { HalfYearWording } from './wording.ts'

/** What was typed into one of the forms of the list, and what was wrong with it. */
export type PlanTyped = { readonly values: FormValues; readonly errors: readonly FieldError[] }

/** Errors of these forms have words that the form for everybody does not have. */
export const errorWords = ({ form, halfYear }: HalfYearWording) => ({
  form: { ...form, errors: { ...form.errors, ...halfYear.errors } },
})

/** A new report for a day that is typed. */
export function planForm({ values, errors }: PlanTyped, wording: HalfYearWording): Html {
  const { plan } = wording.halfYear
  const errorOf = (name: string) => textFor(name, errors, wording)
  const date = { id: 'date', label: plan.date, hint: plan.dateHint, error: errorOf('date') }
  return html`<form class="form" action="${endpoints.progressReports}" method="post"><input type="hidden" name="lang" value="${wording.language}">
${dateField(date, answer(values, 'date') ?? '')}
${titleField(answer(values, 'title') ?? '', errorOf('title'), wording)}
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${plan.submit}</button></div></form>`
}

export function textFor(name: string, errors: readonly FieldError[], wording: HalfYearWording): string | undefined {
  const error = errors.find(({ field }) => field === name)
  return error && textOfError(error, errorWords(wording).form)
}

export function dateField(field: Field, value: string): Html {
  const { id, label, error } = field
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<input type="date" id="${id}" name="${id}" value="${value}" autocomplete="off"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}></div>`
}

export function titleField(value: string, error: string | undefined, { halfYear, form }: HalfYearWording): Html {
  const field = { id: 'title', label: halfYear.plan.title, hint: halfYear.plan.titleHint, error }
  return html`<div class="field${invalidClass(field)}"><label for="title">${field.label} <span class="quiet">(${form.form.optional})</span></label>${descriptions(field)}
<input type="text" id="title" name="title" value="${value}" maxlength="${reportTitleLimit}" autocomplete="off"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}></div>`
}
