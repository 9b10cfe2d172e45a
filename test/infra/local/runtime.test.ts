import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Local, startLocal } from '../../../infra/local/local.ts'

const assembly = join(import.meta.dirname, 'fixture')
const account = 'eu-central-1:000000000000'
const machine = `arn:aws:states:${account}:stateMachine:fixture-wait`
const functionArn = (name: string) => `arn:aws:lambda:${account}:function:fixture-service-${name}`
let state = ''
let local: Local

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'runtime-'))
  local = await startLocal({ assembly, state, port: 0, clockRate: 60 })
})
afterAll(async () => {
  await local.stop()
  rmSync(state, { recursive: true })
})

const sdk = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
})

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(100)
  }
  throw new Error('It did not happen within ten seconds')
}

async function itemsOf(partition: string) {
  const client = new DynamoDBClient(sdk(local.endpoints.dynamodb))
  const query = { KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': { S: partition } } }
  const { Items = [] } = await client.send(new QueryCommand({ TableName: local.tables[0], ...query }))
  return Items
}

describe('the edge', () => {
  test('answers a page that is not there with the error page, as not found', async () => {
    const response = await fetch(`${local.origin}/nowhere/`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Not found')
  })

  test.each(['PUT', 'POST', 'DELETE'])('lets no %s through to the pages', async method => {
    expect((await fetch(`${local.origin}/`, { method })).status).toBe(404)
  })

  test('refuses a path that cannot be decoded', async () => {
    expect((await fetch(`${local.origin}/%E0%A4%A`)).status).toBe(400)
  })

  test('serves pages with the headers of policy and deployment', async () => {
    const response = await fetch(`${local.origin}/`)
    expect(await response.text()).toContain('Home')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'public, max-age=300',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=60; includeSubDomains',
    })
  })

  test('lets the viewer-request function rewrite and redirect', async () => {
    expect(await (await fetch(`${local.origin}/over/`)).text()).toContain('About')
    const moved = await fetch(`${local.origin}/old/`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/over/'])
  })

  test('compresses what is long enough, and knows it again by its tag', async () => {
    const { get } = await import('node:http')
    const answer = await new Promise<{ headers: Record<string, unknown>; body: Buffer }>(resolve => {
      get(`${local.origin}/assets/app.abc.js`, { headers: { 'accept-encoding': 'gzip, br' } }, async response => {
        resolve({ headers: response.headers, body: Buffer.concat(await response.toArray()) })
      })
    })
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': expect.stringContaining('immutable'),
    })
    expect(brotliDecompressSync(answer.body).toString()).toContain('words')
    const again = await fetch(`${local.origin}/assets/app.abc.js`, {
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect(again.status).toBe(304)
    const small = await fetch(`${local.origin}/assets/small.abc.css`)
    expect(small.headers.get('content-encoding')).toBe(null)
  })

  test('answers HEAD without a body', async () => {
    const response = await fetch(`${local.origin}/`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})

describe('the API behind it', () => {
  test.each([
    ['GET', '/api/v1/nothing'],
    ['DELETE', '/api/v1/echo'],
    ['HEAD', '/api/v1/echo/a'],
    ['GET', '/api/v1/echo/'],
  ])('has no %s %s', async (method, path) => {
    const response = await fetch(`${local.origin}${path}`, { method })
    expect(response.status).toBe(404)
    if (method !== 'HEAD') expect(await response.json()).toEqual({ message: 'Not Found' })
  })

  test('stops reading a body that is too large', async () => {
    const response = await fetch(`${local.origin}/api/v1/echo`, {
      method: 'POST',
      body: Buffer.alloc(11 * 1024 * 1024),
    })
    expect(response.status).toBe(413)
  })

  test('gets what CloudFront would forward, the secret of the origin, and nothing else', async () => {
    const headers = { 'x-origin-secret': 'guess', 'accept-language': 'nl', referer: 'http://a/' }
    const response = await fetch(`${local.origin}/api/v1/echo/jan?a=1`, { headers })
    const { event, environment } = await response.json()
    expect(event).toMatchObject({ routeKey: 'GET /api/v1/echo/{name}', pathParameters: { name: 'jan' } })
    expect(event.headers).toMatchObject({
      'accept-language': 'nl',
      'user-agent': 'Amazon CloudFront',
      'cloudfront-viewer-address': expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      'x-origin-secret': expect.stringMatching(/^[a-zA-Z0-9]{40}$/),
    })
    expect(event.headers).not.toHaveProperty('referer')
    expect(event).not.toHaveProperty('cookies')
    expect(environment).toEqual({
      CLOCK_RATE: '60',
      PUBLIC_ORIGIN: local.origin,
      STAGE: 'fixture',
      AWS_REGION: 'eu-central-1',
      ISSUER: local.identity,
      CLIENT_ID: expect.stringMatching(/^[0-9a-f]{26}$/),
    })
  })

  test('gets of the cookies those on the list, and sets its own', async () => {
    const ask = async (cookie: string) => {
      const response = await fetch(`${local.origin}/api/v1/echo/jan?cookie=one%3D1+two%3D2`, { headers: { cookie } })
      const { event } = await response.json()
      return { got: event.cookies, set: response.headers.getSetCookie() }
    }
    const set = ['one=1', 'two=2']
    expect(await ask('a=1; __Host-session=s=; b=2')).toEqual({ got: ['__Host-session=s='], set })
    expect(await ask('a=1; x__Host-session=s')).toEqual({ got: undefined, set })
  })

  test('turns a 403 into the error page, as the distribution says', async () => {
    const response = await fetch(`${local.origin}/api/v1/echo/jan?status=403`)
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('Not found')])
  })
})

describe('a function', () => {
  test.each([
    ['exit', 'Runtime.ExitError'],
    ['crash', 'Runtime.ExitError'],
    ['sleep', 'Sandbox.Timedout'],
    ['throw', 'RangeError'],
  ])('that ends in %s fails as %s, and the next call is answered', async (how, name) => {
    const call = (event: object) => local.functions.invoke(functionArn('Broken'), JSON.stringify(event))
    await expect(call({ how })).rejects.toMatchObject({ name })
    expect(JSON.parse(await call({}))).toEqual({ pid: process.pid })
  })

  test('takes several events at once', async () => {
    const call = () => local.functions.invoke(functionArn('Job'), '{"scheduledFor":"2026-01-01"}')
    const started = performance.now()
    await Promise.all([call(), call(), call(), call(), call(), call()])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('Step Functions', () => {
  const send = () => new SFNClient(sdk(local.endpoints.services))
  const start = (name: string, input: object) =>
    send().send(new StartExecutionCommand({ stateMachineArn: machine, name, input: JSON.stringify(input) }))

  test('takes a running name again with the same input only, and a closed one not at all', async () => {
    const { executionArn } = await start('twice', { subject: 'twice', seconds: 60 })
    expect((await start('twice', { subject: 'twice', seconds: 60 })).executionArn).toBe(executionArn)
    await expect(start('twice', { subject: 'other' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
    await send().send(new StopExecutionCommand({ executionArn }))
    await expect(start('twice', { subject: 'twice', seconds: 60 })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    })
    expect((await send().send(new DescribeExecutionCommand({ executionArn }))).status).toBe('ABORTED')
  })

  test.each([
    [{ stateMachineArn: `${machine}x` }, 'StateMachineDoesNotExist'],
    [{ stateMachineArn: machine, name: 'a b' }, 'InvalidName'],
    [{ stateMachineArn: machine, input: '{' }, 'InvalidExecutionInput'],
  ])('refuses %j', async (input, name) => {
    await expect(send().send(new StartExecutionCommand(input))).rejects.toMatchObject({ name })
  })

  test('runs to the end, waiting and calling functions', async () => {
    const { executionArn } = await start('ends', { subject: 'ends', seconds: 1 })
    const ended = await eventually(async () => {
      const found = await send().send(new DescribeExecutionCommand({ executionArn }))
      return found.status === 'RUNNING' ? undefined : found
    })
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: '{"subject":"ends","seconds":1}' })
    expect(ended.stopDate?.getTime()).toBeGreaterThan(Date.now() - 20_000)
    const { executions = [] } = await send().send(
      new ListExecutionsCommand({ stateMachineArn: machine, statusFilter: 'SUCCEEDED' }),
    )
    expect(executions.map(({ name }) => name)).toContain('ends')
  })

  test('ends a failed execution with the error of the function', async () => {
    const { executionArn } = await start('fails', { subject: 'fails', seconds: 1, fail: true })
    const ended = await eventually(async () => {
      const found = await send().send(new DescribeExecutionCommand({ executionArn }))
      return found.status === 'RUNNING' ? undefined : found
    })
    expect(ended).toMatchObject({ status: 'FAILED', error: 'AskedError', cause: 'as asked' })
  })
})

describe('SES', () => {
  const mail = (to: string, notice: string, from = 'sender@example.org', set = 'fixture-mail') =>
    new SESv2Client(sdk(local.endpoints.services)).send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        ConfigurationSetName: set,
        EmailTags: [{ Name: 'notice', Value: notice }],
        Content: { Simple: { Subject: { Data: 'Subject' }, Body: { Text: { Data: 'Text' } } } },
      }),
    )

  test.each([
    ['an unverified sender', () => mail('a@example.org', 'n', 'a@elsewhere.org'), 'MessageRejected'],
    ['an unknown configuration set', () => mail('a@example.org', 'n', 'a@example.org', 'no'), 'NotFoundException'],
    ['a tag with a colon', () => mail('a@example.org', 'a:b'), 'BadRequestException'],
  ])('refuses %s', async (_, send, name) => {
    await expect(send()).rejects.toMatchObject({ name })
  })

  test.each([
    ['desk@example.org', 'MR-1_delivered', 'Email Delivered'],
    ['bounce@example.org', 'MR-1_bounced', 'Email Bounced'],
    ['complaint@example.org', 'MR-1_unwanted', 'Email Complaint Received'],
    ['autoreply@example.org', 'MR-1_away', 'Email Bounced'],
  ])('shows a mail to %s in the inbox and publishes its outcome', async (to, notice, type) => {
    const { MessageId } = await mail(to, notice)
    const { emails } = await (await fetch(`${local.inbox}/store`)).json()
    expect(emails).toContainEqual(expect.objectContaining({ messageId: MessageId, subject: 'Subject' }))
    // The newest takes the place of what was told before it.
    const outcome = await eventually(async () =>
      (await itemsOf('OUTCOME')).find(item => item.SK?.S === notice && item.type?.S === type),
    )
    expect(outcome).toMatchObject({ messageId: { S: MessageId } })
  })
})

describe('Secrets Manager and KMS', () => {
  const kms = () => new KMSClient(sdk(local.endpoints.services))
  const secrets = () => new SecretsManagerClient(sdk(local.endpoints.services))
  const key = async () => Object.keys(JSON.parse(await read('keys.json')))[0] ?? ''
  const read = async (file: string) => (await import('node:fs/promises')).readFile(join(state, file), 'utf8')

  test('keep what they hold from other users of the machine', () => {
    for (const file of ['keys.json', 'secrets.json']) expect(statSync(join(state, file)).mode & 0o077).toBe(0)
  })

  test('give no secret that is not there', async () => {
    await expect(secrets().send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  test.each([[{ report: 'b' }], [{}], [{ report: 'a', more: 'x' }]])(
    'refuse the encryption context %j',
    async context => {
      const made = await kms().send(
        new GenerateDataKeyCommand({ KeyId: await key(), KeySpec: 'AES_256', EncryptionContext: { report: 'a' } }),
      )
      const decrypt = new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext: context })
      await expect(kms().send(decrypt)).rejects.toMatchObject({ name: 'InvalidCiphertextException' })
    },
  )

  test('give back a data key to who knows the context', async () => {
    const EncryptionContext = { report: 'a', stage: 'b' }
    const made = await kms().send(
      new GenerateDataKeyCommand({ KeyId: await key(), KeySpec: 'AES_256', EncryptionContext }),
    )
    const context = { stage: 'b', report: 'a' }
    const { Plaintext } = await kms().send(
      new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext: context }),
    )
    expect(Plaintext).toEqual(made.Plaintext)
    expect(Plaintext).toHaveLength(32)
  })

  test('say no by name to what nobody wrote', async () => {
    const headers = { 'x-amz-target': 'TrentService.ScheduleKeyDeletion' }
    const response = await fetch(local.endpoints.services, { method: 'POST', headers, body: '{}' })
    expect([response.status, (await response.json()).message]).toEqual([
      400,
      expect.stringContaining('ScheduleKeyDeletion'),
    ])
  })
})

test("a schedule runs on the stage's clock, at most once a real second", async () => {
  const runs = await eventually(async () => {
    const items = (await itemsOf('JOB')).filter(({ scheduledFor }) => scheduledFor?.S !== '2026-01-01')
    return items.length >= 3 ? items : undefined
  })
  const starts = runs.map(({ SK }) => Number(SK?.S))
  const seconds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / 1000
  // The first start of a function takes a moment, so one more may fit.
  expect(runs.length).toBeLessThanOrEqual(seconds + 2)
})

test('two runtimes cannot share one state', async () => {
  await expect(startLocal({ assembly, state, port: 0 })).rejects.toThrow('is in use by process')
})

test('a port in use is told by number', async () => {
  const port = Number(new URL(local.origin).port)
  await expect(startLocal({ assembly, state, port })).rejects.toThrow(`Port ${port} is in use`)
})
