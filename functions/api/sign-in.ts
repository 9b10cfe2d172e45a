import { Departure, type Identity } from '#adapters/identity.ts'
import type { Keyring } from '#adapters/secrets.ts'
import { writeToken } from '#adapters/token.ts'
import type { Language } from '#domain/language.ts'
import { returnAddress } from '#domain/return-address.ts'
import { type Answer, seeOther } from '#runtime/answer.ts'
import { cookieNames, setCookie } from '#runtime/cookies.ts'
import { endpoint, identity, keyring } from '#runtime/dependencies.ts'
import { deskPath } from '#view/desk-paths.ts'

export type SignInDependencies = {
  readonly identity: Pick<Identity, 'depart'>
  readonly keyring: Pick<Keyring, 'key'>
  readonly realNow: () => number
}

/** How long somebody may take to sign in, in seconds. */
const patience = 15 * 60

type Asked = { readonly to?: string | undefined; readonly hint?: string | undefined; readonly language: Language }

/** Sends somebody to the identity provider; what must come back is in a cookie that only we can read. */
export async function departToSignIn(
  { to, hint, language }: Asked,
  { identity, keyring, realNow }: SignInDependencies,
): Promise<Answer> {
  const { to: provider, departure } = await identity.depart(hint)
  const kept = { ...Departure.parse(departure), language, to: returnAddress(to, deskPath('reports', language)) }
  const token = writeToken(kept, realNow() + patience * 1000, await keyring.key('signIn'))
  return { ...seeOther(provider), cookies: [setCookie(cookieNames.signIn, token, patience)] }
}

export const handler = endpoint({ route: 'GET /auth/login' }, ({ query: { to, hint }, language }) =>
  departToSignIn({ to, hint, language }, { identity: identity(), keyring: keyring(), realNow: Date.now }),
)
