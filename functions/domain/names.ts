/**
 * What two spellings of one name have in common: no case, accents, apostrophes, hyphens, dots or spaces, "St." for
 * "Sint", and "gemeente" in front left out. "'s-Gravenhage" and "s gravenhage" are the same.
 */
export function normalise(text: string): string {
  return plain(text)
    .replace(/^(gemeente|municipality of) /, '')
    .replace(/^st(?=[. -])/, 'sint')
    .replace(/[^a-z0-9]/g, '')
}

/** The name in an address of the site: "'s-Hertogenbosch" → `s-hertogenbosch`. */
export function slug(name: string): string {
  return plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Lower case without accents and apostrophes of any shape. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´ʼ′]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
