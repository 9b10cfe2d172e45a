import type * as z from 'zod'

/** What a field may name: ids of another file, offered by the editor while somebody types. */
export type Naming = 'channels' | 'sources' | 'organisations' | 'roles' | 'explained' | 'recommendations' | 'steps'

/** A kind of content file: where such files stand, what they must look like, and what each field means. */
export type Kind = {
  /** The schema is `.local/schemas/<name>.json`. */
  readonly name: string
  /** Globs from the root. */
  readonly files: readonly string[]
  readonly schema: z.ZodType
  readonly title: string
  /**
   * What to write, by the path of the field: lists add nothing to it, and `*` stands for a key that people choose. What
   * is not here is a text in one language.
   */
  readonly fields: Readonly<Record<string, string>>
  readonly names?: Readonly<Record<string, Naming>>
}

/** The same descriptions one level down. */
export function below(path: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, text]) => [`${path}.${field}`, text]))
}

/** How sure a statement is, in every file that has statements. */
export const provenanceFields = {
  source: 'The address of the page where this stands, beginning with https://. Somebody must be able to read it there.',
  sourceDate:
    'The date of that page, as exact as it says: 2026-03-14, 2026-03 or 2026. Leave it out when the page has no date.',
  mark: 'How sure we are. confirmed: read at its source, which still holds. dated: from an old page, or one without a date; then write notConfirmedSince too.',
  notConfirmedSince:
    'Only with the mark dated: since when nobody confirmed it, as 2026-03-14, 2026-03, 2026, or undated when the source has no date. Pages show it.',
  verifiedOn:
    'The day on which a person of ours phoned or asked and heard that it is right, as 2026-11-26. Leave it out until somebody did: nothing else counts.',
  verifiedBy:
    'The function of whoever phoned or asked, as in "redactie Meldroute"; never a name. Only with verifiedOn.',
  reviewBefore:
    'The day before which somebody checks it again, as 2027-05-01. Leave it out when the day that freshness.json names will do.',
}

/** When a route or step applies. */
export const appliesFields = {
  where:
    'Only for these answers to "where": municipality, online, movesAround, abroad, unknown. Leave it out when it does not matter.',
  kinds: 'Only for a person, or only for a place. Leave it out when it does not matter.',
  ageGroups:
    'Only for these ages: under18, adult. Perhaps under 18 gets the steps of both by itself. Leave it out when age does not matter.',
  forms: 'Only for these forms of exploitation. Leave it out when the form does not matter.',
  reporterTypes:
    'Only for these people: professional, obliged (police, KMar and Labour Inspectorate), citizen, self (the person concerned). Leave it out when it does not matter.',
}

export const slugFields = {
  slug: "The last part of the page's address in each language: small letters, digits and hyphens. It is in bookmarks and on posters, so do not change it later.",
  'slug.nl': 'As in "zorgcoordinator": small letters, digits and hyphens, no accents.',
  'slug.en': 'As in "care-coordinator": small letters, digits and hyphens, no accents.',
}

/** Ids are how files name each other; nobody sees them. */
export const idField = (example: string): string =>
  `How other files name it: English, in camelCase, as in ${example}. Nobody sees it, and it never changes.`
