import { afterEach, expect, test, vi } from 'vitest'
import { defaultProvider } from '#adapters/credentials.ts'

afterEach(() => vi.unstubAllEnvs())

function environment(keys: { readonly id?: string; readonly secret?: string; readonly token?: string }) {
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.id)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secret)
  vi.stubEnv('AWS_SESSION_TOKEN', keys.token)
}

test.each([{}, { id: 'id' }, { secret: 'secret' }, { id: '', secret: 'secret' }])(
  '%j are no credentials',
  async keys => {
    environment(keys)
    await expect(defaultProvider()()).rejects.toThrow(expect.objectContaining({ name: 'CredentialsProviderError' }))
  },
)

test('a function has a token with its keys', async () => {
  environment({ id: 'id', secret: 'secret', token: 'token' })
  expect(await defaultProvider()()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' })
})

test('an emulator needs no token', async () => {
  environment({ id: 'id', secret: 'secret' })
  expect(await defaultProvider()()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret' })
})
