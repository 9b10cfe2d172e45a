import { digestTimes, type EntryField, entryOptions } from '#domain/directory-fields.ts'
import { answer, answers } from '#domain/form.ts'
import { textLimits } from '#domain/text-limits.ts'
import { choiceField, describedBy, descriptions, type Field, invalidClass, type Option, textOfError } from '../field.ts'
import { type Html, html } from '../html.ts'
import type { EntryForm } from './entry.ts'
import type { DirectoryWording } from './wording.ts'

const selects: readonly EntryField[] = ['deputy', 'digestAt', 'digestEvery']
const radios: readonly EntryField[] = ['role', 'language']

/** One field of an entry. What may be left open again is never a radio button, which cannot be. */
export function entryField(name: EntryField, entry: EntryForm, wording: DirectoryWording): Html {
  const words: { readonly label: string; readonly hint?: string } = wording.directory.fields[name]
  if (name === 'role' && entry.holder) return fixedRole(words.label, wording.shared.roles[entry.holder.role].name)
  const error = entry.errors.find(({ field }) => field === name)
  const field: Field = {
    id: name,
    label: words.label,
    hint: words.hint,
    error: error && textOfError(error, errorWords(wording).form),
  }
  const options = entryOptionsOf(name, entry, wording)
  if (options === undefined) return inputField(field, answer(entry.values, name) ?? '')
  if (selects.includes(name)) return selectField(field, options, answer(entry.values, name))
  const type = radios.includes(name) ? 'radio' : 'checkbox'
  return choiceField(field, { name, type, options, chosen: answers(entry.values, name) })
}

/** What can be chosen, with its words; `undefined` for a field that is typed. */
export function entryOptionsOf(
  name: EntryField,
  { names, municipalities, others }: Pick<EntryForm, 'names' | 'municipalities' | 'others'>,
  { directory, desk, form, shared, language }: DirectoryWording,
): readonly Option[] | undefined {
  const named = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
    values.map((value): Option => ({ value, label: words[value] }))
  switch (name) {
    case 'role':
      return entryOptions.role.map(value => ({ value, label: shared.roles[value].name }))
    case 'language':
      return named(entryOptions.language, directory.options.language)
    case 'municipalities':
      return municipalities
        .map(value => ({ value, label: names.municipality(value) }))
        .toSorted((one, other) => one.label.localeCompare(other.label, language))
    case 'kinds':
      return named(entryOptions.kinds, directory.options.kinds)
    case 'ageGroups':
      return named(entryOptions.ageGroups, desk.list.ages)
    case 'forms':
      return named(entryOptions.forms, form.questions.forms.options)
    case 'days':
      return named(entryOptions.days, directory.options.days)
    case 'deputy':
      return others
        .filter(({ endedOn }) => endedOn === undefined)
        .map(({ id, organisation, role }) => ({ value: id, label: `${organisation} (${shared.roles[role].name})` }))
    case 'digestAt':
      return digestTimes.map(value => ({ value, label: value }))
    case 'digestEvery':
      return named(entryOptions.digestEvery, directory.options.digestEvery)
    default:
      return undefined
  }
}

/** The words of every error that an entry can have. */
export const errorWords = ({ form, directory }: DirectoryWording): Pick<DirectoryWording, 'form'> => ({
  form: { ...form, errors: { ...form.errors, ...directory.errors } },
})

/** The role is part of the number of an entry. */
function fixedRole(label: string, role: string): Html {
  return html`<dl class="field fixed" id="role"><dt>${label}</dt><dd>${role}</dd></dl>`
}

function selectField(field: Field, options: readonly Option[], chosen: string | undefined): Html {
  const { id, label, error } = field
  const every = options.map(
    ({ value, label: text }) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<select id="${id}" name="${id}"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}><option value=""></option>${every}</select></div>`
}

type Input = { readonly type: 'text' | 'email' | 'tel' | 'date'; readonly maxLength?: number }

const mailbox: Input = { type: 'email', maxLength: textLimits.email }
const number: Input = { type: 'tel', maxLength: 30 }
const inputs: Readonly<Partial<Record<string, Input>>> = {
  organisation: { type: 'text', maxLength: textLimits.organisation },
  email: mailbox,
  onCallEmail: mailbox,
  phone: number,
  onCallPhone: number,
}

/** Whatever is typed and is no text, mailbox or number is a date. */
function inputField(field: Field, value: string): Html {
  const { id, label, error } = field
  const { type, maxLength }: Input = inputs[id] ?? { type: 'date' }
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<input type="${type}" id="${id}" name="${id}" value="${value}"${maxLength !== undefined && html` maxlength="${maxLength}"`} autocomplete="off" spellcheck="false"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}></div>`
}
