import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi, publicOrigin } from './api.ts'
import { aMessage, stored } from './desk-messages.ts'
import { type Operation, operations } from './operations.ts'

let api: Api
let token: string
let reference: string
beforeAll(async () => {
  api = await openApi()
  token = await api.signIn(['desk-VR05-careCoordinator', 'lead-VR05', 'lead-country', 'administrator'])
  reference = (await stored(api, await aMessage())).reference
}, 60_000)
afterAll(() => api.close())

const elsewhere = 'elsewhere.example'
/** Every way in which somebody on the way may say what the request was sent to. */
const headers = {
  host: elsewhere,
  forwarded: `host=${elsewhere};proto=http`,
  'x-forwarded-host': elsewhere,
  'x-forwarded-proto': 'http',
  'x-forwarded-server': elsewhere,
  'x-host': elsewhere,
  'x-original-url': `http://${elsewhere}/`,
}

const places: Readonly<Record<string, string>> = {
  region: 'VR05',
  entry: 'VR05-careCoordinator-1',
  commitment: 'R1',
  unit: 'VR05',
  subject: 'nobody',
  date: '2026-06-30',
}
const pathOf = ({ path }: Pick<Operation, 'path'>) =>
  Object.fromEntries(
    Object.entries(path).map(([name, written]) => [name, written ?? places[name] ?? reference] as const),
  )

/** What the description does not name: pages that only browsers are led through, and itself. */
const others = ['sign-in', 'sign-in-callback', 'show-takeover', 'desk-unknown', 'openapi'].map(file => ({
  route: file,
  file,
  path: {},
  body: undefined,
}))

test.each([...operations(), ...others].map(one => [one.route, one] as const))(
  '%s answers no address of the host that a request names',
  async (_, operation) => {
    const { file, body } = operation
    for (const page of [true, false]) {
      const sent = body === undefined ? { page } : page ? { form: {} } : { json: {} }
      for (const who of [token, undefined]) {
        const answer = await api.call(file, { ...sent, path: pathOf(operation), headers, token: who })
        expect(JSON.stringify(answer)).not.toContain(elsewhere)
      }
    }
  },
)

test('whoever signs in comes back to where the settings say the site is', async () => {
  const { headers: led } = await api.call('sign-in', { headers })
  const back = new URL(String(led?.location)).searchParams.get('redirect_uri')
  expect(back).toBe(`${publicOrigin}/api/v1/auth/callback`)
})
