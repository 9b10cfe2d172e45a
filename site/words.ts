import en from '#content/messages/en/site.json' with { type: 'json' }
import nl from '#content/messages/nl/site.json' with { type: 'json' }
import type { Language } from '#domain/language.ts'

export type SiteWords = typeof nl

/** The words of the site in a language. */
export const siteWords: Readonly<Record<Language, SiteWords>> = { nl, en }

export function otherThan(language: Language): Language {
  return language === 'nl' ? 'en' : 'nl'
}
