import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuditStore } from '#adapters/audit-store.ts'
import { plan } from '#runtime/dependencies.ts'
import { type Api, openApi } from './api.ts'

let api: Api
let lead: string
let programme: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
  programme = await api.signIn(['lead-country'], { subject: 'programme' })
}, 60_000)
afterAll(() => api.close())

const show = (lang = 'nl', token?: string) => api.call('show-plan', { query: { lang }, token, page: true })
const asPage = (table: string, fields: Readonly<Record<string, string>> = {}, token = programme) =>
  api.call('import-plan', { upload: { lang: 'nl', file: Buffer.from(table), ...fields }, token })
const asData = (table: string, fields: Readonly<Record<string, string>> = {}, token = programme) =>
  api.call('import-plan', { json: { table, ...fields }, token })

const heading = 'line;action;title;titleEn;owner;level;organisation'
const small = [
  heading,
  '1;;Testlijn een;Test line one;;;',
  '1;1;Testactie per regio;;Test ministerie;region;',
  '1;2;Testactie van CoMensha;Test action of CoMensha;Test CoMensha;national;comensha',
].join('\r\n')

test('the plan is empty and says so to everybody, until the programme enters it', async () => {
  const [nl, en] = [await show(), await show('en')]
  expect(nl.body).toContain('De officiële titels, nummers en actiehouders zijn nog niet ingevoerd.')
  expect(en.body).toContain('The official titles, numbers and owners are not entered yet.')
  for (const { body } of [nl, en]) {
    expect(body).toContain('https://berthub.eu/tkconv/get/2024D25295')
    expect(body).toContain('2024')
    expect(body).not.toContain('plan/import')
  }
  expect((await show('nl', lead)).body).not.toContain('plan/import')
  expect((await show('nl', programme)).body).toContain('plan/import')
})

test('only the lead of the programme enters it', async () => {
  expect((await api.call('import-plan', { json: { table: small } })).statusCode).toBe(401)
  for (const table of [small, '']) expect((await asPage(table, { go: '1' }, lead)).statusCode).toBe(404)
  expect(await plan().read()).toEqual({ lines: [], actions: [] })
})

describe('a table', () => {
  test('with faults names each by row and column with what to write, and enters nothing', async () => {
    const table = [
      heading,
      '0;;Test;;;;',
      '1;;;;;;',
      '1;x;Test;;Test;region;',
      '2;1;Test;;Test;region;',
      '1;2;Test;;;region;',
      '1;3;Test;;Test;everywhere;',
      '1;4;Test;;Test;national;',
      '1;5;Test;;Test;region;comensha',
      '1;6;Test;;Test;region;',
      '1;06;Test;;Test;region;',
    ].join('\n')
    const { statusCode, body } = await asData(table, { go: '1' })
    expect(statusCode).toBe(422)
    const errors: { field: string; code: string; message: string }[] = JSON.parse(body ?? '').errors
    expect(errors.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'row 2, line: lineInvalid',
      'row 3, title: titleRequired',
      'row 4, action: actionInvalid',
      'row 5, line: lineUnknown',
      'row 6, owner: ownerRequired',
      'row 7, level: levelUnknown',
      'row 8, organisation: organisationRequired',
      'row 9, organisation: organisationUnknown',
      'row 11, action: rowTwice',
    ])
    expect(errors.every(({ message }) => message.length > 10)).toBe(true)
    const page = await asPage(table, { lang: 'en' })
    expect([page.statusCode, page.body?.includes('Fill in the owner of the action.')]).toEqual([422, true])
    expect((await asPage('')).body).toContain('Kies een bestand, of plak de tabel')
    expect(await plan().read()).toEqual({ lines: [], actions: [] })
  })

  test('is entered once it was looked at, and shown with who follows what and how far it is', async () => {
    const dry = await asPage(small)
    expect([dry.statusCode, dry.body?.includes('Wat verandert: 3')]).toEqual([200, true])
    const seen = /name="seen" value="([^"]+)"/.exec(dry.body ?? '')?.[1] ?? ''
    expect(await asPage(small, { go: '1', seen })).toMatchObject({
      statusCode: 303,
      headers: { location: '/voortgang/actieplan/?done=imported' },
    })
    const again = await asPage(small, { go: '1', seen })
    expect(again.statusCode).toBe(303)
    expect(await createAuditStore(api.table).about('plan')).toMatchObject([{ what: 'planChanged', by: 'programme' }])
    const { body } = await show('en')
    expect(body).toContain('Action line 1: Test line one')
    expect(body).toContain('<span lang="nl">Testactie per regio</span>')
    expect(body).toContain('nothing reported yet')
  })

  test('on a plan that changed meanwhile is not entered unseen', async () => {
    const other = small.replace('Testlijn een', 'Testlijn 1')
    const { statusCode, body } = await asPage(other, { go: '1', seen: 'of before' })
    expect(statusCode).toBe(409)
    expect(body).toContain('Er is iets veranderd sinds u keek')
    expect((await asData(other, { go: '1', seen: 'of before' })).statusCode).toBe(409)
    expect((await plan().read()).lines).toMatchObject([{ title: { nl: 'Testlijn een' } }])
  })

  test('takes nothing out of the plan, and says what it leaves', async () => {
    const some = [heading, '1;1;Testactie per regio, nieuw;;Test ministerie;region;'].join('\n')
    const { body } = await asPage(some)
    expect(body).toContain('Staat in het plan en niet in de tabel; blijft staan: 2')
    expect(body).toContain('A01.02')
    expect((await asData(some, { go: '1' })).statusCode).toBe(200)
    expect((await plan().read()).actions.map(({ title }) => title.nl)).toEqual([
      'Testactie per regio, nieuw',
      'Testactie van CoMensha',
    ])
  })

  test('cannot give an action to others once something was said of it', async () => {
    const path = { commitment: 'A01.01', unit: 'VR05' }
    const entered = { path: { ...path, act: 'enter' }, json: { status: 'underway' }, token: lead }
    expect((await api.call('act-on-standing', entered)).statusCode).toBe(200)
    const { version } = JSON.parse((await api.call('show-standing', { path, token: lead })).body ?? '')
    const json = { version: String(version) }
    const published = { path: { ...path, act: 'publish' }, json, token: programme }
    expect((await api.call('act-on-standing', published)).statusCode).toBe(200)
    expect((await show()).body).toContain('1 van 25: onderweg')
    const moved = [heading, '1;1;Testactie;;Test;municipality;'].join('\n')
    expect(JSON.parse((await asData(moved)).body ?? '').errors).toMatchObject([{ code: 'followedElsewhere' }])
  })

  test('of sixty actions is entered at once', async () => {
    const rows = Array.from({ length: 60 }, (_, number) => `2;${number + 1};Testactie ${number};;Test;policeUnit;`)
    const { statusCode, body } = await asData([heading, '2;;Testlijn twee;;;;', ...rows].join('\n'), { go: '1' })
    expect([statusCode, JSON.parse(body ?? '').changes.length]).toEqual([200, 61])
    expect((await plan().read()).actions).toHaveLength(62)
    const { lines } = JSON.parse((await api.call('show-plan')).body ?? '')
    expect(lines.map(({ actions }: { actions: unknown[] }) => actions.length)).toEqual([2, 60])
  })
})
