import { createMistakeStore } from '#adapters/mistake-store.ts'
import type { RegionCode } from '#domain/situation.ts'
import { aMistake, aSentMistake } from '../domain/mistake-case.ts'
import type { Api, Sent } from './api.ts'

/** The rows of what readers say is wrong, for the table of who may do what. */
export function mistakeRows(api: () => Api) {
  const stored = async (keeper: RegionCode) => {
    const mistake = aMistake({ keeper })
    await createMistakeStore(api().table).add(mistake)
    return mistake.id
  }
  const keepers: Readonly<Record<string, RegionCode>> = { here: 'VR05', elsewhere: 'VR06', 'the country': 'NL' }
  return [
    { route: 'GET /mistakes/{page}', what: 'the form of a page', send: (): Sent => ({ path: { page: 'GM0153' } }) },
    { route: 'GET /mistakes/{page}', what: 'the form of no page', send: (): Sent => ({ path: { page: 'GM9999' } }) },
    { route: 'POST /mistakes', what: 'what is wrong on a page', send: (): Sent => ({ json: aSentMistake() }) },
    {
      route: 'POST /mistakes',
      what: 'what is wrong on no page',
      send: (): Sent => ({ json: aSentMistake({ page: 'VR99' }) }),
    },
    { route: 'POST /mistakes', what: 'nothing', send: (): Sent => ({ json: { page: 'GM0153' } }) },
    {
      route: 'GET /desk/mistakes',
      what: 'the pages one keeps (here, elsewhere, the country; what must be checked)',
      send: async (): Promise<Sent> => {
        for (const keeper of Object.values(keepers)) await stored(keeper)
        return {}
      },
      more: ({ statusCode, body = '' }: { readonly statusCode?: number; readonly body?: string }) => {
        if (statusCode !== 200) return ''
        const seen = Object.entries(keepers).filter(([, code]) => body.includes(`"keeper":"${code}","open":[{`))
        return ` ${[...seen.map(([name]) => name), ...(body.includes('"checks"') ? ['checks'] : [])].join(', ') || 'none'}`
      },
    },
    ...Object.entries(keepers).flatMap(([where, keeper]) => [
      {
        route: 'POST /desk/mistakes/{mistake}',
        what: `one on a page of ${where}`,
        send: async (): Promise<Sent> => ({
          path: { mistake: await stored(keeper) },
          json: { outcome: 'corrected' },
        }),
      },
      {
        route: 'POST /desk/mistakes/{mistake}',
        what: `one on a page of ${where}, without an outcome`,
        send: async (): Promise<Sent> => ({ path: { mistake: await stored(keeper) }, json: {} }),
      },
    ]),
    {
      route: 'POST /desk/mistakes/{mistake}',
      what: 'none',
      send: (): Sent => ({ path: { mistake: 'a'.repeat(22) }, json: { outcome: 'corrected' } }),
    },
  ]
}
