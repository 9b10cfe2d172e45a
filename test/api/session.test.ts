import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi } from './api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
}, 60_000)
afterAll(() => api.close())

test('a program that is not signed in is told so', async () => {
  const answer = await api.call('session')
  expect(answer.statusCode).toBe(401)
  expect(answer.headers?.['content-type']).toBe('application/problem+json')
})

test('a program that is signed in is told who it is and what for', async () => {
  const token = await api.signIn(['desk-VR05-careCoordinator', 'users'], { subject: 'abcd' })
  const { statusCode, body } = await api.call('session', { token })
  expect(statusCode).toBe(200)
  expect(JSON.parse(body ?? '')).toEqual({
    name: 'Demo abcd',
    grants: [{ as: 'desk', region: 'VR05', role: 'careCoordinator' }],
  })
})
