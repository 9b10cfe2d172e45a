import { answer, type FormValues } from '#domain/form.ts'
import type { FieldError } from '#domain/submission.ts'
import { choiceField, describedBy, descriptions, type Field, invalidClass, type Option, textOfError } from '../field.ts'
import { type Html, html } from '../html.ts'
import type { UpdatingWording } from './wording.ts'

/** What was typed in a form, and what was wrong with it. */
export type Typed = { readonly values: FormValues; readonly errors: readonly FieldError[] }

export type FieldName = Exclude<keyof UpdatingWording['updating']['fields'], 'optional'>

/** The words of every error that updating can have. */
export const updatingErrors = ({ form, updating }: UpdatingWording): Pick<UpdatingWording, 'form'> => ({
  form: { ...form, errors: { ...form.errors, ...updating.errors } },
})

export type Drawn = { readonly typed: Typed; readonly wording: UpdatingWording }

type Labelled = Field & { readonly optional?: string }

function fieldOf(name: FieldName, { typed, wording }: Drawn, isOptional: boolean): Labelled {
  const words: { readonly label: string; readonly hint?: string } = wording.updating.fields[name]
  const error = typed.errors.find(({ field }) => field === name)
  return {
    id: name,
    label: words.label,
    hint: words.hint,
    error: error && textOfError(error, updatingErrors(wording).form),
    ...(isOptional && { optional: wording.updating.fields.optional }),
  }
}

/** A group of radio buttons. */
export function radioField(name: FieldName, options: readonly Option[], drawn: Drawn): Html {
  const chosen = answer(drawn.typed.values, name)
  return choiceField(fieldOf(name, drawn, false), {
    name,
    type: 'radio',
    options,
    chosen: chosen === undefined ? [] : [chosen],
  })
}

/** Several lines of text that may stay empty; a reason is asked for where a date moves. */
export function writingField(name: FieldName, longest: number, drawn: Drawn): Html {
  const field = fieldOf(name, drawn, name !== 'dateReason')
  return html`<div class="field${invalidClass(field)}">${labelOf(field)}${descriptions(field)}
<textarea id="${name}" name="${name}" rows="${longest > 500 ? 5 : 3}" maxlength="${longest}" autocomplete="off"${attributesOf(field)}>
${answer(drawn.typed.values, name) ?? ''}</textarea></div>`
}

type Input =
  | { readonly type: 'text' | 'url'; readonly longest: number }
  | { readonly type: 'date'; readonly min?: string; readonly max?: string }

/** Needed or not by what was chosen above; their hints say so. */
const dependent: readonly FieldName[] = ['evidence', 'evidenceOn']

/** One line, or a day, that may stay empty. */
export function inputField(name: FieldName, input: Input, drawn: Drawn): Html {
  const field = fieldOf(name, drawn, !dependent.includes(name))
  return html`<div class="field${invalidClass(field)}">${labelOf(field)}${descriptions(field)}
<input type="${input.type}" id="${name}" name="${name}" value="${answer(drawn.typed.values, name) ?? ''}"${boundsOf(input)} autocomplete="off"${attributesOf(field)}></div>`
}

function labelOf({ id, label, optional }: Labelled): Html {
  return html`<label for="${id}">${label}${optional && html` <span class="quiet">(${optional})</span>`}</label>`
}

function boundsOf(input: Input): Html {
  if (input.type !== 'date') return html` maxlength="${input.longest}"`
  return html`${input.min !== undefined && html` min="${input.min}"`}${input.max !== undefined && html` max="${input.max}"`}`
}

const attributesOf = (field: Field): Html =>
  html`${describedBy(field)}${field.error !== undefined && html` aria-invalid="true"`}`
