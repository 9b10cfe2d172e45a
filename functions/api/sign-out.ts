import type { Identity } from '#adapters/identity.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import type { Language } from '#domain/language.ts'
import { type Answer, page } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { clearCookie, cookieNames } from '#runtime/cookies.ts'
import { audit, deskWordings, endpoint, identity, keyring, publicOrigin, sessions } from '#runtime/dependencies.ts'
import type { ApiRequest } from '#runtime/request.ts'
import { type SessionDependencies, whoever } from '#runtime/signed-in.ts'
import { signedOutPage } from '#view/desk/sign-in.ts'
import type { DeskWording } from '#view/desk/wording.ts'
import { deskPath } from '#view/desk-paths.ts'

export type SignOutDependencies = SessionDependencies & {
  readonly sessions: Pick<SessionStore, 'begin' | 'find' | 'seen' | 'end' | 'endAll'>
  readonly identity: Pick<Identity, 'leave'>
  readonly audit: Audit
  readonly publicOrigin: string
  readonly wordings: Readonly<Record<Language, DeskWording>>
}

/**
 * Ends this session, or with `everywhere` every session of the person; the page then leads to where the provider ends its
 * own. It is a page because browsers do not let a form of ours lead to another site.
 */
export async function signOut(
  request: Pick<ApiRequest, 'cookies' | 'body' | 'language'>,
  dependencies: SignOutDependencies,
): Promise<Answer> {
  const { identity, publicOrigin, wordings } = dependencies
  await end(request, dependencies)
  const back = deskPath('signIn', request.language)
  const provider = (await identity.leave(`${publicOrigin}${back}`)) ?? back
  const answer = page(200, signedOutPage(provider, wordings[request.language]))
  const headers = { ...answer.headers, refresh: `2;url=${provider}` }
  return { ...answer, headers, cookies: [clearCookie(cookieNames.session)] }
}

/** A session that was over already is what was asked for. */
async function end(
  request: Pick<ApiRequest, 'cookies' | 'body'>,
  dependencies: Pick<SignOutDependencies, 'sessions' | 'keyring' | 'audit' | 'realNow'>,
): Promise<void> {
  const { sessions, audit, realNow } = dependencies
  const found = await whoever(request, dependencies)
  if (!found) return
  const { subject } = found.actor.person
  const isEverywhere = request.body.everywhere !== undefined
  if (isEverywhere) await sessions.endAll(subject, new Date(realNow()).toISOString())
  await sessions.end(found.hash)
  await audit({ what: isEverywhere ? 'signedOutEverywhere' : 'signedOut', about: 'session', by: subject })
}

export const handler = endpoint({ route: 'POST /auth/logout', accepts: ['form'] }, request =>
  signOut(request, {
    sessions: sessions(),
    keyring: keyring(),
    identity: identity(),
    audit: audit(),
    publicOrigin: publicOrigin(),
    wordings: deskWordings(),
    realNow: Date.now,
  }),
)
