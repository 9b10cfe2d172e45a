import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommitmentId } from '#domain/commitment.ts'
import { enter } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { calendar, standings } from '#runtime/dependencies.ts'
import { type Api, openApi } from './api.ts'
import { by, keep, placeOf, stored } from './standing-stage.ts'

let api: Api
let lead: string
let programme: string
let officer: string
let police: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
  programme = await api.signIn(['lead-country'], { subject: 'programme' })
  officer = await api.signIn(['member-GM0153'], { subject: 'officer' })
  police = await api.signIn(['lead-PEOostNederland'], { subject: 'police' })
}, 60_000)
afterAll(() => api.close())

type Asked = {
  readonly place: readonly [CommitmentId, UnitCode]
  readonly act: string
  readonly fields?: Readonly<Record<string, string>>
  readonly token?: string
}
/** What was promised is taken back. */
const moved = { dateReason: 'Test: eerst geld nodig.' }
const document = { evidence: 'Test: werkproces', evidenceOn: '2026-03-01' }
const path = ([commitment, unit]: Asked['place'], act: string) => ({ commitment, unit, act })
const asPage = ({ place, act, fields = {}, token = lead }: Asked) =>
  api.call('act-on-standing', { path: path(place, act), form: { lang: 'nl', ...fields }, token, page: true })
const asData = ({ place, act, fields = {}, token = lead }: Asked) =>
  api.call('act-on-standing', { path: path(place, act), json: fields, token })
const versionOf = async ([commitment, unit]: Asked['place']) => String((await stored(commitment, unit))?.version ?? 0)
const historyOf = ([commitment, unit]: Asked['place']) => standings().history({ commitment, unit })

describe('an act is not there', () => {
  test.each<[string, Asked]>([
    ['on what nobody took on', { place: ['R9', 'VR05'], act: 'enter' }],
    ['of a unit that does not answer for it', { place: ['R1', 'GM0153'], act: 'enter' }],
    ['that is no act', { place: ['R1', 'VR05'], act: 'remove' }],
    ['on another region', { place: ['R1', 'VR06'], act: 'enter', fields: { status: 'underway' } }],
    ['for the programme to do', { place: ['R1', 'VR05'], act: 'publish', fields: { version: '1' } }],
    ['on what a national organisation took on', { place: ['R2a', 'comensha'], act: 'withdraw' }],
    ['for another region', { place: ['R1', 'VR05'], act: 'comment', fields: { region: 'VR06' } }],
  ])('%s', async (_, asked) => {
    expect([(await asPage(asked)).statusCode, (await asData(asked)).statusCode]).toEqual([404, 404])
  })

  test('for whoever is not signed in', async () => {
    const sent = { path: path(['R1', 'VR05'], 'enter'), json: { status: 'underway' } }
    expect((await api.call('act-on-standing', sent)).statusCode).toBe(401)
  })
})

describe('what is not right', () => {
  test.each([
    ['nl', 'Noem het document dat laat zien dat het zo is.'],
    ['en', 'Name the document that shows that it is so.'],
  ])('is told at its field in %s, and every answer is kept', async (lang, told) => {
    const place = ['R1', 'VR11'] as const
    const token = await api.signIn(['lead-VR11'])
    const fields = { lang, version: '0', status: 'embedded', note: 'Wij zijn klaar.', evidenceOn: '2020-01-01' }
    const { statusCode, body = '' } = await asPage({ place, act: 'enter', fields, token })
    expect(statusCode).toBe(422)
    expect(body).toContain(`<html lang="${lang}"`)
    expect(body).toContain('<a href="#evidence">')
    expect(body.split(told)).toHaveLength(3)
    expect(body).toContain('value="embedded" checked')
    expect(body).toContain('Wij zijn klaar.')
    expect(body).toContain('value="2020-01-01"')
    expect(await stored(...place)).toBeUndefined()
  })

  test('is told to a program by its code, without what was sent', async () => {
    const fields = { status: 'soon', note: 'kanarie', extra: 'x' }
    const { statusCode, body } = await asData({ place: ['R3c', 'GM0168'], act: 'enter', fields })
    expect(statusCode).toBe(422)
    expect(JSON.parse(body ?? '')).toMatchObject({
      errors: [
        { field: 'form', code: 'unknownField' },
        { field: 'status', code: 'statusUnknown' },
      ],
    })
    expect(body).not.toContain('kanarie')
  })
})

describe('an entry', () => {
  test('of the region about itself waits for nobody, and is published by the programme', async () => {
    const place = ['R1', 'VR05'] as const
    const fields = { version: await versionOf(place), status: 'embedded', note: 'Werkproces in maart.', ...document }
    expect(await asPage({ place, act: 'enter', fields })).toMatchObject({
      statusCode: 303,
      headers: { location: '/voortgang/R1/VR05/?done=enter' },
    })
    expect((await stored(...place))?.pending).toMatchObject({ confirmedBy: 'lead', update: { status: 'embedded' } })
    const shown = await api.call('show-standing', {
      path: { commitment: 'R1', unit: 'VR05' },
      query: { done: 'enter' },
      token: programme,
      page: true,
    })
    expect(shown.body).toContain('Bewaard. Het is nog niet openbaar')
    expect(shown.body).toContain('id="act-publish"')
    const publishing = { place, act: 'publish', fields: { version: await versionOf(place) }, token: programme }
    expect((await asPage(publishing)).statusCode).toBe(303)
    expect((await stored(...place))?.published?.update.note).toBe('Werkproces in maart.')
  })

  test('pressed twice is one entry, also at the same moment', async () => {
    const place = ['R3c', 'GM0163'] as const
    const fields = { version: '0', status: 'inPreparation' }
    const answers = await Promise.all([1, 2, 3].map(() => asPage({ place, act: 'enter', fields })))
    answers.push(await asPage({ place, act: 'enter', fields }))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303])
    expect(await historyOf(place)).toHaveLength(1)
  })

  test('of the region for its municipality waits for the municipality, which then confirms', async () => {
    const place = ['R3c', 'GM0153'] as const
    const version = await versionOf(place)
    expect((await asData({ place, act: 'enter', fields: { version, status: 'notStarted' } })).statusCode).toBe(200)
    const withForms = await api.call('show-standing', {
      path: { commitment: 'R3c', unit: 'GM0153' },
      token: officer,
      page: true,
    })
    expect(withForms.body).toContain('Ja, dit klopt')
    expect(
      (await asData({ place, act: 'publish', fields: { version: await versionOf(place) }, token: programme }))
        .statusCode,
    ).toBe(409)
    const confirming = { place, act: 'confirm', fields: { version: await versionOf(place) }, token: officer }
    expect([(await asPage(confirming)).statusCode, (await asPage(confirming)).statusCode]).toEqual([303, 303])
    const after = { place, act: 'publish', fields: { version: await versionOf(place) }, token: programme }
    expect((await asData(after)).statusCode).toBe(200)
  })

  test('on a page from before a colleague’s is stopped, with what was typed and what the colleague did', async () => {
    const place = ['R2a', 'comensha'] as const
    const token = await api.signIn(['lead-comensha'], { subject: 'comensha' })
    const seen = await versionOf(place)
    const theirs = { place, act: 'enter', fields: { version: seen, ...moved, status: 'underway' }, token: programme }
    expect((await asData(theirs)).statusCode).toBe(200)
    const mine = { version: seen, ...moved, status: 'inPreparation', note: 'Van mij.' }
    const { statusCode, body = '' } = await asPage({ place, act: 'enter', fields: mine, token })
    expect(statusCode).toBe(409)
    expect(body).toContain('Een collega was u voor')
    expect(body).toContain('Demo prog')
    expect(body).toContain('Van mij.')
    expect(body).toContain('value="inPreparation" checked')
    expect(body).toContain(`name="version" value="${Number(seen) + 1}"`)
    expect((await stored(...place))?.pending?.update.status).toBe('underway')
    const again = { place, act: 'enter', fields: { ...mine, version: await versionOf(place) }, token }
    expect((await asPage(again)).statusCode).toBe(303)
  })
})

describe('a region', () => {
  test('comments on what its police unit enters, or leaves it at that, in place of what it said', async () => {
    const place = ['R3a', 'PEOostNederland'] as const
    const entering = {
      version: await versionOf(place),
      status: 'underway',
      targetDate: '2099-01-01',
      dateReason: 'Test.',
    }
    expect((await asData({ place, act: 'enter', fields: entering, token: police })).statusCode).toBe(200)
    const words = { version: await versionOf(place), region: 'VR05', text: 'Wij herkennen dit.' }
    expect((await asPage({ place, act: 'comment', fields: words })).statusCode).toBe(303)
    expect((await asPage({ place, act: 'comment', fields: words })).statusCode).toBe(303)
    expect((await stored(...place))?.pending?.comments.VR05).toMatchObject({ by: 'lead', text: 'Wij herkennen dit.' })
    const less = { version: await versionOf(place), region: 'VR05', text: '' }
    expect((await asPage({ place, act: 'comment', fields: less })).statusCode).toBe(303)
    expect((await stored(...place))?.pending?.comments.VR05?.text).toBeUndefined()
    const long = { version: await versionOf(place), region: 'VR05', text: 'x'.repeat(601) }
    const { statusCode, body } = await asPage({ place, act: 'comment', fields: long })
    expect(statusCode).toBe(422)
    expect(body).toContain('<a href="#text">')
  })

  test('takes back what a region entered, and nothing that whoever answers for it did', async () => {
    const place = placeOf('R3c', 'GM0141')
    const own = { update: { status: 'underway' as const }, regions: [] }
    const setting = { edit: by('officer of Almelo', 'owner'), calendar: calendar() }
    await keep(enter(await stored('R3c', 'GM0141'), place, own, setting))
    const version = await versionOf(['R3c', 'GM0141'])
    const act = { place: ['R3c', 'GM0141'], act: 'withdraw', fields: { version } } as const
    expect((await asData(act)).statusCode).toBe(404)
    expect((await asData({ ...act, token: programme })).statusCode).toBe(200)
    expect((await asData({ ...act, token: programme })).statusCode).toBe(200)
    expect((await stored('R3c', 'GM0141'))?.pending).toBeUndefined()
  })
})

test('what is published is confirmed anew by whoever answers for it, once', async () => {
  const place = ['R3b', 'labourInspectorate'] as const
  const token = await api.signIn(['lead-labourInspectorate'])
  const before = await stored(...place)
  const act = { place, act: 'confirm', fields: { version: await versionOf(place) }, token }
  expect([(await asPage(act)).statusCode, (await asPage(act)).statusCode]).toEqual([303, 303])
  const after = await stored(...place)
  expect(after?.version).toBe((before?.version ?? 0) + 1)
  expect(after?.published?.confirmedAt).not.toBe(before?.published?.confirmedAt)
  expect(after?.published?.update).toEqual(before?.published?.update)
})

test('nothing that was typed is in the log', () => {
  for (const text of ['Werkproces', 'kanarie', 'Van mij', 'herkennen']) expect(api.logged()).not.toContain(text)
})
