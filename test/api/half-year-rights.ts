import * as z from 'zod'
import { createHalfYearStore } from '#adapters/half-year-store.ts'
import { daysAfter } from '#domain/local-time.ts'
import { aPlanned, aState } from '../domain/half-year-case.ts'
import type { Api, Sent } from './api.ts'

/** The rows of the half-yearly reports, for the table of who may do what. */
export function halfYearRows(api: () => Api) {
  let days = 0
  /** A day of its own for every question, each after the one before: reports follow each other. */
  const nextDay = (): string => {
    days += 1
    return daysAfter('2020-01-01', days)
  }
  const planned = async () => {
    const report = aPlanned(nextDay())
    await createHalfYearStore(api().table).plan(report)
    return report
  }
  const adopted = async () => {
    const report = await planned()
    const adoption = { state: aState([]), at: '2026-01-01T00:00:00.000Z', by: 'somebody' }
    return createHalfYearStore(api().table).adopt(report, adoption)
  }
  const digestOf = async (date: string) => {
    const token = await api().signIn(['lead-country'])
    const { body = '' } = await api().call('show-progress-report', { path: { date }, token })
    return z.looseObject({ digest: z.string() }).parse(JSON.parse(body)).digest
  }
  const reports = {
    'that is adopted': async () => (await adopted()).date,
    'that is planned': async () => (await planned()).date,
    'of a day nobody planned': async () => nextDay(),
  }
  const shown = (['GET /progress/reports/{date}', 'GET /progress/reports/{date}/csv'] as const).flatMap(route =>
    Object.entries(reports).map(([which, dayOf]) => ({
      route,
      what: `a report ${which}`,
      send: async (): Promise<Sent> => ({ path: { date: await dayOf() } }),
    })),
  )
  const acts = Object.entries(reports).flatMap(([which, dayOf]) =>
    (['adopt', 'drop'] as const).map(act => ({
      route: 'POST /progress/reports/{date}/{act}',
      what: `\`${act}\`, a report ${which}`,
      send: async (): Promise<Sent> => {
        const date = await dayOf()
        return { path: { date, act }, json: act === 'adopt' ? { digest: await digestOf(date) } : {} }
      },
    })),
  )
  return [
    { route: 'GET /progress/reports', what: 'those that one may see', send: (): Sent => ({}) },
    ...shown,
    { route: 'POST /progress/reports', what: 'a report to plan', send: (): Sent => ({ json: { date: nextDay() } }) },
    { route: 'POST /progress/reports', what: 'a report of no day', send: (): Sent => ({ json: { date: 'soon' } }) },
    ...acts,
    {
      route: 'POST /progress/reports/{date}/{act}',
      what: '`adopt`, something else than what was looked at',
      send: async (): Promise<Sent> => ({
        path: { date: (await planned()).date, act: 'adopt' },
        json: { digest: 'of another page' },
      }),
    },
    {
      route: 'POST /progress/reports/{date}/{act}',
      what: '`publish`, which is no act',
      send: async (): Promise<Sent> => ({ path: { date: (await planned()).date, act: 'publish' }, json: {} }),
    },
  ]
}
