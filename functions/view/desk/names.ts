import type { About } from '#domain/desk-list.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { UnitCode } from '#domain/unit.ts'
import type { DeskWording } from './wording.ts'

/** What the desk calls places and regions, in the language of the page. */
export type Names = {
  readonly region: (code: RegionCode) => string
  /** The name of a municipality; other answers to "where" have words of their own. */
  readonly municipality: (code: string) => string
  /** Whoever answers for a recommendation. */
  readonly unit: (code: UnitCode) => string
}

/** What a message is about, in one line without anything that somebody wrote. */
export function aboutInWords(
  { kind, ageGroup, forms, where }: Omit<About, 'asked' | 'reporterType'>,
  { desk, form }: DeskWording,
  names: Names,
): { readonly what: string; readonly which: string } {
  const { list } = desk
  const age = ageGroup === undefined ? [] : [list.ages[ageGroup]]
  const elsewhere: Readonly<Record<string, string>> = list.elsewhere
  const place = elsewhere[where] ?? names.municipality(where)
  const words = forms.map(name => form.questions.forms.options[name].toLowerCase())
  return { what: [list.kinds[kind], ...age].join(', '), which: [place, ...words].join(' · ') }
}
