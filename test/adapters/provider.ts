import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Provider, { interactionPolicy } from 'oidc-provider'
import { close, listen } from '../../infra/local/http.ts'
import { openIdentityKeys } from '../../infra/local/identity-keys.ts'
import { openStore } from '../../infra/local/identity-store.ts'

export const callback = 'http://localhost:9999/api/v1/auth/callback'
export const clientSecret = 'a secret of the client'

type Claims = Readonly<Record<string, unknown>>
const accounts: Readonly<Record<string, Claims>> = {
  anna: { email: 'anna@example.org', name: 'Anna', groups: ['desk-VR05-careCoordinator', 'users'] },
  bram: { email: 'bram@example.org' },
  nobody: {},
  odd: { email: 'odd@example.org', groups: 'administrator' },
}

/** A real issuer on this machine, where people sign in by the name in the hint; `cancel` goes back without. */
export async function openProvider() {
  const folder = mkdtempSync(join(tmpdir(), 'provider-'))
  const keys = openIdentityKeys(folder)
  const server = createServer()
  const issuer = `http://localhost:${await listen(server, 0)}`
  const client = { redirect_uris: [callback], response_types: ['code' as const], grant_types: ['authorization_code'] }
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const provider = new Provider(issuer, {
    adapter: openStore(Date.now),
    clients: [
      { ...client, client_id: 'public', token_endpoint_auth_method: 'none' },
      {
        ...client,
        client_id: 'confidential',
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookies] },
    claims: { openid: ['sub', 'groups'], email: ['email'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...accounts[accountId] }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const { params } = await provider.interactionDetails(request, response)
    const accountId = String(params.login_hint)
    const result = accountId === 'cancel' ? { error: 'access_denied' } : { login: { accountId } }
    await provider.interactionFinished(request, response, result)
  })
  return {
    issuer,
    /** Follows within the issuer as a browser would; answers the query with which it leads back. */
    signIn: async (to: string): Promise<string> => new URL(await followed(to, issuer)).searchParams.toString(),
    close: async () => {
      await close(server)
      rmSync(folder, { recursive: true })
    },
  }
}

async function followed(to: string, issuer: string, cookies = new Map<string, string>()): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(to, { redirect: 'manual', headers: { cookie } })
  for (const set of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    cookies.set(name, value)
  }
  const next = response.headers.get('location')
  if (next === null) throw new Error(`The issuer answered ${response.status}: ${await response.text()}`)
  const target = new URL(next, to)
  return target.origin === issuer ? followed(target.href, issuer, cookies) : target.href
}
