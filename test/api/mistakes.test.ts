import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createAuditStore } from '#adapters/audit-store.ts'
import { collect } from '#adapters/items.ts'
import { createMistakeStore, mistakeId } from '#adapters/mistake-store.ts'
import { longestMistake, SentMistake } from '#domain/mistake.ts'
import { aMistake, aSentMistake } from '../domain/mistake-case.ts'
import { type Api, openApi, type Sent } from './api.ts'

let api: Api
let lead: string
let programme: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
  programme = await api.signIn(['lead-country'], { subject: 'programme' })
}, 60_000)
afterAll(() => api.close())

const store = () => createMistakeStore(api.table)
const secret = 'Het nummer is nu 053-0000000, zegt Fatima.'
type Typed = Readonly<Record<string, string>>
/** As a browser sends it; everything is there to be wrong. */
const form = (typed: Typed = {}): Typed => ({ ...aSentMistake({ kind: 'step' }), text: secret, ...typed })
const report = (sent: Sent) => api.call('report-mistake', sent)
const list = (token: string, page = false) => api.call('mistakes', { token, page })
const settle = (mistake: string, sent: Sent) => api.call('mistakes', { path: { mistake }, ...sent })

/** The whole table, as whoever has access to it alone would see it. */
async function everything(): Promise<string> {
  const { client, name } = api.table
  const { Items } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }))
  return JSON.stringify(Items)
}

const mistakesKept = () => collect(store().ids())

describe('the form', () => {
  test.each(['GM9999', 'VR99', '__proto__', 'nowhere', ''])('of %j does not exist', async page => {
    expect(await report({ path: { page }, page: true })).toMatchObject({ statusCode: 404 })
  })

  test.each([
    ['GM0153', 'Enschede', '/api/v1/find?q=Enschede'],
    ['VR05', 'Regio Twente', '/regios/twente/'],
    ['NL', 'Heel Nederland', '/regios/'],
    ['careCoordinator', 'Zorgcoördinator', '/rollen/zorgcoordinator/'],
    ['comensha', 'CoMensha', '/organisaties/comensha/'],
    ['consent', 'Toestemming', '/uitleg/toestemming/'],
    ['R2a', 'Aanbeveling R2a', '/aanbevelingen/R2a/'],
    ['movesAround', 'De plek wisselt steeds', '/landelijk/wisselend/'],
  ])('of %s names the page and leads to it, and to help', async (page, title, address) => {
    const { statusCode, body = '' } = await report({ path: { page }, query: { lang: 'nl' }, page: true })
    expect(statusCode).toBe(200)
    expect(body).toContain(`>${title}</a>`)
    expect(body).toContain(`href="${address}`)
    expect(body).toContain('href="tel:112"')
    expect(body).toMatch(/name="submissionKey" value="[0-9a-f-]{36}"/)
    expect(body).not.toMatch(/type="email"|type="tel"/)
  })
})

test('a program is told who keeps a page', async () => {
  const { body = '' } = await report({ path: { page: 'GM0153' } })
  expect(JSON.parse(body)).toEqual({ page: 'GM0153', keeper: 'VR05' })
})

describe('what is wrong', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['on no page', { page: 'GM9999' }, 404],
    ['without saying what', { kind: '' }, 422],
    ['without words', { text: '  ' }, 422],
    ['at length', { text: 'x'.repeat(longestMistake + 1) }, 422],
    ['with an address of one’s own', { email: 'fatima@example.org' }, 422],
    ['under no key', { submissionKey: 'x' }, 422],
  ])('is not kept %s, and nothing of it is in the answer of a program', async (_, changes, statusCode) => {
    const before = await mistakesKept()
    const answer = await report({ json: form(changes) })
    expect(answer.statusCode).toBe(statusCode)
    expect(answer.body).not.toMatch(/Fatima|fatima|053/)
    expect(await mistakesKept()).toEqual(before)
  })

  test.each(['nl', 'en'] as const)('comes back in %s with every answer and what is not right', async language => {
    const sent = form({ kind: '', language, text: 'Klopt <b>niet</b>' })
    const { statusCode, body = '' } = await report({ form: sent, page: true })
    expect(statusCode).toBe(422)
    expect(body).toContain(language === 'nl' ? 'Kies wat er niet klopt.' : 'Choose what is wrong.')
    expect(body).toContain('href="#kind"')
    expect(body).toContain('Klopt &lt;b&gt;niet&lt;/b&gt;')
    expect(body).toContain(`value="${sent.submissionKey}"`)
  })

  test('is kept once, however often it is sent, and again when it was mended', async () => {
    const sent = form({ page: 'GM0141' })
    const answers = await Promise.all([1, 2, 3].map(() => report({ form: sent, page: true })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    await report({ form: { ...sent, text: `${secret} Of niet.` }, page: true })
    const open = await store().list('VR05', 'open', 50)
    const ids = [sent, { ...sent, text: `${secret} Of niet.` }].map(one => mistakeId(SentMistake.parse(one)))
    expect(
      open
        .filter(({ page }) => page === 'GM0141')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted())
  })

  test('is sealed: neither the table nor the log has a word of it', async () => {
    const sent = form()
    await report({ form: sent, page: true })
    expect(await everything()).not.toMatch(/Fatima|053-0000000/)
    // With the key whoever guesses the words could see in the id whether they are right.
    expect(await everything()).not.toContain(sent.submissionKey)
    expect(api.logged()).not.toMatch(/Fatima|GM0153/)
  })

  test.each([
    ['GM0153', 'Wie in Twente het adresboek bijhoudt'],
    ['comensha', 'De redactie van het programma'],
  ])('on %s is thanked for with who will look', async (page, who) => {
    const { statusCode, body = '' } = await report({ form: form({ page }), page: true })
    expect(statusCode).toBe(201)
    expect(body).toContain(who)
    expect(body).toContain('U krijgt geen antwoord')
    expect(body).not.toContain('Fatima')
  })

  test('is refused from another site, and counted against too many', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect(await report({ form: form(), headers })).toMatchObject({ statusCode: 400 })
    const here = { 'cloudfront-viewer-address': '10.9.9.9:443' }
    const answers: (number | undefined)[] = []
    for (let n = 0; n < 31; n += 1) {
      answers.push((await report({ json: aSentMistake({ kind: 'hours' }), headers: here })).statusCode)
    }
    expect(answers.slice(0, 30).every(status => status === 201)).toBe(true)
    expect(answers[30]).toBe(429)
  })
})

const Kept = z.looseObject({
  kept: z.array(z.looseObject({ keeper: z.string(), open: z.array(z.looseObject({ id: z.string() })) })),
  checks: z.array(z.looseObject({ why: z.string() })).optional(),
})
const keptIn = (body = '') => Kept.parse(JSON.parse(body))

describe('whoever keeps the pages', () => {
  test('reads what was written, and that it was opened is noted; sealed boxes stay where they are', async () => {
    await report({ form: form(), page: true })
    const { body } = await list(lead)
    const { kept, checks } = keptIn(body)
    expect(kept.map(({ keeper }) => keeper)).toEqual(['VR05'])
    expect(body).toContain('Fatima')
    expect(body).not.toContain('sealed')
    expect(checks).toBeUndefined()
    const noted = await createAuditStore(api.table).about('VR05')
    expect(noted).toContainEqual(expect.objectContaining({ what: 'mistakesOpened', by: 'lead' }))
  })

  test('of the whole country also sees what must be checked', async () => {
    const { checks = [] } = keptIn((await list(programme)).body)
    expect(checks.length).toBeGreaterThan(50)
    const { body = '' } = await list(programme, true)
    expect(body).toContain('Nog nooit nagekeken')
  })

  test('says what came of it, once', async () => {
    const mistake = aMistake()
    await store().add(mistake)
    const sent = { form: { outcome: 'corrected', lang: 'en' }, token: lead, page: true }
    const answer = await settle(mistake.id, sent)
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/en/desk/mistakes/?done=done' } })
    expect(await store().get(mistake.id)).toMatchObject({ state: { outcome: 'corrected', by: 'lead' } })
    expect(await settle(mistake.id, sent)).toMatchObject({ statusCode: 303 })
    const noted = await createAuditStore(api.table).about(mistake.id)
    expect(noted).toMatchObject([{ what: 'mistakeSettled', by: 'lead', detail: 'corrected' }])
  })

  test('is told when a colleague found something else, on a page that shows how it is', async () => {
    const mistake = aMistake()
    await store().add(mistake)
    await settle(mistake.id, { json: { outcome: 'wasRight' }, token: programme })
    const { statusCode, body = '' } = await settle(mistake.id, {
      form: { outcome: 'corrected' },
      token: lead,
      page: true,
    })
    expect(statusCode).toBe(409)
    expect(body).toContain('Een collega was u voor')
    expect(await settle(mistake.id, { json: { outcome: 'corrected' }, token: lead })).toMatchObject({ statusCode: 409 })
  })

  test('is asked again when nothing or nonsense was chosen', async () => {
    const mistake = aMistake()
    await store().add(mistake)
    for (const outcome of ['', 'destroyed']) {
      const { statusCode, body = '' } = await settle(mistake.id, { form: { outcome }, token: lead, page: true })
      expect(statusCode).toBe(422)
      expect(body).toContain('Kies wat eruit kwam.')
    }
    const { body = '' } = await settle(mistake.id, { json: {}, token: lead })
    expect(JSON.parse(body)).toMatchObject({ errors: [{ field: 'outcome', message: 'Kies wat eruit kwam.' }] })
  })

  test('of another region finds nothing there, and nothing is settled', async () => {
    const mistake = aMistake({ keeper: 'VR06' })
    await store().add(mistake)
    expect(await settle(mistake.id, { json: { outcome: 'corrected' }, token: lead })).toMatchObject({ statusCode: 404 })
    expect((await list(lead)).body).not.toContain(mistake.id)
    expect(await store().get(mistake.id)).toEqual(mistake)
  })

  test('sees at most 25 at once, the oldest, and that there are more', async () => {
    const elsewhere = await api.signIn(['lead-VR24'])
    const minute = (n: number) => new Date(Date.parse('2026-04-24T14:00:00.000Z') + n * 60_000).toISOString()
    for (let n = 0; n < 27; n += 1) await store().add(aMistake({ keeper: 'VR24', receivedAt: minute(n) }))
    const { kept } = keptIn((await list(elsewhere)).body)
    expect(kept[0]).toMatchObject({ hasMore: true })
    expect(kept[0]?.open).toHaveLength(25)
    expect((await list(elsewhere, true)).body).toContain('Dit zijn de 25 oudste.')
  })

  test('who is nobody is asked to sign in, and what was chosen is kept', async () => {
    const { statusCode, body = '' } = await settle('a'.repeat(22), { form: { outcome: 'corrected' }, page: true })
    expect(statusCode).toBe(401)
    expect(body).toContain('value="corrected"')
  })
})
