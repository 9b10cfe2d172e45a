import type { Language } from '#domain/language.ts'

/** The pages of the site that an answer leads to, in both languages; the ones below a slash take a slug. */
const addresses = {
  start: { nl: '/', en: '/en/' },
  municipalities: { nl: '/gemeenten/', en: '/en/municipalities/' },
  national: { nl: '/landelijk/', en: '/en/national/' },
  regions: { nl: '/regios/', en: '/en/regions/' },
  safety: { nl: '/melden/', en: '/en/message/' },
  form: { nl: '/melden/bericht/', en: '/en/message/form/' },
  status: { nl: '/status/', en: '/en/status/' },
  about: { nl: '/over/', en: '/en/about/' },
  privacy: { nl: '/privacy/', en: '/en/privacy/' },
  accessibility: { nl: '/toegankelijkheid/', en: '/en/accessibility/' },
  leaving: { nl: '/verlaten/', en: '/en/leaving/' },
} as const satisfies Record<string, Record<Language, string>>

export type PageName = keyof typeof addresses

export function pathTo(page: PageName, language: Language, slug?: string): string {
  return slug === undefined ? addresses[page][language] : `${addresses[page][language]}${slug}/`
}

/** Where forms go. */
export const endpoints = {
  check: '/api/v1/reports/check',
  send: '/api/v1/reports',
  status: '/api/v1/reports/status',
  takeover: '/api/v1/takeover',
} as const

/** Where *leave this site* goes: the weather, from a government institute, without advertisements. */
export const elsewhere = 'https://www.knmi.nl/'
