import { randomBytes } from 'node:crypto'
import type { Keyring } from '#adapters/secrets.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import type { Actor } from '#domain/access.ts'
import { NotSignedIn } from '#domain/errors.ts'
import type { Person } from '#domain/person.ts'
import type { Instant } from '#domain/report.ts'
import { isLive, isToBeNoted, sessionLimits } from '#domain/session.ts'
import { cookieNames, setCookie } from './cookies.ts'
import type { ApiRequest } from './request.ts'

export type SessionDependencies = {
  readonly sessions: Pick<SessionStore, 'begin' | 'find' | 'seen' | 'end'>
  readonly keyring: Pick<Keyring, 'sessionHash'>
  /** The wall's clock, in milliseconds: sessions guard real screens. */
  readonly realNow: () => number
}

/** How long somebody is remembered who never comes back, in seconds since 1970. */
export type Remembering = { readonly accountExpires: (now: Instant) => number }

export type SignedIn = { readonly actor: Actor & { readonly kind: 'person' }; readonly hash: string }

/**
 * Who sent this request.
 * @throws NotSignedIn without a session, or with one that ended: by itself, by its person, by an administrator
 */
export async function signedIn(
  { cookies }: Pick<ApiRequest, 'cookies'>,
  { sessions, keyring, realNow }: SessionDependencies,
): Promise<SignedIn> {
  const token = cookies.get(cookieNames.session)
  if (!token) throw new NotSignedIn('No session')
  const hash = await keyring.sessionHash(token)
  const found = await sessions.find(hash)
  const now = new Date(realNow()).toISOString()
  if (!found || !isLive(found.session, found.account, now)) throw new NotSignedIn('No live session')
  if (isToBeNoted(found.session, now)) await sessions.seen(hash, now)
  return { actor: { kind: 'person', person: found.session.person }, hash }
}

/** As above, where being nobody is an answer too. */
export async function whoever(
  request: Pick<ApiRequest, 'cookies'>,
  dependencies: SessionDependencies,
): Promise<SignedIn | undefined> {
  try {
    return await signedIn(request, dependencies)
  } catch (error) {
    if (error instanceof NotSignedIn) return undefined
    throw error
  }
}

/** A new session under a token that nobody had before; answers the cookie that carries it. */
export async function startSession(
  person: Person,
  { sessions, keyring, realNow, accountExpires }: SessionDependencies & Remembering,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date(realNow()).toISOString()
  await sessions.begin(await keyring.sessionHash(token), { person, startedAt: now, seenAt: now }, accountExpires(now))
  return setCookie(cookieNames.session, token, sessionLimits.longestMinutes * 60)
}
