import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createAuditStore } from '#adapters/audit-store.ts'
import { enter, publish } from '#domain/standing-acts.ts'
import { localDateOf } from '#domain/working-time.ts'
import { calendar, plan, standings, units } from '#runtime/dependencies.ts'
import { edit } from '../domain/standing-case.ts'
import { type Api, openApi, type Sent } from './api.ts'

let api: Api
let lead: string
let regionLead: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-country'], { subject: 'lead' })
  regionLead = await api.signIn(['lead-VR05'])
}, 60_000)
afterAll(() => api.close())

const june = '2026-06-30'
const august = '2026-08-31'

const show = (date: string, sent: Sent = {}) => api.call('show-progress-report', { path: { date }, ...sent })
const file = (date: string, sent: Sent = {}) => api.call('progress-report-file', { path: { date }, ...sent })
const list = (sent: Sent = {}) => api.call('list-progress-reports', sent)
const planFor = (form: Record<string, string>, token = lead) => api.call('plan-progress-report', { form, token })
const act = (date: string, name: string, form: Record<string, string> = {}, token = lead) =>
  api.call('act-on-progress-report', { path: { date, act: name }, form: { lang: 'nl', ...form }, token })

const Shown = z.looseObject({ state: z.string(), digest: z.string(), since: z.string().optional() })
const data = async (date: string, token = lead) => Shown.parse(JSON.parse((await show(date, { token })).body ?? ''))

/** Somebody says how far Twente is, and it is published: now, after every day that a report here is about. */
async function twentePublishes(targetDate: string): Promise<void> {
  const unit = units().get('VR05')
  if (!unit) throw new Error('The demo content changed')
  const place = { commitment: 'R1', unit }
  const at = new Date().toISOString()
  const before = await standings().get({ commitment: 'R1', unit: 'VR05' })
  const entry = {
    update: { status: 'embedded' as const, evidence: { title: 'Demo', on: june }, targetDate },
    regions: ['VR05'],
  }
  const entered = enter(before, place, entry, { edit: edit({ at }), calendar: calendar() })
  await standings().put(entered, 4_000_000_000)
  await standings().put(
    publish(entered.standing, place, edit({ at: new Date(Date.parse(at) + 1).toISOString() })),
    4_000_000_000,
  )
}

describe('before anything is planned', () => {
  test('there is nothing for everybody, and a draft of any day for leads', async () => {
    expect((await list({ page: true })).body).toContain('Er is nog geen verslag vastgesteld')
    for (const page of [true, false]) {
      expect((await show(june, { page })).statusCode).toBe(404)
      expect((await file(june, { page })).statusCode).toBe(404)
      expect((await show(june, { page, token: regionLead })).statusCode).toBe(200)
    }
    expect((await list({ page: true, token: regionLead })).body).not.toContain('Plan dit verslag')
  })

  test.each(['2026-02-30', 'today', '', '2026-06-30T00:00:00Z', '../people'])('%j is no day', async date => {
    expect((await show(date, { token: lead, page: true })).statusCode).toBe(404)
    expect((await file(date, { token: lead })).statusCode).toBe(404)
    expect((await act(date, 'adopt')).statusCode).toBe(404)
  })

  test('the form for a day leads to its page, and tells what is no day', async () => {
    const found = await list({ query: { day: june, lang: 'en' }, page: true, token: lead })
    expect(found).toMatchObject({ statusCode: 303, headers: { location: `/en/progress/reports/${june}/` } })
    const wrong = await list({ query: { day: '<b>' }, page: true, token: lead })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('<a href="#day">')
    expect(wrong.body).toContain('value="&lt;b&gt;"')
  })

  test('nothing can be adopted or dropped', async () => {
    expect((await act(june, 'adopt', { digest: 'x' })).statusCode).toBe(404)
    expect((await act(june, 'drop')).statusCode).toBe(404)
    expect((await act(june, 'publish')).statusCode).toBe(404)
  })
})

describe('planning', () => {
  test.each([
    [{ date: '', title: 'Brief' }, 'date'],
    [{ date: '31-12-2026', title: 'Brief' }, 'date'],
    [{ date: june, title: 'x'.repeat(121) }, 'title'],
  ])('with %j keeps what was typed and says what is wrong', async (form, field) => {
    const answer = await planFor(form)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`<a href="#${field}">`)
    expect(answer.body).toContain(`value="${form.title}"`)
    expect(JSON.parse((await list({ token: lead })).body ?? '')).toEqual([])
  })

  test('tells a program each error in words, and nothing of what it sent', async () => {
    const answer = await api.call('plan-progress-report', { json: { date: 'soon', why: 'canary' }, token: lead })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Vul een dag in')
    expect(answer.body).not.toMatch(/canary|soon/)
  })

  test('is for the programme alone', async () => {
    expect((await planFor({ date: june }, regionLead)).statusCode).toBe(404)
    expect((await api.call('plan-progress-report', { json: { date: june } })).statusCode).toBe(401)
  })

  test('shows the report to leads and not to others; twice is once, under another name it is an error', async () => {
    const form = { date: june, title: 'Demo voortgangsbrief', lang: 'nl' }
    for (const _ of [1, 2]) {
      expect(await planFor(form)).toMatchObject({
        statusCode: 303,
        headers: { location: `/voortgang/verslagen/${june}/?done=planned` },
      })
    }
    expect((await planFor({ ...form, title: 'Anders' })).body).toContain('onder een andere naam')
    expect((await list({ page: true, token: regionLead })).body).toContain('Demo voortgangsbrief')
    expect((await list({ page: true })).body).not.toContain('Demo voortgangsbrief')
    expect((await show(june, { page: true })).statusCode).toBe(404)
  })

  test('is undone by dropping', async () => {
    await planFor({ date: '2026-03-31' })
    expect(await act('2026-03-31', 'drop')).toMatchObject({
      statusCode: 303,
      headers: { location: '/voortgang/verslagen/?done=dropped' },
    })
    expect((await list({ page: true, token: lead })).body).not.toContain('2026-03-31')
    const audited = await createAuditStore(api.table).about('2026-03-31')
    expect(audited.map(({ what, by }) => [what, by])).toEqual([
      ['reportPlanned', 'lead'],
      ['reportDropped', 'lead'],
    ])
  })

  test('ahead is possible, adopting then is not', async () => {
    await planFor({ date: '2100-06-30' })
    const { digest } = await data('2100-06-30')
    const answer = await act('2100-06-30', 'adopt', { digest })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Er is niets gedaan')
    expect(answer.body).toContain('Vaststellen kan vanaf donderdag 1 juli 2100')
    await act('2100-06-30', 'drop')
  })
})

describe('adopting', () => {
  test('something else than what was looked at is refused, with the draft as it is now', async () => {
    const { digest } = await data(june)
    await plan().putLine({ line: '01', title: { nl: 'Demo lijn' } })
    for (const seen of [digest, '', 'x']) {
      const answer = await act(june, 'adopt', { digest: seen })
      expect(answer.statusCode).toBe(409)
      expect(answer.body).toContain('Demo lijn')
    }
    expect((await show(june, { page: true })).statusCode).toBe(404)
  })

  test('is for the programme alone', async () => {
    const { digest } = await data(june)
    expect((await act(june, 'adopt', { digest }, regionLead)).statusCode).toBe(404)
  })

  test('makes it everybody’s, and twice comes to the same', async () => {
    const { digest } = await data(june)
    for (const _ of [1, 2]) {
      expect(await act(june, 'adopt', { digest })).toMatchObject({
        statusCode: 303,
        headers: { location: `/voortgang/verslagen/${june}/?done=adopted` },
      })
    }
    const { statusCode, body } = await show(june, { page: true })
    expect(statusCode).toBe(200)
    expect(body).toContain('Dit is het eerste verslag')
    expect((await list({ page: true })).body).toContain('Demo voortgangsbrief')
    expect((await list()).body).not.toContain('"lead"')
    expect((await act(june, 'drop')).statusCode).toBe(409)
  })

  test('keeps every byte, whatever is published, planned or called otherwise afterwards', async () => {
    const look = async () => ({
      page: (await show(june, { page: true })).body,
      english: (await show(june, { page: true, query: { lang: 'en' } })).body,
      file: (await file(june)).body,
      data: (await show(june)).body,
    })
    const before = await look()
    await twentePublishes('2027-05-05')
    await plan().putLine({ line: '01', title: { nl: 'Demo lijn met een andere naam' } })
    await plan().putAction({ id: 'A01.01', level: 'national', unit: 'NL', title: { nl: 'Demo actie' }, owner: 'Demo' })
    expect(await look()).toEqual(before)
    expect((await planFor({ date: june })).statusCode).toBe(422)
    expect(await look()).toEqual(before)
  })

  test('a second one shows what changed since the first, and none can be put between them', async () => {
    const later = await data(august)
    expect(later.since).toBe(june)
    await planFor({ date: august })
    const { body } = await show(august, { page: true, token: lead })
    expect(body).toContain('Vergeleken met het verslag van dinsdag 30 juni 2026')
    expect(body).toContain('Demo actie')
    // Published only now: not yet so at the end of August.
    expect(body).not.toContain('5 mei 2027')
    const { digest } = await data(august)
    await act(august, 'adopt', { digest })
    expect((await show(august, { page: true })).statusCode).toBe(200)
    const between = await planFor({ date: '2026-07-15' })
    expect(between.body).toContain('Kies een dag na het laatste vastgestelde verslag')
    const today = await show(localDateOf(new Date().toISOString()), { page: true, token: lead })
    expect(today.body).toContain('5 mei 2027')
  })

  test('a report that was planned before a later one was adopted stays a draft', async () => {
    await planFor({ date: '2026-10-31' })
    await planFor({ date: '2026-11-01' })
    const { digest } = await data('2026-11-01')
    await act('2026-11-01', 'adopt', { digest })
    const overtaken = await data('2026-10-31')
    const answer = await act('2026-10-31', 'adopt', { digest: overtaken.digest })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Er is al een verslag van een latere dag vastgesteld')
    expect((await act('2026-10-31', 'drop')).statusCode).toBe(303)
  })
})

describe('the file', () => {
  test('is a download under a name of ours, for spreadsheets', async () => {
    const { statusCode, headers, body = '' } = await file(june)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="meldroute-${june}-vastgesteld.csv"`,
    })
    expect(body.startsWith('\ufeffstand op;')).toBe(true)
    // Three at the national level, 25 regions, 10 police units, 342 municipalities and the head; R2 has three parts.
    expect(body.trimEnd().split('\r\n')).toHaveLength(1 + 25 + 3 + 10 + 1 + 342)
  })

  test('of a draft says so in its name, in the language that is asked for', async () => {
    const { headers } = await file('2026-11-20', { token: regionLead, query: { lang: 'en' } })
    expect(headers?.['content-disposition']).toBe('attachment; filename="meldroute-2026-11-20-draft.csv"')
  })
})
