import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { valuesOf } from '#domain/directory-entry.ts'
import { planDrill } from '#domain/drill.ts'
import { unsentTo } from '#domain/notice.ts'
import { clock, directory, drills, ladders, notices } from '#runtime/dependencies.ts'
import { type Api, openApi } from './api.ts'

let api: Api
let lead: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
}, 60_000)
afterAll(() => api.close())

const Rows = z.array(
  z.looseObject({ first: z.array(z.string()), gap: z.looseObject({ reason: z.string() }).optional() }),
)
const Coverage = z.looseObject({
  rows: Rows,
  drill: z.looseObject({ rungs: z.array(z.looseObject({ region: z.string(), result: z.string() })) }).optional(),
})
const of = async (region: string, token = lead) => {
  const { body = '' } = await api.call('show-coverage', { path: { region }, token })
  return Coverage.parse(JSON.parse(body))
}
const page = async (region = 'VR05') =>
  (await api.call('show-coverage', { path: { region }, token: lead, page: true })).body ?? ''
const reasonsIn = (rows: z.infer<typeof Rows>) => new Set(rows.flatMap(({ gap }) => (gap ? [gap.reason] : [])))

describe('the proof of a region', () => {
  test.each(['VR06', 'NL', 'VR99', ''])('is not there for whoever has no role in "%s"', async region => {
    expect((await api.call('show-coverage', { path: { region }, token: lead })).statusCode).toBe(404)
  })

  test('says before the first drill that there was none', async () => {
    expect((await of('VR05')).drill).toBeUndefined()
    expect(await page()).toContain('Er is nog geen oefening geweest')
  })

  test('changes with the directory: whoever is away with nobody to stand in leaves a gap', async () => {
    expect(reasonsIn((await of('VR05')).rows)).not.toContain('absent')
    const id = 'VR05-careCoordinator-1'
    const holder = await directory().get(id)
    if (!holder) throw new Error('The demo content changed')
    const { deputy: _, ...values } = valuesOf(holder)
    const json = { ...values, absenceFrom: '2020-01-01', absenceUntil: '2099-01-01' }
    const second = await directory().get('VR05-careCoordinator-2')
    const ended = { ...(second && valuesOf(second)), endedOn: '2020-01-01' }
    const send = (entry: string, fields: object) =>
      api.call('save-entry', { path: { region: 'VR05', entry }, json: { ...fields, version: 0 }, token: lead })
    expect((await send(id, json)).statusCode).toBe(200)
    expect((await send('VR05-careCoordinator-2', ended)).statusCode).toBe(200)
    const { rows } = await of('VR05')
    expect(reasonsIn(rows)).toContain('absent')
    expect(rows.find(({ gap }) => gap?.reason === 'absent')?.first).toEqual(['VR05-chainDirector-1'])
    expect(await page()).toContain('zorgcoördinator: afwezig, en er is geen vervanger')
  })

  test('shows the last drill, of this region only', async () => {
    const everybody = await directory().all()
    const now = clock().now()
    const drill = planDrill({ regions: ['VR05', 'VR06'], ladders: ladders(), directory: everybody, now })
    await drills().begin(drill)
    const director = everybody.find(({ id }) => id === 'VR05-chainDirector-1')
    if (!director) throw new Error('The demo content changed')
    const test = { ...unsentTo(director, now), drill: drill.day, about: 'drill', role: director.role } as const
    const notice = { ...test, id: 'test', purpose: 'ladder' } as const
    await notices().plan(notice)
    await notices().claim(notice, { now, until: new Date(Date.parse(now) + 60_000).toISOString() })
    await notices().outcome(notice, { state: 'delivered', at: now })
    const { drill: shown } = await of('VR05')
    expect(new Set(shown?.rungs.map(({ region }) => region))).toEqual(new Set(['VR05']))
    expect(shown?.rungs.map(({ role, result }) => `${role} ${result}`)).toContain('chainDirector passed')
    expect(await page()).toContain('ketenregisseur (over een persoon): geslaagd')
    const other = await of('VR05', await api.signIn(['desk-VR05-chainDirector']))
    expect(JSON.stringify(other.drill)).not.toContain('VR06')
  })

  test('says so of a region that took no part in it', async () => {
    const token = await api.signIn(['lead-country'])
    const { body } = await api.call('show-coverage', { path: { region: 'VR10' }, token, page: true })
    expect(body).toContain('Deze regio deed niet mee aan de laatste oefening')
  })
})

describe('the overview', () => {
  const Summaries = z.array(
    z.looseObject({
      region: z.string(),
      isComplete: z.boolean(),
      gaps: z.array(z.object({ role: z.string(), reason: z.string() })),
    }),
  )
  const seenBy = async (...held: string[]) => {
    const { body = '' } = await api.call('list-coverage', { token: await api.signIn(held) })
    return Summaries.parse(JSON.parse(body))
  }

  test('lists the own regions that take messages, and none for whoever has no role', async () => {
    expect((await seenBy('lead-VR05')).map(({ region }) => region)).toEqual(['VR05'])
    expect(await seenBy('member-GM0153')).toEqual([])
    expect((await seenBy('lead-country')).length).toBeGreaterThan(20)
  })

  test('says of each region what its own page says', async () => {
    const token = await api.signIn(['lead-country'])
    for (const { region, gaps } of (await seenBy('lead-country')).slice(0, 6)) {
      const found = reasonsIn((await of(region, token)).rows)
      found.delete('nobodyOnCall')
      expect([region, new Set(gaps.map(({ reason }) => reason))]).toEqual([region, found])
    }
  })
})
