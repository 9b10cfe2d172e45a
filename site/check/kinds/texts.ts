import type { Language } from '#domain/language.ts'

/** Of a text in every language, what to write in each. */
export const meaningByLanguage: Readonly<Partial<Record<string, string>>> = {
  nl: 'In plain Dutch (B1): short sentences, words that everybody knows.',
  en: 'The same in plain English.',
} satisfies Record<Language, string>
