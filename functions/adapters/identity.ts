import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import * as z from 'zod'
import type { Person } from '#domain/person.ts'

export type IdentitySettings = {
  readonly issuer: string
  readonly clientId: string
  /** Only for an issuer that wants one. */
  readonly secret?: (() => Promise<string>) | undefined
  /** The claim of the ID token that lists groups: `cognito:groups`, for example. */
  readonly groupsClaim: string
  /** Where the issuer sends people back to. */
  readonly callback: string
}

/** What the browser must bring back: proof that it is the one that left. */
export const Departure = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() })
export type Departure = z.infer<typeof Departure>

export type Identity = {
  /** Where to sign in, and what to remember until the person comes back. `hint` is the name of an account. */
  depart(hint?: string): Promise<{ readonly to: string; readonly departure: Departure }>
  /** Who came back with this query; `undefined` when the issuer or our own checks refuse it. */
  arrive(query: string, departure: Departure): Promise<Person | undefined>
  /** Where the issuer ends its own session, when it has such a place; `back` is where it then leads. */
  leave(back: string): Promise<string | undefined>
}

/** OpenID Connect: authorization code with PKCE, state and nonce, and the signature of the ID token checked. */
export function createIdentity(settings: IdentitySettings): Identity {
  let discovered: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    discovered ??= discover(settings).catch(error => {
      discovered = undefined
      throw error
    })
    return discovered
  }
  return {
    depart: async hint => depart(await configuration(), settings, hint),
    arrive: async (query, departure) => arrive(await configuration(), settings, { query, departure }),
    leave: async back => leave(await configuration(), settings, back),
  }
}

async function discover({ issuer, clientId, secret }: IdentitySettings): Promise<Configuration> {
  const server = new URL(issuer)
  const authentication: ClientAuth = secret ? ClientSecretPost(await secret()) : None()
  // Only on the machine itself may the issuer speak without encryption.
  const execute = server.protocol === 'http:' ? [allowInsecureRequests] : []
  return discovery(server, clientId, undefined, authentication, {
    execute: [...execute, enableNonRepudiationChecks],
    timeout: 5,
  })
}

async function depart(configuration: Configuration, { callback }: IdentitySettings, hint: string | undefined) {
  const departure: Departure = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const to = buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid email profile',
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: await calculatePKCECodeChallenge(departure.verifier),
    code_challenge_method: 'S256',
    ...(hint === undefined ? {} : { login_hint: hint }),
  })
  return { to: to.href, departure }
}

type Arrival = { readonly query: string; readonly departure: Departure }

async function arrive(
  configuration: Configuration,
  { callback, groupsClaim }: IdentitySettings,
  { query, departure: { state, nonce, verifier } }: Arrival,
): Promise<Person | undefined> {
  try {
    const tokens = await authorizationCodeGrant(configuration, new URL(`${callback}?${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    return personIn(tokens.claims(), groupsClaim)
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

const Claims = z.object({ sub: z.string(), email: z.string().default(''), name: z.string().optional() })
const Groups = z.array(z.string()).default([])

function personIn(claims: unknown, groupsClaim: string): Person {
  const { sub, email, name } = Claims.parse(claims)
  const groups = Groups.parse(z.record(z.string(), z.unknown()).parse(claims)[groupsClaim])
  return { subject: sub, email, name: name ?? email, groups }
}

/** Refused by the issuer (cancelled, code used before) or by a check of ours; anything else is a fault. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return true
  return error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT' && error.code !== 'OAUTH_PARSE_ERROR'
}

function leave(configuration: Configuration, { clientId }: IdentitySettings, back: string): string | undefined {
  const { end_session_endpoint: place } = configuration.serverMetadata()
  if (place === undefined) return undefined
  const to = new URL(place)
  to.searchParams.set('client_id', clientId)
  to.searchParams.set('post_logout_redirect_uri', back)
  // Cognito has a name of its own for it.
  to.searchParams.set('logout_uri', back)
  return to.href
}
