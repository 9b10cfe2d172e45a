import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAssembly } from '../../../infra/local/assembly.ts'
import { type Identity, openIdentity } from '../../../infra/local/identity.ts'
import { openStore } from '../../../infra/local/identity-store.ts'
import type { Resource } from '../../../infra/local/resource.ts'
import { readResources } from '../../../infra/local/resources.ts'

const origin = 'http://localhost:9999'
const callback = `${origin}/api/v1/auth/callback`
const bye = `${origin}/bye/`
const fixture = readResources(readAssembly(join(import.meta.dirname, 'fixture')))
const state = mkdtempSync(join(tmpdir(), 'identity-'))
let identity: Identity

const open = async (resources: readonly Resource[] = fixture) => {
  const opened = await openIdentity(resources, { directory: state, origin, port: 0 })
  if (opened === undefined) throw new Error('The fixture has a user pool')
  return opened
}

beforeAll(async () => {
  identity = await open()
})
afterAll(async () => {
  await identity.close()
  rmSync(state, { recursive: true })
})

const discover = (clientId = clientIdOf(fixture)) =>
  client.discovery(new URL(identity.issuer), clientId, undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  })

function clientIdOf(resources: readonly Resource[]): string {
  const told = resources.find(({ logicalId }) => logicalId === 'Echo')?.properties.Environment
  return /"CLIENT_ID":"(?<id>\w+)"/.exec(JSON.stringify(told))?.groups?.id ?? ''
}

/** A browser, as far as signing in needs one: it follows within the provider and keeps its cookies. */
function openBrowser() {
  const cookies = new Map<string, string>()
  const go = async (address: string | URL, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const next = response.headers.get('location')
    if (next === null) return response
    const target = new URL(next, address)
    return target.origin === identity.issuer ? go(target) : response
  }
  return { go }
}
type Browser = ReturnType<typeof openBrowser>

const verifier = client.randomPKCECodeVerifier()
const challenge = { code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }

async function authorize(parameters: Record<string, string>): Promise<URL> {
  const usual = { redirect_uri: callback, scope: 'openid email profile', state: 's', nonce: 'n' }
  return client.buildAuthorizationUrl(await discover(), { ...usual, ...parameters })
}

const actionIn = (page: string) => new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', identity.issuer)
const personIn = (page: string, name: string) =>
  new RegExp(`value="([^"]+)"[^>]*>(?:[^<]*)<b>${name}`).exec(page)?.[1] ?? ''

/** Chooses somebody on the page and comes back with where the browser is sent. */
async function choose(browser: Browser, name: string, parameters: Record<string, string> = challenge) {
  const page = await (await browser.go(await authorize(parameters))).text()
  const response = await browser.go(actionIn(page), { person: personIn(page, name) })
  return new URL(response.headers.get('location') ?? '')
}

const redeem = async (back: URL, checks: Partial<client.AuthorizationCodeGrantChecks> = {}) =>
  client.authorizationCodeGrant(await discover(), back, {
    pkceCodeVerifier: verifier,
    expectedState: 's',
    expectedNonce: 'n',
    ...checks,
  })

describe('signing in', () => {
  test.each([
    ['an address that is not the client’s', { redirect_uri: `${origin}/elsewhere` }],
    [
      'the address that the template has, where the origin is not here',
      { redirect_uri: 'https://example.org/api/v1/auth/callback' },
    ],
    ['another client', { client_id: 'somebody' }],
  ])('with %s ends on a page that says so, and goes nowhere', async (_, parameters) => {
    const response = await openBrowser().go(await authorize({ ...challenge, ...parameters }))
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(await response.text()).toContain('Aanmelden kan zo niet')
  })

  test.each([
    ['without a challenge', {}],
    ['with a challenge that is the verifier itself', { code_challenge: verifier, code_challenge_method: 'plain' }],
    ['for a token in the address', { ...challenge, response_type: 'id_token' }],
  ])('%s comes back with an error and no code', async (_, parameters) => {
    const response = await openBrowser().go(await authorize(parameters))
    const back = response.headers.get('location') ?? ''
    expect(back.startsWith(callback)).toBe(true)
    expect(back).toMatch(/[?#&]error=/)
    expect(back).not.toContain('code=')
  })

  test('is refused by the token endpoint without the verifier, with another, and a second time', async () => {
    const browser = openBrowser()
    const back = await choose(browser, 'Bram')
    const other = client.randomPKCECodeVerifier()
    await expect(redeem(back, { pkceCodeVerifier: other })).rejects.toMatchObject({ error: 'invalid_grant' })
    const again = new URL((await browser.go(await authorize(challenge))).headers.get('location') ?? '')
    expect((await redeem(again)).claims()?.email).toBe('bram@example.org')
    await expect(redeem(again)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  test('gives the claims that Cognito would give', async () => {
    const tokens = await redeem(await choose(openBrowser(), 'Anna'))
    const claims = tokens.claims()
    expect(claims).toMatchObject({
      iss: identity.issuer,
      aud: clientIdOf(fixture),
      sub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      nonce: 'n',
      email: 'anna@example.org',
      email_verified: true,
      name: 'Anna <b>',
      'cognito:groups': ['desk', 'lead'],
      auth_time: expect.any(Number),
    })
    expect(Number(claims?.exp) - Number(claims?.iat)).toBe(7 * 60)
    expect([tokens.expires_in, tokens.refresh_token]).toEqual([5 * 60, undefined])
  })

  test('gives somebody without groups no groups', async () => {
    const claims = (await redeem(await choose(openBrowser(), 'Bram'))).claims()
    expect(claims).not.toHaveProperty('cognito:groups')
  })

  test('keeps who signed in until somebody else is asked for by name', async () => {
    const browser = openBrowser()
    await choose(browser, 'Anna')
    expect((await browser.go(await authorize(challenge))).headers.get('location')).toContain('code=')
    const page = await (await browser.go(await authorize({ ...challenge, login_hint: 'bram@example.org' }))).text()
    expect(page).toContain('Ga verder als')
  })
})

describe('the page to sign in on', () => {
  const pageFor = async (parameters: Record<string, string>) => {
    const browser = openBrowser()
    const response = await browser.go(await authorize({ ...challenge, ...parameters }))
    return { browser, response, page: await response.text() }
  }

  test('lists everybody, with names as text, and says that it is a demo', async () => {
    const { response, page } = await pageFor({})
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(page).toContain('<html lang="nl">')
    expect(page).toContain('Anna &lt;b&gt;')
    expect(page.match(/<button/g)).toHaveLength(2)
    expect(page).toContain('verzonnen')
  })

  test.each([{ ui_locales: 'en' }, { lang: 'en' }])('is English when asked with %j', async parameters => {
    expect((await pageFor(parameters)).page).toContain('Demo: sign in')
  })

  test('has one button for somebody asked for by name, and a way to all others', async () => {
    const { browser, page } = await pageFor({ login_hint: 'bram@example.org' })
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(personIn(page, 'Bram')).not.toBe('')
    const all = await browser.go(new URL(/href="([^"]+)"/.exec(page)?.[1] ?? '', identity.issuer))
    expect((await all.text()).match(/<button/g)).toHaveLength(2)
  })

  test('lists everybody when nobody has the name asked for', async () => {
    expect((await pageFor({ login_hint: 'nobody@example.org' })).page.match(/<button/g)).toHaveLength(2)
  })

  test('refuses a choice that is nobody', async () => {
    const { browser, page } = await pageFor({})
    expect((await browser.go(actionIn(page), { person: 'nobody' })).status).toBe(400)
  })

  test('refuses a choice without a sign-in under way', async () => {
    const { page } = await pageFor({})
    const stranger = await openBrowser().go(actionIn(page), { person: personIn(page, 'Bram') })
    expect([stranger.status, await stranger.text()]).toEqual([400, expect.stringContaining('Begin opnieuw')])
  })
})

describe('signing out', () => {
  const leave = (browser: Browser, query: Record<string, string>) =>
    browser.go(`${identity.issuer}/logout?${new URLSearchParams(query)}`)
  const signedIn = async (browser: Browser) =>
    (await browser.go(await authorize(challenge))).headers.get('location') !== null

  test.each([
    ['to another address', { logout_uri: `${origin}/elsewhere/` }],
    ['to another site', { post_logout_redirect_uri: 'https://example.com/' }],
    ['of another client', { client_id: 'somebody', logout_uri: bye }],
  ])('%s is refused', async (_, query) => {
    const response = await leave(openBrowser(), query)
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  })

  test.each(['logout_uri', 'post_logout_redirect_uri'])(
    'with %s ends the session and goes there at once',
    async name => {
      const browser = openBrowser()
      await choose(browser, 'Anna')
      expect(await signedIn(browser)).toBe(true)
      const response = await leave(browser, { client_id: clientIdOf(fixture), [name]: bye, state: 'x' })
      expect([response.status, response.headers.get('location')]).toEqual([302, `${bye}?state=x`])
      expect(await signedIn(browser)).toBe(false)
    },
  )

  test('without an address says that it is done', async () => {
    expect(await (await leave(openBrowser(), { lang: 'en' })).text()).toContain('You are signed out')
  })
})

describe('what the provider keeps', () => {
  test('are keys of its own, for its owner only, over a restart', async () => {
    const file = join(state, 'identity.json')
    const before = readFileSync(file, 'utf8')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await (await open()).close()
    expect(readFileSync(file, 'utf8')).toBe(before)
    const published = await (await fetch(`${identity.issuer}/.well-known/jwks.json`)).json()
    expect(Object.keys(published.keys[0]).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })

  test('is gone when its time is over', async () => {
    let now = 0
    const store = openStore(() => now)('Session')
    await store.upsert('a', { uid: 'u', grantId: 'g' }, 10)
    expect(await store.findByUid('u')).toMatchObject({ grantId: 'g' })
    now = 10_000
    expect([await store.find('a'), await store.findByUid('u')]).toEqual([undefined, undefined])
  })

  test('goes with the grant it came from', async () => {
    const store = openStore(Date.now)
    await store('Code').upsert('a', { grantId: 'g' }, 10)
    await store('Code').upsert('b', { grantId: 'h' }, 10)
    await store('AccessToken').revokeByGrantId('g')
    expect([await store('Code').find('a'), await store('Code').find('b')]).toEqual([undefined, { grantId: 'h' }])
  })
})

describe('a template', () => {
  const changed = (logicalId: string, properties: Record<string, unknown>) =>
    fixture.map(one =>
      one.logicalId === logicalId ? { ...one, properties: { ...one.properties, ...properties } } : one,
    )

  test.each([
    ['People', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }, 'AllowAdminCreateUserOnly'],
    ['Client', { AllowedOAuthFlows: ['code', 'implicit'] }, 'AllowedOAuthFlows'],
    ['Client', { GenerateSecret: true }, 'GenerateSecret'],
    ['People', { LambdaConfig: {} }, 'LambdaConfig'],
    ['AnnaDesk', { GroupName: 'nowhere' }, 'nowhere'],
  ])('whose %s says %j is refused by name', async (logicalId, properties, named) => {
    await expect(open(changed(logicalId, properties))).rejects.toThrow(named)
  })

  test('without a user pool needs no provider', async () => {
    const without = fixture.filter(({ type }) => !type.startsWith('AWS::Cognito::'))
    expect(await openIdentity(without, { directory: state, origin, port: 0 })).toBe(undefined)
  })

  test('whose port is taken says which option chooses another', async () => {
    const port = Number(new URL(identity.issuer).port)
    await expect(openIdentity(fixture, { directory: state, origin, port })).rejects.toThrow('--identity-port')
  })
})
