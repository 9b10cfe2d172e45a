import type { Language, Texts } from '#domain/language.ts'
import { endpoints } from './paths.ts'

/** The desk's pages with their address in both languages; the edge leads each to the API that answers it. */
const addresses = {
  reports: { nl: '/loket/', en: '/en/desk/' },
  message: { nl: '/loket/bericht/', en: '/en/desk/message/' },
  directory: { nl: '/loket/adresboek/', en: '/en/desk/directory/' },
  coverage: { nl: '/loket/dekking/', en: '/en/desk/coverage/' },
  audit: { nl: '/loket/logboek/', en: '/en/desk/audit/' },
  people: { nl: '/loket/mensen/', en: '/en/desk/people/' },
  signIn: { nl: '/loket/aanmelden/', en: '/en/desk/sign-in/' },
} as const satisfies Record<string, Texts>

export type DeskPage = keyof typeof addresses

/** The address of a page of the desk; `rest` are the parts below it, such as a reference. */
export function deskPath(page: DeskPage, language: Language, ...rest: readonly string[]): string {
  return addresses[page][language] + rest.map(part => `${encodeURIComponent(part)}/`).join('')
}

/** Where signing in begins, and which page it then leads to; `hint` is the name of an account. */
export function signInPath(to: string, language: Language, hint?: string): string {
  return `${endpoints.signIn}?${new URLSearchParams({ to, lang: language, ...(hint === undefined ? {} : { hint }) })}`
}
