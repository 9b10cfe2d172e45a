import type { Actor } from '#domain/access.ts'
import type { Holder } from '#domain/directory.ts'
import { digestTimes, type EntryField, entryOptions } from '#domain/directory-fields.ts'
import type { EntryChange } from '#domain/directory-history.ts'
import { answer, answers, type FormValues } from '#domain/form.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { textLimits } from '#domain/text-limits.ts'
import { inWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { choiceField, describedBy, descriptions, type Field, invalidClass, type Option } from '../field.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { deskPage } from './frame.ts'
import type { Names } from './names.ts'
import type { DirectoryWording } from './wording.ts'

export type EntryForm = {
  readonly actor: Actor
  readonly region: RegionCode
  /** Absent for a new entry. */
  readonly holder?: Holder | undefined
  /** What the form is filled in with: the entry, or what was typed when something was not right. */
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  /** A colleague changed it while this form was open. */
  readonly isStale?: boolean
  /** Who can stand in: everybody else of the region. */
  readonly others: readonly Holder[]
  readonly municipalities: readonly string[]
  readonly history: readonly EntryChange[]
  readonly names: Names
  readonly nameOf: (subject: string) => string
}

/** One entry of the directory as a form; a new one is the same form, empty. */
export function entryPage(entry: EntryForm, wording: DirectoryWording): string {
  const { actor, region, holder, names } = entry
  const { pages } = wording.directory
  const rest = [region, holder?.id ?? 'new']
  const heading = holder ? holder.organisation : fill(pages.newIn, { region: names.region(region) })
  const main = html`<p class="print-hide"><a href="${deskPath('directory', wording.language, region)}">${pages.back}</a></p>
<h1 tabindex="-1">${heading}</h1>
${entry.isStale && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${pages.stale}</p></div>`}
${summary(entry.errors, wording)}
<form class="form" action="${endpoints.directory}/${rest.join('/')}" method="post" novalidate>
<input type="hidden" name="language" value="${wording.language}"><input type="hidden" name="version" value="${holder?.version ?? 0}">
${groups.map(({ name, fields }) => html`<section class="group"><h2>${pages.groups[name]}</h2>${fields.map(field => fieldOf(field, entry, wording))}</section>`)}
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${pages.save}</button></div></form>
${historyOf(entry, wording)}`
  return deskPage({ title: heading, main, address: { page: 'directory', rest }, actor }, wording)
}

const groups = [
  { name: 'who', fields: ['role', 'organisation', 'email', 'phone', 'language'] },
  { name: 'what', fields: ['municipalities', 'kinds', 'ageGroups', 'forms'] },
  { name: 'when', fields: ['days', 'deputy', 'absenceFrom', 'absenceUntil', 'onCallEmail', 'onCallPhone', 'endedOn'] },
  { name: 'mails', fields: ['digestAt', 'digestEvery'] },
] as const satisfies readonly { readonly name: string; readonly fields: readonly EntryField[] }[]

/** On top of the page; each error leads to its field. */
function summary(errors: readonly FieldError[], wording: DirectoryWording): Content {
  if (errors.length === 0) return undefined
  const { form } = wording.form
  const items = errors.map(({ field, code }) => html`<li><a href="#${field}">${textOf(code, wording)}</a></li>`)
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${form.errorsHeading}</h2><p>${form.errorsLead}</p><ul>${items}</ul></div>`
}

function textOf(code: string, { directory: { errors } }: DirectoryWording): string {
  const texts: Readonly<Record<string, string>> = errors
  return texts[code] ?? errors.choiceInvalid
}

function fieldOf(name: EntryField, entry: EntryForm, wording: DirectoryWording): Html {
  const words: { readonly label: string; readonly hint?: string } = wording.directory.fields[name]
  const error = entry.errors.find(({ field }) => field === name)
  const field: Field = { id: name, label: words.label, hint: words.hint, error: error && textOf(error.code, wording) }
  const options = optionsOf(name, entry, wording)
  if (options !== undefined) {
    const many = ['municipalities', 'kinds', 'ageGroups', 'forms', 'days'].includes(name)
    if (name === 'deputy' || name === 'digestAt') return selectField(field, options, answer(entry.values, name))
    const chosen = answers(entry.values, name)
    return choiceField(field, { name, type: many ? 'checkbox' : 'radio', options, chosen })
  }
  return inputField(field, answer(entry.values, name) ?? '')
}

function optionsOf(name: EntryField, entry: EntryForm, wording: DirectoryWording): readonly Option[] | undefined {
  const { directory, desk, form, shared } = wording
  const named = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
    values.map((value): Option => ({ value, label: words[value] }))
  switch (name) {
    case 'role':
      return entryOptions.role.map(value => ({ value, label: shared.roles[value].name }))
    case 'language':
      return named(entryOptions.language, directory.options.language)
    case 'municipalities':
      return entry.municipalities.map(value => ({ value, label: entry.names.municipality(value) }))
    case 'kinds':
      return named(entryOptions.kinds, directory.options.kinds)
    case 'ageGroups':
      return named(entryOptions.ageGroups, desk.list.ages)
    case 'forms':
      return named(entryOptions.forms, form.questions.forms.options)
    case 'days':
      return named(entryOptions.days, directory.options.days)
    case 'deputy':
      return entry.others.map(({ id, organisation }) => ({ value: id, label: organisation }))
    case 'digestAt':
      return digestTimes.map(value => ({ value, label: value }))
    case 'digestEvery':
      return named(entryOptions.digestEvery, directory.options.digestEvery)
    default:
      return undefined
  }
}

function selectField(field: Field, options: readonly Option[], chosen: string | undefined): Html {
  const { id, label } = field
  const every = options.map(
    ({ value, label: text }) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<select id="${id}" name="${id}"${describedBy(field)}><option value=""></option>${every}</select></div>`
}

const inputTypes: Readonly<Partial<Record<string, 'email' | 'tel' | 'date'>>> = {
  email: 'email',
  onCallEmail: 'email',
  phone: 'tel',
  onCallPhone: 'tel',
  absenceFrom: 'date',
  absenceUntil: 'date',
  endedOn: 'date',
}

function inputField(field: Field, value: string): Html {
  const { id, label, error } = field
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<input type="${inputTypes[id] ?? 'text'}" id="${id}" name="${id}" value="${value}" maxlength="${textLimits.email}" autocomplete="off" spellcheck="false"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}></div>`
}

function historyOf({ history, nameOf }: EntryForm, { directory: { pages }, language }: DirectoryWording): Content {
  if (history.length === 0) return undefined
  const lines = history.map(({ at, by, before }) => {
    const who = by === undefined ? '' : nameOf(by)
    return html`<li>${fill(before ? pages.changedBy : pages.madeBy, { time: inWords(at, language), who })}</li>`
  })
  return html`<h2>${pages.history}</h2><ul>${lines}</ul>`
}
