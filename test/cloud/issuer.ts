import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import Provider, { interactionPolicy } from 'oidc-provider'
import { settingsFrom } from '../../infra/config.ts'
import { close, listen } from '../../infra/local/http.ts'
import { openStore } from '../../infra/local/identity-store.ts'
import { demoPeople, type Person } from '../../infra/people.ts'
import { stage } from './place.ts'

export type RunningIssuer = { readonly url: string; readonly clientId: string; stop(): Promise<void> }

/**
 * An OpenID Connect issuer that is not ours and not Cognito, with the demo people in it: what an organisation's own
 * sign-on would be. It listens on this machine only and forgets everything when it stops.
 */
export async function startIssuer(): Promise<RunningIssuer> {
  const server = createServer()
  const url = `http://localhost:${await listen(server, 0)}`
  const people = new Map(demoPeople().map(person => [person.email, person]))
  const clientId = 'second-cloud'
  const provider = createProvider({ url, clientId, people })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, people, { request, response })
    else void answer(request, response)
  })
  return { url, clientId, stop: () => close(server) }
}

/** In seconds: longer than any run. */
const hour = 3600

type People = ReadonlyMap<string, Person>
type Asked = { readonly url: string; readonly clientId: string; readonly people: People }

function createProvider({ url, clientId, people }: Asked): Provider {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const { origin } = settingsFrom(name => ({ stage })[name])
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new Provider(url, {
    adapter: openStore(Date.now),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: clientId,
        redirect_uris: [`${origin}/api/v1/auth/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub', 'groups'], email: ['email'], profile: ['name'] },
    // Everything a scope asks for goes into the ID token: nobody asks this issuer a second time.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { AccessToken: hour, IdToken: hour, Interaction: hour, Session: hour, Grant: hour },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy },
    findAccount: (_, email) => {
      const person = people.get(email)
      return person && { accountId: email, claims: () => ({ sub: email, ...person }) }
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

/** A page with a button for everybody, and what comes of pressing one. */
async function interact(provider: Provider, people: People, { request, response }: Exchange): Promise<void> {
  if (request.method === 'POST') {
    const chosen = new URLSearchParams(await text(request)).get('person') ?? ''
    return provider.interactionFinished(request, response, { login: { accountId: chosen } })
  }
  const buttons = [...people.keys()].map(email => `<button name="person" value="${email}"><b>${email}</b></button>`)
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(
    `<!doctype html><title>Issuer</title><form method="post" action="${request.url}">${buttons.join('')}</form>`,
  )
}
