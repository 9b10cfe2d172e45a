import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createAuditStore } from '#adapters/audit-store.ts'
import { type Api, openApi } from './api.ts'
import { aMessage, stored } from './desk-messages.ts'

let api: Api
let administrator: string
beforeAll(async () => {
  api = await openApi()
  administrator = await api.signIn(['administrator'], { subject: 'administrator' })
}, 60_000)
afterAll(() => api.close())

const change = (subject: string, act: string, token = administrator) =>
  api.call('change-access', { path: { subject, act }, form: { language: 'nl' }, token })
const isSignedIn = async (token: string) => (await api.call('session', { token })).statusCode === 200

describe('access', () => {
  test('of oneself is refused, and stays', async () => {
    for (const act of ['revoke', 'restore', 'sign-out']) {
      expect((await change('administrator', act)).statusCode).toBe(409)
    }
    expect(await isSignedIn(administrator)).toBe(true)
  })

  test.each([
    ['lead-country', 'revoke'],
    ['desk-NL-nationalDesk', 'sign-out'],
  ])('is not changed by %s', async (group, act) => {
    const subject = randomUUID()
    const token = await api.signIn([], { subject })
    expect((await change(subject, act, await api.signIn([group]))).statusCode).toBe(404)
    expect(await isSignedIn(token)).toBe(true)
  })

  test('that was taken away is gone at the next request, everywhere, and at the next sign-in', async () => {
    const subject = randomUUID()
    const tokens = [await api.signIn([], { subject }), await api.signIn([], { subject })]
    expect(await change(subject, 'revoke')).toMatchObject({
      statusCode: 303,
      headers: { location: '/loket/mensen/?done=revoke' },
    })
    tokens.push(await api.signIn([], { subject }))
    expect(await Promise.all(tokens.map(isSignedIn))).toEqual([false, false, false])
    await change(subject, 'restore')
    expect(await isSignedIn(tokens[2] ?? '')).toBe(true)
  })

  test('that was ended everywhere can be had again by signing in', async () => {
    const subject = randomUUID()
    const token = await api.signIn([], { subject, ago: 1000 })
    expect((await change(subject, 'sign-out')).statusCode).toBe(303)
    expect(await isSignedIn(token)).toBe(false)
    expect(await isSignedIn(await api.signIn([], { subject }))).toBe(true)
  })

  test('is in the audit of whom it was about and of who did it', async () => {
    const subject = randomUUID()
    await api.signIn([], { subject })
    for (const act of ['revoke', 'restore', 'sign-out']) await change(subject, act)
    const lines = [
      { what: 'accessRevoked', detail: 'revoke' },
      { what: 'accessRestored', detail: 'restore' },
      { what: 'accessRevoked', detail: 'sign-out' },
    ].map(line => expect.objectContaining({ ...line, about: subject, by: 'administrator' }))
    expect(await createAuditStore(api.table).about(subject)).toEqual(lines)
    expect(await createAuditStore(api.table).by('administrator')).toEqual(expect.arrayContaining(lines))
  })

  test('of nobody leaves no line behind', async () => {
    expect((await change('nobody', 'revoke')).statusCode).toBe(404)
    expect(await createAuditStore(api.table).about('nobody')).toEqual([])
  })
})

describe('the people', () => {
  test('are shown by name to an administrator, oneself without buttons', async () => {
    const answer = await api.call('list-people', { token: administrator, page: true, query: { done: 'revoke' } })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('De toegang is ingetrokken')
    expect(answer.body).toContain('dit bent u')
    expect(answer.body).not.toContain('/people/administrator/revoke')
  })

  test('are in the order of their names', async () => {
    const { body = '' } = await api.call('list-people', { token: administrator })
    const names = [...body.matchAll(/"name":"([^"]+)"/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(3)
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other)))
  })
})

describe('the audit', () => {
  const ask = (query: Readonly<Record<string, string>>, page = false) =>
    api.call('show-audit', { query, token: administrator, page })

  test('of a message is found by its number in any spelling, and that it was read is in it from then on', async () => {
    const { reference } = await stored(api, await aMessage())
    const home = await api.signIn(['desk-VR05-careCoordinator'], { subject: 'home' })
    await api.call('show-desk-report', { path: { reference }, token: home })
    const first = JSON.parse((await ask({ about: reference.toLowerCase().replaceAll('-', '') })).body ?? '')
    expect(first).toMatchObject([{ what: 'contentOpened', by: 'home' }])
    expect(JSON.parse((await ask({ about: reference })).body ?? '')).toMatchObject([
      { what: 'contentOpened', by: 'home' },
      { what: 'auditRead', by: 'administrator' },
    ])
  })

  test('names people on its page, and asks for nothing when nothing was asked', async () => {
    expect((await ask({ by: 'administrator' }, true)).body).toContain('Logboek van Demo admi')
    const empty = await ask({}, true)
    expect(empty.statusCode).toBe(200)
    expect(empty.body).not.toContain('<table')
  })

  test('of whatever is typed is a page', async () => {
    for (const about of ['', ' ', 'x'.repeat(5000), '<script>alert(1)</script>', 'BY#administrator', '\u0000']) {
      const answer = await ask({ about }, true)
      expect(answer.statusCode, about.slice(0, 20)).toBe(200)
      expect(answer.body).not.toContain('<script>alert')
    }
  })

  test('of a message never shows what somebody did, whatever is typed', async () => {
    const lines = z
      .array(z.object({ about: z.string() }))
      .parse(JSON.parse((await ask({ about: 'BY#administrator' })).body ?? ''))
    expect(lines.filter(({ about }) => about !== 'BY#administrator')).toEqual([])
  })
})
