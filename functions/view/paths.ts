import type { Language, Texts } from '#domain/language.ts'

/** Every kind of page with its address in both languages; the ones below a slash take a slug. */
const addresses = {
  start: { nl: '/', en: '/en/' },
  municipalities: { nl: '/gemeenten/', en: '/en/municipalities/' },
  choose: { nl: '/kies/', en: '/en/choose/' },
  unknown: { nl: '/onbekend/', en: '/en/unknown/' },
  national: { nl: '/landelijk/', en: '/en/national/' },
  regions: { nl: '/regios/', en: '/en/regions/' },
  safety: { nl: '/melden/', en: '/en/message/' },
  form: { nl: '/melden/bericht/', en: '/en/message/form/' },
  sheet: { nl: '/melden/vragen/', en: '/en/message/questions/' },
  status: { nl: '/status/', en: '/en/status/' },
  explained: { nl: '/uitleg/', en: '/en/explained/' },
  roles: { nl: '/rollen/', en: '/en/roles/' },
  organisations: { nl: '/organisaties/', en: '/en/organisations/' },
  recommendations: { nl: '/aanbevelingen/', en: '/en/recommendations/' },
  about: { nl: '/over/', en: '/en/about/' },
  governance: { nl: '/verantwoording/', en: '/en/governance/' },
  privacy: { nl: '/privacy/', en: '/en/privacy/' },
  accessibility: { nl: '/toegankelijkheid/', en: '/en/accessibility/' },
  safeUse: { nl: '/veilig-gebruiken/', en: '/en/safe-use/' },
  leaving: { nl: '/verlaten/', en: '/en/leaving/' },
  search: { nl: '/zoeken/', en: '/en/search/' },
  openData: { nl: '/open-data/', en: '/en/open-data/' },
  embed: { nl: '/inbedden/', en: '/en/embed/' },
} as const satisfies Record<string, Texts>

export type PageName = keyof typeof addresses

/** The address of a page; with a slug, of one municipality, region or choice. */
export function pathTo(page: PageName, language: Language, slug?: Texts): string {
  return slug === undefined ? addresses[page][language] : `${addresses[page][language]}${slug[language]}/`
}

/** A slug that is the same in both languages. */
export function everywhere(slug: string): Texts {
  return { nl: slug, en: slug }
}

/** Where forms go. */
export const endpoints = {
  find: '/api/v1/find',
  check: '/api/v1/reports/check',
  send: '/api/v1/reports',
  saveDraft: '/api/v1/drafts',
  openDraft: '/api/v1/drafts/open',
  discardDraft: '/api/v1/drafts/discard',
  status: '/api/v1/reports/status',
  write: '/api/v1/reports/messages',
  reopen: '/api/v1/reports/reopen',
  withdraw: '/api/v1/reports/contact/withdraw',
  takeover: '/api/v1/takeover',
  signIn: '/api/v1/auth/login',
  signOut: '/api/v1/auth/logout',
  deskReports: '/api/v1/desk/reports',
  people: '/api/v1/people',
  mistakes: '/api/v1/mistakes',
  deskMistakes: '/api/v1/desk/mistakes',
  directory: '/api/v1/directory',
  figuresFile: '/api/v1/statistics.csv',
  progressCsv: '/api/v1/progress.csv',
  progress: '/api/v1/progress',
  plan: '/api/v1/plan',
  progressReports: '/api/v1/progress/reports',
} as const

/** Where *leave this site* goes: the weather, from a government institute, without advertisements. */
export const awayFromHere = 'https://www.knmi.nl/'
