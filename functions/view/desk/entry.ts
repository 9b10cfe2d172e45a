import type { Actor } from '#domain/access.ts'
import type { Holder } from '#domain/directory.ts'
import type { EntryField } from '#domain/directory-fields.ts'
import type { EntryChange } from '#domain/directory-history.ts'
import type { FormValues } from '#domain/form.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { deskPath } from '../desk-paths.ts'
import { errorSummary } from '../error-summary.ts'
import { html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { entryField, errorWords } from './entry-fields.ts'
import { entryHistory } from './entry-history.ts'
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
  /** Everybody else of the region, whoever left included. */
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
${entry.isStale && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${pages.stale}</p></div>${entryHistory(entry, wording)}`}
${errorSummary(entry.errors, errorWords(wording))}
<form class="form entry-form" action="${endpoints.directory}/${rest.join('/')}" method="post" novalidate>
<input type="hidden" name="lang" value="${wording.language}"><input type="hidden" name="version" value="${holder?.version ?? 0}">
${groups.map(({ name, fields }) => html`<section class="group"><h2>${pages.groups[name]}</h2>${fields.map(field => entryField(field, entry, wording))}</section>`)}
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${pages.save}</button></div></form>
${!entry.isStale && entryHistory(entry, wording)}`
  return deskPage({ title: heading, main, address: { page: 'directory', rest }, actor }, wording)
}

/** The fields in the order of their errors. */
const groups = [
  { name: 'who', fields: ['organisation', 'role', 'email', 'phone', 'language'] },
  { name: 'what', fields: ['municipalities', 'kinds', 'ageGroups', 'forms'] },
  { name: 'when', fields: ['days', 'deputy', 'absenceFrom', 'absenceUntil', 'onCallEmail', 'onCallPhone'] },
  { name: 'mails', fields: ['digestAt', 'digestEvery'] },
  { name: 'end', fields: ['endedOn'] },
] as const satisfies readonly { readonly name: string; readonly fields: readonly EntryField[] }[]
