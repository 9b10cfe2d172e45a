import dutchWords from '#content/dutch-words.json' with { type: 'json' }
import type { Language, Texts } from '#domain/language.ts'

const byLength = dutchWords.toSorted((one, other) => other.length - one.length).map(word => word.toLowerCase())
/** Whole words between tags. */
const pattern = new RegExp(`(?<![\\p{L}-])(${byLength.join('|')})(?!\\p{L})(?=[^<>]*(?:<|$))`, 'giu')

/** Words of the field that stay Dutch in every language: a screen reader should say them in Dutch. */
export function withDutchMarked(html: string, language: Language): string {
  return language === 'nl' ? html : html.replace(pattern, '<span lang="nl">$1</span>')
}

/** A name that is not translated is Dutch. */
export function languageOfName({ nl, ...others }: Texts, language: Language): 'nl' | undefined {
  return language !== 'nl' && others[language] === nl ? 'nl' : undefined
}
