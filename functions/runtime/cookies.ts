/**
 * Ours are all `__Host-`: only this host sets and gets them, only over an encrypted connection. Lax, so that a link in a
 * mail finds whoever is signed in; what changes something asks for more than a cookie.
 */
export const cookieNames = { session: '__Host-session', signIn: '__Host-signin' } as const

export type CookieName = (typeof cookieNames)[keyof typeof cookieNames]

export function setCookie(name: CookieName, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`
}

export const clearCookie = (name: CookieName): string => setCookie(name, '', 0)

/** Cookies by name; of two with one name the first counts, and what has no name is none. */
export function cookiesIn(sent: readonly string[]): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of sent) {
    const [, name, value] = /^\s*([^=\s]+)=(.*)$/.exec(pair) ?? []
    if (name !== undefined && value !== undefined && !cookies.has(name)) cookies.set(name, value)
  }
  return cookies
}
