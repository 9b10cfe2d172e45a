import { answer, answers, type FormValues, type Question } from '#domain/form.ts'
import type { FieldError } from '#domain/submission.ts'
import { flag, type Html, html } from './html.ts'
import type { Wording } from './wording.ts'

/** What was answered and what was wrong with it. */
export type FormState = { readonly values: FormValues; readonly errors: readonly FieldError[] }

/** Label, hint, error and control, in that order and tied together. */
export type Field = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

type QuestionWords = {
  readonly label: string
  readonly hint?: string
  readonly options?: Readonly<Record<string, string>>
}

/** One question of the form; `inner` comes under the option that it belongs to. */
export function questionField(question: Question, state: FormState, wording: Wording, inner?: Inner): Html {
  const words: QuestionWords = wording.form.questions[question.name]
  const field = {
    id: question.name,
    label: words.label,
    hint: words.hint,
    error: errorText(question.name, state, wording),
  }
  if (question.options === undefined)
    return textField(question, { ...field, ...optionality(question, wording) }, state.values)
  const chosen = chosenOf(question, state.values)
  const options = optionsOf(question, chosen, words)
  return choiceField(
    { ...field, ...optionality(question, wording) },
    { name: question.name, type: typeOf(question), options, chosen, inner },
  )
}

/** A municipality chosen from choices was typed as a place. */
function chosenOf({ name }: Question, values: FormValues): readonly string[] {
  const chosen = answers(values, name)
  return name === 'where' && chosen.some(value => value.startsWith('GM')) ? ['place'] : chosen
}

/** A question that comes under an option of another. */
export type Inner = { readonly under: string; readonly field: Html }

export type Option = { readonly value: string; readonly label: string }

export type Choice = {
  readonly name: string
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly inner?: Inner | undefined
}

/** A group of radio buttons or checkboxes. */
export function choiceField(field: Field & { readonly optional?: string }, choice: Choice): Html {
  const { id, label, optional } = field
  const { name, type, options, chosen, inner } = choice
  return html`<fieldset class="field${invalidClass(field)}" data-question="${name}"${describedBy(field)}>
<legend>${label}${optional && html` <span class="quiet">(${optional})</span>`}</legend>${descriptions(field)}
${options.map(
  (
    { value, label: text },
    index,
  ) => html`<label class="option"><input type="${type}" name="${name}" id="${optionId(id, index)}" value="${value}"${flag('checked', chosen.includes(value))}> <span>${text}</span></label>
${inner?.under === value && html`<div class="more">${inner.field}</div>`}`,
)}</fieldset>`
}

/** The first option has the id that an error links to. */
export function optionId(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index}`
}

/** The attributes of hint and error, for one control or a group. */
export function describedBy({ id, hint, error }: Field): Html {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(one => one !== false)
  return ids.length === 0 ? html`` : html` aria-describedby="${ids.join(' ')}"`
}

export function descriptions({ id, hint, error }: Field): Html {
  return html`${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}${error !== undefined && html`<p class="utrecht-form-field-error-message" id="${id}-error">${error}</p>`}`
}

export function invalidClass({ error }: Field): string {
  return error === undefined ? '' : ' utrecht-form-field--invalid'
}

function textField(question: Question, field: Field & { readonly optional?: string }, values: FormValues): Html {
  const { name, type, maxLength = 0, autocomplete = 'off' } = question
  const value = answer(values, name) ?? ''
  const invalid = field.error !== undefined && html` aria-invalid="true"`
  const control =
    type === 'textarea'
      ? html`<textarea id="${name}" name="${name}" rows="${maxLength > 500 ? 8 : 3}" maxlength="${maxLength}" autocomplete="off" spellcheck="false"${describedBy(field)}${invalid}>
${value}</textarea>`
      : html`<input type="${type}" id="${name}" name="${name}" value="${value}" maxlength="${maxLength}" autocomplete="${autocomplete}" spellcheck="false"${describedBy(field)}${invalid}>`
  return html`<div class="field${invalidClass(field)}" data-question="${name}"><label for="${name}">${field.label}${field.optional && html` <span class="quiet">(${field.optional})</span>`}</label>${descriptions(field)}
${control}</div>`
}

/** Boxes say themselves that they may stay empty; these five have an answer already, or another answer asks for them. */
const unmarked = ['contactChannel', 'contactEmail', 'contactPhone', 'contactHours', 'contactMayBeSaid']

function optionality({ name, type, required, under }: Question, { form }: Wording): { readonly optional?: string } {
  const isOpen = required === undefined && under === undefined && !type.startsWith('checkbox')
  return isOpen && !unmarked.includes(name) ? { optional: form.form.optional } : {}
}

const typeOf = ({ type }: Question): 'radio' | 'checkbox' => (type === 'radio' ? 'radio' : 'checkbox')

/** An answer given on the way that is no option of its own, such as "I called", stays one. */
function optionsOf({ options = [] }: Question, chosen: readonly string[], words: QuestionWords): readonly Option[] {
  const texts = words.options ?? {}
  const kept = chosen.filter(value => !options.includes(value) && Object.hasOwn(texts, value))
  return [...options, ...kept].map(value => ({ value, label: texts[value] ?? value }))
}

function errorText(name: string, { errors }: FormState, { form }: Wording): string | undefined {
  const error = errors.find(({ field }) => field === name)
  return error && textOfError(error, form)
}

export function textOfError({ code }: Pick<FieldError, 'code'>, { errors }: Pick<Wording['form'], 'errors'>): string {
  const texts: Readonly<Record<string, string>> = errors
  return texts[code] ?? errors.choiceInvalid
}
