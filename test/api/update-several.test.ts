import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommitmentId } from '#domain/commitment.ts'
import { enter } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { calendar } from '#runtime/dependencies.ts'
import { type Api, openApi } from './api.ts'
import { by, keep, placeOf, stored } from './standing-stage.ts'

let api: Api
let lead: string
let programme: string
let police: string
let nobody: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
  programme = await api.signIn(['lead-country'], { subject: 'programme' })
  police = await api.signIn(['lead-PEOostNederland'], { subject: 'police' })
  nobody = await api.signIn(['desk-VR05-careCoordinator'])
}, 60_000)
afterAll(() => api.close())

const now = () => new Date().toISOString()
/** Somebody entered something, months ago unless said otherwise. */
async function entered(
  [commitment, unit]: readonly [CommitmentId, UnitCode],
  side: 'owner' | 'programme' | 'region',
  at?: string,
) {
  const entry = { update: { status: 'inPreparation' as const, note: 'Test.' }, regions: [] }
  const before = await stored(commitment, unit)
  return keep(enter(before, placeOf(commitment, unit), entry, { edit: by('somebody', side, at), calendar: calendar() }))
}
const list = (token: string, lang = 'nl') => api.call('list-updates', { query: { lang }, token, page: true })
const inCodes = async (token: string) => JSON.parse((await api.call('list-updates', { token })).body ?? '')
type Item = { readonly commitment: string; readonly unit: string; readonly version: number }
const ticked = (items: readonly Item[]) =>
  items.map(({ commitment, unit, version }) => `${commitment}/${unit}/${version}`)
function formOf(items: readonly string[], fields: Readonly<Record<string, string>> = {}): URLSearchParams {
  const form = new URLSearchParams({ lang: 'nl', ...fields })
  for (const item of items) form.append('item', item)
  return form
}
const send = (act: string, form: URLSearchParams, token: string) =>
  api.call('update-several', { path: { act }, form, token, page: true })

describe('the list', () => {
  test('is for whoever is signed in, and empty for whoever enters nothing', async () => {
    expect((await api.call('list-updates')).statusCode).toBe(401)
    expect((await list(nobody)).body).toContain('U hebt geen rol waarmee u de voortgang bijwerkt')
    expect((await list(nobody)).body).not.toContain('Inlezen uit een spreadsheet')
  })

  test('shows what waits for whom, each in one group', async () => {
    await entered(['R3a', 'PEOostNederland'], 'programme', now())
    const groupsOf = async (token: string) =>
      Object.entries<readonly Item[]>(await inCodes(token)).flatMap(([group, items]) =>
        items.some(({ unit }) => unit === 'PEOostNederland') ? [group] : [],
      )
    expect(await groupsOf(police)).toEqual(['toConfirm'])
    expect(await groupsOf(lead)).toEqual(['toComment'])
    expect(await groupsOf(programme)).toEqual(['underWay'])
    const { body } = await list(lead, 'en')
    expect(body).toContain('To comment on')
    expect(body).toMatch(/R3a, Police unit Oost-Nederland.*, until [A-Z][a-z]+day /s)
  })

  test('has what is unknown of one’s own, and what is too old', async () => {
    const { unknown, faded } = await inCodes(await api.signIn(['lead-PELimburg', 'lead-VR07']))
    expect(unknown).toContainEqual({ commitment: 'R1', unit: 'VR07', version: 0 })
    expect(faded).toMatchObject([{ commitment: 'R3a', unit: 'PELimburg' }])
  })
})

describe('several at once', () => {
  test('are not there for another act, and need at least one that is there', async () => {
    expect((await send('remove', formOf(['R1/VR05/1']), lead)).statusCode).toBe(404)
    expect((await send('publish', formOf(['R1/VR99/1']), programme)).statusCode).toBe(404)
    const none = await send('status', formOf([]), lead)
    expect(none.statusCode).toBe(422)
    expect(none.body).toContain('<a href="#item-status">Kies ten minste één regel.')
    expect(none.body).toContain('<a href="#status">Kies hoe ver het is.')
    const strange = await send('publish', formOf(['nonsense']), programme)
    expect(strange.body).toContain('Wij begrijpen een deel van wat is verstuurd niet')
    const many = { item: Array.from({ length: 501 }, () => 'R1/VR05/1') }
    const { statusCode, body } = await api.call('update-several', {
      path: { act: 'publish' },
      json: many,
      token: programme,
    })
    expect([statusCode, JSON.parse(body ?? '').errors[0].code]).toEqual([422, 'tooManyItems'])
  })

  test('are each published or not, and it is said which and why', async () => {
    await entered(['R2a', 'comensha'], 'owner')
    await entered(['R2b', 'comensha'], 'owner')
    await entered(['R2c', 'comensha'], 'programme')
    const ready = ticked((await inCodes(programme)).toPublish)
    expect(ready).toHaveLength(2)
    const { version = 0 } = (await stored('R2c', 'comensha')) ?? {}
    const form = formOf([...ready, `R2c/comensha/${version}`])
    const { statusCode, body = '' } = await send('publish', form, programme)
    expect(statusCode).toBe(409)
    expect(body).toContain('Gedaan: 2. Niet gedaan: 1.')
    expect(body).toContain('R2c, CoMensha</a>: een collega was u voor, of het kan niet meer')
    expect((await stored('R2a', 'comensha'))?.published?.by).toBe('programme')
    expect((await stored('R2c', 'comensha'))?.published).toBeUndefined()
    const again = await send('publish', formOf(ready), programme)
    expect([again.statusCode, again.body?.includes('Gedaan: 2.')]).toEqual([200, true])
  })

  test('are told to a program one by one, and nobody does what is not theirs', async () => {
    const { version = 0 } = (await stored('R2c', 'comensha')) ?? {}
    const json = { item: `R2c/comensha/${version}` }
    const { statusCode, body } = await api.call('update-several', { path: { act: 'confirm' }, json, token: lead })
    expect([statusCode, JSON.parse(body ?? '')]).toEqual([
      200,
      [{ commitment: 'R2c', unit: 'comensha', done: false, why: 'unknown' }],
    ])
  })

  test('are given the same status, and keep what else was said of them', async () => {
    const items = ticked((await inCodes(lead)).unknown)
    expect(items).toContain('R3c/GM0163/0')
    const { statusCode, body } = await send('status', formOf(items, { status: 'notStarted', note: '' }), lead)
    expect([statusCode, body?.includes(`Gedaan: ${items.length}.`)]).toEqual([200, true])
    expect((await stored('R3c', 'GM0163'))?.pending?.update).toEqual({ status: 'notStarted' })
    const unexplained = await send('status', formOf(['R3c/GM0163/1'], { status: 'notApplicable' }), lead)
    expect(unexplained.body).toContain('niet alles is ingevuld: Leg uit waarom het niet van toepassing is.')
  })

  test('are left at that by a region, and confirmed by whoever answers for them', async () => {
    const { version = 0 } = (await stored('R3a', 'PEOostNederland')) ?? {}
    expect((await send('comment', formOf([`R3a/PEOostNederland/${version}`]), lead)).statusCode).toBe(200)
    const confirmed = await send('confirm', formOf([`R3a/PEOostNederland/${version + 1}`]), police)
    expect(confirmed.statusCode).toBe(200)
    expect((await stored('R3a', 'PEOostNederland'))?.pending).toMatchObject({
      confirmedBy: 'police',
      comments: { VR05: { by: 'lead' } },
    })
    const elsewhere = await api.signIn(['lead-PELimburg'])
    const old = ticked((await inCodes(elsewhere)).faded)
    expect((await send('still-so', formOf(old), elsewhere)).statusCode).toBe(200)
    expect((await inCodes(elsewhere)).faded).toEqual([])
  })
})
