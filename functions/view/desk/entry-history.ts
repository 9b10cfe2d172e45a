import type { EntryChange } from '#domain/directory-history.ts'
import { changedFields, type FieldChange } from '#domain/entry-changes.ts'
import { fill } from '#domain/text.ts'
import { exactlyInWords, listInWords } from '#domain/words.ts'
import { type Content, type Html, html } from '../html.ts'
import type { EntryForm } from './entry.ts'
import { entryOptionsOf } from './entry-fields.ts'
import type { DirectoryWording } from './wording.ts'

/** Who changed what, newest first, field by field; nothing for an entry that is as it came. */
export function entryHistory(entry: EntryForm, wording: DirectoryWording): Content {
  if (entry.history.length === 0) return undefined
  const lines = entry.history.map(change => html`<li>${lineOf(change, entry, wording)}</li>`)
  return html`<section class="group"><h2>${wording.directory.pages.history}</h2><ul class="notes">${lines}</ul></section>`
}

function lineOf({ at, by, before, after }: EntryChange, entry: EntryForm, wording: DirectoryWording): Html {
  const { pages } = wording.directory
  const who = by === undefined ? '' : entry.nameOf(by)
  const said = (text: string) => html`<p>${fill(text, { time: exactlyInWords(at, wording.language), who })}</p>`
  if (!before) return said(pages.madeBy)
  const fields = changedFields(before, after)
  const wasPhoned = after.verified?.at !== undefined && after.verified.at !== before.verified?.at
  if (fields.length === 0) return said(wasPhoned ? pages.phonedBy : pages.changedBy)
  return html`${said(pages.changedBy)}<ul>${fields.map(field => html`<li>${fieldInWords(field, entry, wording)}</li>`)}</ul>`
}

function fieldInWords({ field, was, became }: FieldChange, entry: EntryForm, wording: DirectoryWording): string {
  const { pages, fields } = wording.directory
  const options = entryOptionsOf(field, entry, wording) ?? []
  const said = (values: readonly string[]) => {
    const words = values.map(value => options.find(option => option.value === value)?.label ?? value)
    return words.length === 0 ? pages.leftOpen : listInWords(words, wording.language)
  }
  return fill(pages.fieldChanged, { field: fields[field].label, was: said(was), became: said(became) })
}
