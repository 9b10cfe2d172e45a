import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuditStore } from '#adapters/audit-store.ts'
import { NotSignedIn } from '#domain/errors.ts'
import { sessionLimits } from '#domain/session.ts'
import { sessionDependencies } from '#runtime/dependencies.ts'
import { signedIn } from '#runtime/signed-in.ts'
import { type Api, openApi, type Sent } from './api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
}, 60_000)
afterAll(() => api.close())

type Answer = Awaited<ReturnType<Api['call']>>
const cookieIn = ({ cookies = [] }: Answer, name: string): string =>
  cookies.find(cookie => cookie.startsWith(`${name}=`))?.split(';')[0] ?? ''
const tokenIn = (answer: Answer): string => cookieIn(answer, '__Host-session').replace('__Host-session=', '')
const isSignedIn = async (token: string) => (await api.call('session', { token })).statusCode === 200

/** Leaves for the issuer and signs in there; answers what the browser brings back. */
async function away(query: Readonly<Record<string, string>> = {}) {
  const left = await api.call('sign-in', { query: { hint: 'anna', ...query } })
  const back = await api.provider.signIn(left.headers?.location?.toString() ?? '')
  return { left, cookies: [cookieIn(left, '__Host-signin')], query: Object.fromEntries(new URLSearchParams(back)) }
}
const arrive = (sent: Sent) => api.call('sign-in-callback', { ...sent, page: true })
const signIn = async (query = {}) => arrive(await away(query))

describe('nobody is signed in', () => {
  test.each<[string, (sent: Awaited<ReturnType<typeof away>>) => Promise<Sent> | Sent]>([
    ['in a browser that did not leave', ({ query }) => ({ query })],
    ['with the cookie of another leave', async ({ query }) => ({ query, cookies: (await away()).cookies })],
    [
      'with a cookie that was changed',
      ({ query, cookies }) => ({
        query,
        cookies: [`${cookies[0]}`.replace(/=(.)/, (_, first) => `=${first === 'A' ? 'B' : 'A'}`)],
      }),
    ],
    ['without a code', ({ cookies }) => ({ cookies, query: {} })],
    ['with another state', ({ query, cookies }) => ({ cookies, query: { ...query, state: 'x' } })],
    ['who cancelled', async () => away({ hint: 'cancel' })],
  ])('%s', async (_, change) => {
    const answer = await arrive(await change(await away()))
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toContain('Het aanmelden is niet gelukt')
    expect(cookieIn(answer, '__Host-session')).toBe('')
    expect(answer.cookies).toEqual(['__Host-signin=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax'])
  })

  test('twice with one code', async () => {
    const back = await away()
    expect((await arrive(back)).statusCode).toBe(303)
    expect((await arrive(back)).statusCode).toBe(401)
  })

  test('and is told so in the language of the page that was left', async () => {
    const { cookies } = await away({ lang: 'en' })
    expect((await arrive({ cookies, query: { error: 'access_denied' } })).body).toContain('Signing in did not work')
  })
})

describe('a session cannot be fixed: a token', () => {
  test('that was set before is not the one after signing in, and ends with it', async () => {
    const before = await api.signIn(['desk-VR05-careCoordinator'])
    const answer = await arrive({ ...(await away()), token: before })
    expect(tokenIn(answer)).not.toBe(before)
    expect([await isSignedIn(before), await isSignedIn(tokenIn(answer))]).toEqual([false, true])
  })

  test('of an attacker’s choosing opens nothing, before and after somebody signed in with it', async () => {
    const chosen = randomBytes(32).toString('base64url')
    expect(await isSignedIn(chosen)).toBe(false)
    const answer = await arrive({ ...(await away()), token: chosen })
    expect([await isSignedIn(chosen), await isSignedIn(tokenIn(answer))]).toEqual([false, true])
  })

  test('is never given twice, is long enough, and is in the table only as a keyed hash', async () => {
    const [one, other] = [tokenIn(await signIn()), tokenIn(await signIn())]
    expect(one).not.toBe(other)
    expect(Buffer.from(one, 'base64url')).toHaveLength(32)
    expect(await api.sessions.find(one)).toBeUndefined()
    expect(await api.sessions.find(await api.keyring.sessionHash(one))).toBeDefined()
  })
})

describe('a cookie that was copied dies', () => {
  const stolen = async () => {
    const token = tokenIn(await signIn())
    expect(await isSignedIn(token)).toBe(true)
    return token
  }
  const signOut = (token: string, form: Readonly<Record<string, string>> = {}) =>
    api.call('sign-out', { form: { language: 'nl', ...form }, token })

  test('with signing out', async () => {
    const token = await stolen()
    const answer = await signOut(token)
    expect(answer.statusCode).toBe(200)
    expect(answer.cookies).toEqual(['__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax'])
    expect(await isSignedIn(token)).toBe(false)
  })

  test('with signing out everywhere, on another device', async () => {
    const [token, device] = [await stolen(), await stolen()]
    await signOut(device, { everywhere: '1' })
    expect([await isSignedIn(token), await isSignedIn(device)]).toEqual([false, false])
    expect(await isSignedIn(await stolen())).toBe(true)
  })

  test('not with signing out on another device', async () => {
    const [token, device] = [await stolen(), await stolen()]
    await signOut(device)
    expect(await isSignedIn(token)).toBe(true)
  })

  test('with the access of its person, at the next request', async () => {
    const token = await stolen()
    await api.sessions.revoke('anna', 'administrator', new Date().toISOString())
    expect(await isSignedIn(token)).toBe(false)
    await api.sessions.restore('anna')
    expect(await isSignedIn(token)).toBe(true)
  })

  test.each([
    ['after half an hour of silence', sessionLimits.idleMinutes],
    ['after ten hours', sessionLimits.longestMinutes],
  ])('%s', async (_, minutes) => {
    const token = await stolen()
    const later = (more: number) => ({
      ...sessionDependencies(),
      realNow: () => Date.now() + (minutes + more) * 60_000,
    })
    const cookies = new Map([['__Host-session', token]])
    if (minutes === sessionLimits.idleMinutes) await signedIn({ cookies }, later(-1))
    await expect(signedIn({ cookies }, later(minutes))).rejects.toThrow(NotSignedIn)
  })

  test('after ten hours also when it was used all the time', async () => {
    const token = await stolen()
    const cookies = new Map([['__Host-session', token]])
    const at = (minutes: number) =>
      signedIn({ cookies }, { ...sessionDependencies(), realNow: () => start + minutes * 60_000 })
    const start = Date.now()
    for (let minutes = 20; minutes < sessionLimits.longestMinutes; minutes += 20) await at(minutes)
    await expect(at(sessionLimits.longestMinutes)).rejects.toThrow(NotSignedIn)
  })
})

describe('after signing in one comes', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/loket/',
    'https:evil.example',
    '/loket/../x/',
    '/loket/%2e%2e/x/',
    '/%2F%2Fevil.example/',
    'javascript:alert(1)',
    '/api/v1/auth/logout',
    '/loket/\r\nset-cookie: a=b',
  ])('to the list, not to %j', async to => {
    expect((await signIn({ to })).headers?.location).toBe('/loket/')
    expect((await signIn({ to, lang: 'en' })).headers?.location).toBe('/en/desk/')
  })

  test('to the page of the desk that was asked for', async () => {
    const to = '/en/desk/message/MR-7K4T-92QF/'
    expect((await signIn({ to })).headers?.location).toBe(to)
  })

  test('from the page to sign in too, whose links keep where to only when it is ours', async () => {
    const page = (to: string) => api.call('session', { query: { to }, page: true })
    expect((await page('/loket/mensen/')).body).toContain(encodeURIComponent('/loket/mensen/'))
    expect((await page('//evil.example')).body).not.toContain('evil')
  })
})

describe('cookies', () => {
  test('are for this host only, over an encrypted connection, out of reach of scripts and other sites', async () => {
    const { left, ...back } = await away()
    const answer = await arrive(back)
    const attributes = (answer: Answer, name: string) =>
      answer.cookies?.find(cookie => cookie.startsWith(`${name}=`))?.replace(/^[^;]*; /, '')
    expect(attributes(left, '__Host-signin')).toBe('Path=/; Max-Age=900; Secure; HttpOnly; SameSite=Lax')
    expect(attributes(answer, '__Host-session')).toBe('Path=/; Max-Age=36000; Secure; HttpOnly; SameSite=Lax')
    expect(attributes(answer, '__Host-signin')).toBe('Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax')
  })

  test('of who leaves tell nothing of state, nonce and verifier', async () => {
    const { left, cookies } = await away()
    const { state } = Object.fromEntries(new URL(left.headers?.location?.toString() ?? '').searchParams)
    expect(state).toBeTruthy()
    expect(Buffer.from(cookies[0]?.split('=')[1] ?? '', 'base64url').toString('latin1')).not.toContain(state)
  })

  test.each(['wrong', '', 'a'.repeat(5000), '../../x'])('of another kind (%j) are nobody', async token => {
    expect((await api.call('session', { token })).statusCode).toBe(401)
  })
})

describe('signing out', () => {
  test('is refused to another site, and ends nothing', async () => {
    const token = tokenIn(await signIn())
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const answer = await api.call('sign-out', { form: {}, token, headers })
    expect(answer.statusCode).toBe(400)
    expect(await isSignedIn(token)).toBe(true)
  })

  test('leads on to where the issuer ends its own session, and from there back here', async () => {
    const token = tokenIn(await signIn())
    const answer = await api.call('sign-out', { form: { language: 'en' }, token })
    const [, place = ''] = /^2;url=(.+)$/.exec(String(answer.headers?.refresh)) ?? []
    expect(new URL(place).origin).toBe(api.provider.issuer)
    expect(new URL(place).searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:9999/en/desk/sign-in/')
    expect(answer.body).toContain('You are signed out')
  })

  test('when the session was over already is being signed out', async () => {
    const token = tokenIn(await signIn())
    await api.call('sign-out', { form: {}, token })
    const answer = await api.call('sign-out', { form: { language: 'nl' }, token })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('U bent afgemeld')
    expect(answer.cookies).toHaveLength(1)
  })
})

test('coming, going and being everywhere gone is in the audit', async () => {
  const whats = async () => (await createAuditStore(api.table).by('bram')).map(({ what, about }) => `${what} ${about}`)
  const signOut = async (form: Readonly<Record<string, string>>) =>
    api.call('sign-out', { form, token: tokenIn(await signIn({ hint: 'bram' })) })
  await signOut({})
  await signOut({ everywhere: '1' })
  expect(await whats()).toEqual([
    'signedIn session',
    'signedOut session',
    'signedIn session',
    'signedOutEverywhere session',
  ])
})

test('nothing of who came, or how, is in the log', () => {
  expect(api.logged()).not.toMatch(/anna|bram|code=|state|Host-|localhost/)
})
