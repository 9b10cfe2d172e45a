import type { Language, Texts } from '#domain/language.ts'
import { endpoints } from './paths.ts'

/** Pages that the API answers, of the desk, of the tracker and of figures, with their address in both languages; the edge leads each to the API that answers it. */
const addresses = {
  reports: { nl: '/loket/', en: '/en/desk/' },
  message: { nl: '/loket/bericht/', en: '/en/desk/message/' },
  directory: { nl: '/loket/adresboek/', en: '/en/desk/directory/' },
  coverage: { nl: '/loket/dekking/', en: '/en/desk/coverage/' },
  audit: { nl: '/loket/logboek/', en: '/en/desk/audit/' },
  people: { nl: '/loket/mensen/', en: '/en/desk/people/' },
  mistakes: { nl: '/loket/fouten/', en: '/en/desk/mistakes/' },
  mistake: { nl: '/fout/', en: '/en/mistake/' },
  progress: { nl: '/voortgang/', en: '/en/progress/' },
  progressRegion: { nl: '/voortgang/regio/', en: '/en/progress/region/' },
  plan: { nl: '/voortgang/actieplan/', en: '/en/progress/action-plan/' },
  updates: { nl: '/voortgang/bijwerken/', en: '/en/progress/update/' },
  progressReports: { nl: '/voortgang/verslagen/', en: '/en/progress/reports/' },
  figures: { nl: '/cijfers/', en: '/en/figures/' },
  signIn: { nl: '/loket/aanmelden/', en: '/en/desk/sign-in/' },
} as const satisfies Record<string, Texts>

export type DeskPage = keyof typeof addresses

/** The address of such a page; `rest` are the parts below it, such as a reference. */
export function deskPath(page: DeskPage, language: Language, ...rest: readonly string[]): string {
  return addresses[page][language] + rest.map(part => `${encodeURIComponent(part)}/`).join('')
}

/** Where signing in begins, and which page it then leads to; `hint` is the name of an account. */
export function signInPath(to: string, language: Language, hint?: string): string {
  return `${endpoints.signIn}?${new URLSearchParams({ to, lang: language, ...(hint === undefined ? {} : { hint }) })}`
}
