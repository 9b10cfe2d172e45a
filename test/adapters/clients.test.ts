import { createServer } from 'node:http'
import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { kmsClient, secretsClient, sesClient, sfnClient, tableClient } from '#adapters/clients.ts'
import { close, listen } from '../../infra/local/http.ts'

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
})
afterEach(() => vi.unstubAllEnvs())

test('a mail that gets no answer is given up after three seconds and is not sent again', async () => {
  let requests = 0
  const server = createServer(() => {
    requests += 1
  })
  onTestFinished(() => close(server))
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', `http://127.0.0.1:${await listen(server, 0)}`)
  const mail = new SendEmailCommand({ Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } } } } })
  await expect(sesClient().send(mail)).rejects.toThrow('requestTimeout')
  expect(requests).toBe(1)
})

test.each([
  ['table', tableClient],
  ['keys', kmsClient],
  ['secrets', secretsClient],
  ['workflows', sfnClient],
])('the client of %s tries three times', async (_, client) => {
  expect(await client().config.maxAttempts()).toBe(3)
})
