import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createFiguresStore } from '#adapters/figures-store.ts'
import { country, type Publication, type ScopeFigures } from '#domain/figures.ts'
import { type Api, openApi } from './api.ts'

const figures: ScopeFigures = {
  total: 61,
  tables: { urgency: { normal: 40 }, form: { labourExploitation: 30, unknown: 12 } },
  taking: { median: 4.5 },
  firstStep: {},
}
const published = (period: string, scopes: Publication['scopes']): Publication => ({
  period,
  publishedAt: '2027-01-30T03:00:00.000Z',
  scopes,
})

let api: Api
beforeAll(async () => {
  api = await openApi()
}, 60_000)
afterAll(() => api.close())

const show = (query: Record<string, string> = {}, page = false) => api.call('show-figures', { query, page })
const bodyOf = async (query: Record<string, string>) => JSON.parse((await show(query)).body ?? '')

describe('before anything was published', () => {
  test('the page says when the first figures may come, in both languages', async () => {
    const { statusCode, body } = await show({}, true)
    expect(statusCode).toBe(200)
    expect(body).toMatch(/Er zijn nog geen cijfers.*kwartaal van/s)
    expect((await show({ lang: 'en' }, true)).body).toMatch(/There are no figures yet/)
  })

  test('a program is told that there is no period', async () => {
    expect(await bodyOf({})).toEqual({ periods: [] })
  })
})

describe('once something was published', () => {
  beforeAll(async () => {
    const store = createFiguresStore(api.table)
    await store.publish(published('2026-Q4', { [country]: { ...figures, total: 20 } }))
    await store.publish(published('2026', { [country]: figures, VR05: { ...figures, total: 33 } }))
  })

  test('which periods there are is told, newest first', async () => {
    expect(await bodyOf({})).toEqual({ periods: ['2026', '2026-Q4'] })
  })

  test('a period is answered as it was decided, and never said more of', async () => {
    const about = { publishedAt: '2027-01-30T03:00:00.000Z' }
    expect(await bodyOf({ period: '2026' })).toEqual({ ...about, period: '2026', scope: 'country', ...figures })
    expect(await bodyOf({ period: '2026', region: 'VR05', table: 'urgency' })).toEqual({
      ...about,
      period: '2026',
      scope: 'VR05',
      ...figures,
      total: 33,
      tables: { urgency: { normal: 40 } },
    })
    expect(await bodyOf({ period: '2026', region: 'VR06' })).toMatchObject({ scope: 'VR06', tables: {} })
  })

  test.each([
    [{ period: '2031' }, 404],
    [{ period: 'x' }, 422],
    [{ period: '2026', region: 'VR99' }, 422],
    [{ period: '2026-Q4', region: 'VR05' }, 422],
    [{ period: '2026', table: '<b>' }, 422],
  ])('%j is answered %i, to a program and to a person, without what was asked', async (query, status) => {
    for (const asPage of [false, true]) {
      const { statusCode, body } = await show(query, asPage)
      expect(statusCode).toBe(status)
      expect(body).not.toContain('<b>')
    }
  })

  test('what is wrong is said in the language of whoever asked', async () => {
    const Problem = z.looseObject({ errors: z.array(z.looseObject({ message: z.string() })) })
    const { errors } = Problem.parse(await bodyOf({ period: 'x', lang: 'en' }))
    expect(errors.map(({ message }) => message)).toEqual(['Choose a period from the list.'])
    expect((await show({ period: '2026-Q4', region: 'VR05' }, true)).body).toContain(
      'Kies een jaar, of heel Nederland.',
    )
  })

  test('what was chosen is still chosen where it was refused, and nothing else that was asked', async () => {
    const { body = '' } = await show({ period: '2026-Q4', region: 'VR05', table: 'form' }, true)
    for (const value of ['2026-Q4', 'VR05', 'form']) expect(body).toContain(`<option value="${value}" selected>`)
    expect((await show({ period: 'x', region: 'country' }, true)).body).toContain('<option value="country" selected>')
  })

  test('the page shows the newest period, and of a region the newest year', async () => {
    expect((await show({}, true)).body).toContain('<h2>Heel Nederland, 2026</h2>')
    expect((await show({ region: 'VR05' }, true)).body).toContain('<h2>Twente, 2026</h2>')
    expect((await show({ region: 'VR06' }, true)).body).toContain('Over dit gebied en deze periode tonen wij niets')
  })

  test('what is not shown has no number and no bar', async () => {
    const { body = '' } = await show({ period: '2026', table: 'urgency' }, true)
    expect(body).toMatch(/dringend<\/th><td class="not-shown" colspan="2">niet getoond<\/td>/)
    expect(body.match(/<rect /g)).toHaveLength(1)
    expect(body).toMatch(/gewoon<\/th><td class="count">40<\/td>/)
  })

  test('the file has the same, with a line for each value', async () => {
    const query = { period: '2026', region: 'VR05', table: 'urgency', lang: 'nl' }
    const { statusCode, headers, body = '' } = await api.call('figures-file', { query })
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="cijfers-2026-VR05-urgency.csv"',
    })
    const lines = body.split('\r\n')
    expect(lines[0]).toBe('\uFEFFPeriode;Gebied;Tabel;Waarde;Aantal;Getoond')
    expect(lines.slice(1, 5)).toEqual([
      '2026;Twente;Totaal;;33;getoond',
      '2026;Twente;Hoe dringend het was;gewoon;40;getoond',
      '2026;Twente;Hoe dringend het was;dringend;;niet getoond',
      '2026;Twente;Hoe dringend het was;acuut;;niet getoond',
    ])
  })

  test.each([
    [{}, 404],
    [{ period: '2031' }, 404],
    [{ period: 'x' }, 422],
  ])('a file of %j is answered %i', async (query, status) => {
    expect((await api.call('figures-file', { query })).statusCode).toBe(status)
  })
})
