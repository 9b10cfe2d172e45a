import * as z from 'zod'
import { Departure, type Identity } from '#adapters/identity.ts'
import type { Keyring } from '#adapters/secrets.ts'
import { readToken } from '#adapters/token.ts'
import { Language } from '#domain/language.ts'
import { accountExpires } from '#domain/retention.ts'
import { type Answer, page, seeOther } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { clearCookie, cookieNames } from '#runtime/cookies.ts'
import { audit, deskWordings, endpoint, identity, keyring, retention, sessions } from '#runtime/dependencies.ts'
import type { ApiRequest } from '#runtime/request.ts'
import { type Remembering, type SessionDependencies, startSession } from '#runtime/signed-in.ts'
import { signInPage } from '#view/desk/sign-in.ts'
import type { DeskWording } from '#view/desk/wording.ts'
import { deskPath } from '#view/desk-paths.ts'

export type CallbackDependencies = SessionDependencies &
  Remembering & {
    readonly identity: Pick<Identity, 'arrive'>
    readonly keyring: Pick<Keyring, 'key' | 'sessionHash'>
    readonly audit: Audit
    readonly wordings: Readonly<Record<Language, DeskWording>>
  }

/** What was remembered while somebody was away. */
const Kept = z.strictObject({ ...Departure.shape, language: Language, to: z.string() })

/**
 * Back from the identity provider. Only the browser that left can come back, once, with the code it was given; whoever
 * was signed in here before no longer is, and the token of the new session was never seen before.
 */
export async function arriveSignedIn(
  { cookies, query, language }: Pick<ApiRequest, 'cookies' | 'query' | 'language'>,
  dependencies: CallbackDependencies,
): Promise<Answer> {
  const { identity, sessions, keyring, audit } = dependencies
  const kept = await keptIn(cookies, dependencies)
  const person = kept && (await identity.arrive(asQuery(query), kept))
  if (!kept || !person) return refused(kept?.language ?? language, dependencies)
  const before = cookies.get(cookieNames.session)
  if (before) await sessions.end(await keyring.sessionHash(before))
  const session = await startSession(person, dependencies)
  await audit({ what: 'signedIn', about: 'session', by: person.subject })
  return { ...seeOther(kept.to), cookies: [session, clearCookie(cookieNames.signIn)] }
}

async function keptIn(cookies: ApiRequest['cookies'], { keyring, realNow }: CallbackDependencies) {
  const token = cookies.get(cookieNames.signIn)
  return token === undefined
    ? undefined
    : readToken(token, { key: await keyring.key('signIn'), now: realNow(), schema: Kept })
}

/** As it came: the provider's answer is checked by its own rules. */
const asQuery = (query: ApiRequest['query']): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  ).toString()

function refused(language: Language, { wordings }: CallbackDependencies): Answer {
  const to = deskPath('reports', language)
  const html = signInPage({ why: 'refused', to, people: [] }, wordings[language])
  return { ...page(401, html), cookies: [clearCookie(cookieNames.signIn)] }
}

export const handler = endpoint({ route: 'GET /auth/callback' }, request =>
  arriveSignedIn(request, {
    identity: identity(),
    keyring: keyring(),
    sessions: sessions(),
    audit: audit(),
    wordings: deskWordings(),
    realNow: Date.now,
    accountExpires: now => accountExpires(retention(), now),
  }),
)
