import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createIdentity, type IdentitySettings } from '#adapters/identity.ts'
import { close, listen } from '../../infra/local/http.ts'
import { callback, clientSecret, openProvider } from './provider.ts'

let provider: Awaited<ReturnType<typeof openProvider>>
beforeAll(async () => {
  provider = await openProvider()
})
afterAll(() => provider.close())

const identityWith = (changes: Partial<IdentitySettings> = {}) =>
  createIdentity({ issuer: provider.issuer, clientId: 'public', groupsClaim: 'groups', callback, ...changes })

/** Leaves and comes back; who somebody is, is then still to be asked. */
async function away(hint = 'anna', identity = identityWith()) {
  const { to, departure } = await identity.depart(hint)
  return { identity, departure, to, query: await provider.signIn(to) }
}

describe('nobody is signed in', () => {
  test('who cancelled', async () => {
    const { identity, query, departure } = await away('cancel')
    expect(query).toContain('error=access_denied')
    expect(await identity.arrive(query, departure)).toBeUndefined()
  })

  test.each(['state', 'nonce', 'verifier'] as const)('who comes back with another %s', async part => {
    const { identity, query, departure } = await away()
    const other = (await identity.depart()).departure
    expect(await identity.arrive(query, { ...departure, [part]: other[part] })).toBeUndefined()
  })

  test('who comes back a second time with the same code', async () => {
    const { identity, query, departure } = await away()
    expect(await identity.arrive(query, departure)).toBeDefined()
    expect(await identity.arrive(query, departure)).toBeUndefined()
  })

  test.each<[string, (query: URLSearchParams) => unknown]>([
    ['no code', query => query.delete('code')],
    ['another code', query => query.set('code', 'x'.repeat(43))],
    ['no state', query => query.delete('state')],
    ['two states', query => query.append('state', 'x')],
    ['the name of another issuer', query => query.set('iss', 'https://evil.example')],
    ['nothing at all', query => ['code', 'state', 'iss'].map(name => query.delete(name))],
  ])('who comes back with %s', async (_, change) => {
    const { identity, query, departure } = await away()
    const changed = new URLSearchParams(query)
    change(changed)
    expect(await identity.arrive(changed.toString(), departure)).toBeUndefined()
  })

  test('when the client’s secret is wrong', async () => {
    const wrong = identityWith({ clientId: 'confidential', secret: async () => 'wrong' })
    const { query, departure } = await away('anna', wrong)
    expect(await wrong.arrive(query, departure)).toBeUndefined()
  })
})

describe('an issuer that is down', () => {
  test('is a fault, not a refusal, and is asked again at the next attempt', async () => {
    const server = createServer((_, response) => response.writeHead(503).end())
    const port = await listen(server, 0)
    const identity = identityWith({ issuer: `http://localhost:${port}` })
    await expect(identity.depart()).rejects.toThrow()
    await expect(identity.leave('http://localhost:9999/loket/')).rejects.toThrow()
    await close(server)
    await expect(identity.depart()).rejects.toThrow()
  })

  test('that comes up again is used from then on', async () => {
    let isUp = false
    const upstream = provider.issuer
    const server = createServer(async (request, response) => {
      if (!isUp) return void response.writeHead(503).end()
      const answer = await fetch(`${upstream}${request.url}`)
      const issuer = `http://localhost:${port}`
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end((await answer.text()).replaceAll(upstream, issuer))
    })
    const port = await listen(server, 0)
    onTestFinished(() => close(server))
    const identity = identityWith({ issuer: `http://localhost:${port}` })
    await expect(identity.depart()).rejects.toThrow()
    isUp = true
    expect((await identity.depart()).to).toContain(`http://localhost:${port}/`)
  })

  test('when somebody comes back is a fault, not a refusal', async () => {
    let isUp = true
    const server = createServer(async (request, response) => {
      if (!isUp) return void request.socket.destroy()
      const answer = await (await fetch(`${provider.issuer}${request.url}`)).text()
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(answer.replaceAll(provider.issuer, `http://localhost:${port}`))
    })
    const port = await listen(server, 0)
    onTestFinished(() => close(server))
    const identity = identityWith({ issuer: `http://localhost:${port}` })
    const { departure } = await identity.depart()
    isUp = false
    const query = new URLSearchParams({ code: 'x', state: departure.state, iss: `http://localhost:${port}` })
    await expect(identity.arrive(query.toString(), departure)).rejects.toThrow()
  })
})

describe('somebody is signed in', () => {
  test('with name, mailbox and groups', async () => {
    const { identity, query, departure } = await away()
    expect(await identity.arrive(query, departure)).toEqual({
      subject: 'anna',
      name: 'Anna',
      email: 'anna@example.org',
      groups: ['desk-VR05-careCoordinator', 'users'],
    })
  })

  test('without groups as somebody who may nothing, named by the mailbox', async () => {
    const { identity, query, departure } = await away('bram')
    expect(await identity.arrive(query, departure)).toEqual({
      subject: 'bram',
      name: 'bram@example.org',
      email: 'bram@example.org',
      groups: [],
    })
  })

  test('whose groups stand in another claim as somebody who may nothing', async () => {
    const { identity, query, departure } = await away('anna', identityWith({ groupsClaim: 'cognito:groups' }))
    expect(await identity.arrive(query, departure)).toMatchObject({ subject: 'anna', groups: [] })
  })

  test('with a client secret, when the issuer wants one', async () => {
    const secret = async () => clientSecret
    const { identity, query, departure } = await away('anna', identityWith({ clientId: 'confidential', secret }))
    expect(await identity.arrive(query, departure)).toMatchObject({ subject: 'anna' })
  })

  test('but never with groups that are no list', async () => {
    const { identity, query, departure } = await away('odd')
    await expect(identity.arrive(query, departure)).rejects.toThrow()
  })
})

test('whoever leaves takes along a challenge, never the verifier, and each time another', async () => {
  const identity = identityWith()
  const [one, other] = await Promise.all([identity.depart('anna'), identity.depart()])
  const asked = new URL(one.to).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: 'public',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
    state: one.departure.state,
    nonce: one.departure.nonce,
    login_hint: 'anna',
  })
  expect(one.to).not.toContain(one.departure.verifier)
  expect(new URL(other.to).searchParams.has('login_hint')).toBe(false)
  for (const part of ['state', 'nonce', 'verifier'] as const)
    expect(one.departure[part]).not.toBe(other.departure[part])
})

test('the issuer ends its own session, in the words of the standard and of Cognito', async () => {
  const back = 'http://localhost:9999/loket/aanmelden/'
  const place = new URL((await identityWith().leave(back)) ?? '')
  expect(place.origin).toBe(provider.issuer)
  expect(Object.fromEntries(place.searchParams)).toEqual({
    client_id: 'public',
    post_logout_redirect_uri: back,
    logout_uri: back,
  })
})

test('an issuer without a place for that has none', async () => {
  const server = createServer((_, response) => {
    const issuer = `http://localhost:${port}`
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ issuer, authorization_endpoint: `${issuer}/a`, token_endpoint: `${issuer}/t` }))
  })
  const port = await listen(server, 0)
  onTestFinished(() => close(server))
  expect(await identityWith({ issuer: `http://localhost:${port}` }).leave('http://localhost/')).toBeUndefined()
})
