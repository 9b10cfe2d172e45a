import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'

const serve = join(import.meta.dirname, 'fixture/serve.ts')
const machine = 'arn:aws:states:eu-central-1:000000000000:stateMachine:fixture-wait'
const Place = z.object({
  origin: z.string(),
  inbox: z.string(),
  endpoints: z.object({ dynamodb: z.string(), services: z.string() }),
  tables: z.array(z.string()),
})
type Place = z.infer<typeof Place>
let state = ''
let child: ChildProcess | undefined

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'restart-'))
})
afterEach(async () => {
  await kill()
  rmSync(state, { recursive: true })
})

async function start(): Promise<Place> {
  const started = spawn(process.execPath, [serve, state], { stdio: ['ignore', 'pipe', 'pipe'] })
  child = started
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: started.stdout }).once('line', resolve)
    started.once('exit', () => reject(new Error(String(started.stderr.read()))))
  })
  return Place.parse(JSON.parse(line))
}

async function kill() {
  const killed = child
  child = undefined
  if (killed === undefined) return
  const gone = new Promise(resolve => killed.once('exit', resolve))
  killed.kill('SIGKILL')
  await gone
}

const sdk = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})

const mail = ({ endpoints }: Place, to: string, notice: string) =>
  new SESv2Client(sdk(endpoints.services)).send(
    new SendEmailCommand({
      FromEmailAddress: 'sender@example.org',
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: 'fixture-mail',
      EmailTags: [{ Name: 'notice', Value: notice }],
      Content: { Simple: { Subject: { Data: notice }, Body: { Text: { Data: 'Text' } } } },
    }),
  )

async function itemOf({ endpoints, tables }: Place, partition: string, sort: string) {
  const Key = { PK: { S: partition }, SK: { S: sort } }
  const client = new DynamoDBClient(sdk(endpoints.dynamodb))
  return (await client.send(new GetItemCommand({ TableName: tables[0], Key, ConsistentRead: true }))).Item
}

async function until(done: () => Promise<boolean>) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await done()) return
    await sleep(100)
  }
  throw new Error('It did not happen within fifteen seconds')
}

test('a running execution starts again after kill -9 and ends; secrets, mails and pending outcomes stay', async () => {
  const before = await start()
  const input = JSON.stringify({ subject: 'killed', seconds: 2 })
  const { executionArn } = await new SFNClient(sdk(before.endpoints.services)).send(
    new StartExecutionCommand({ stateMachineArn: machine, name: 'killed', input }),
  )
  const { MessageId } = await mail(before, 'bounce@example.org', 'pending')
  await until(async () => (await itemOf(before, 'STEP', 'killed')) !== undefined)
  const secrets = readFileSync(join(state, 'secrets.json'), 'utf8')
  await kill()

  const after = await start()
  const client = new SFNClient(sdk(after.endpoints.services))
  await until(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status === 'SUCCEEDED')
  // Begin twice, Finish once.
  expect((await itemOf(after, 'STEP', 'killed'))?.calls).toEqual({ N: '3' })
  await until(async () => (await itemOf(after, 'OUTCOME', 'pending')) !== undefined)
  const { emails } = await (await fetch(`${after.inbox}/store`)).json()
  expect(emails).toEqual([expect.objectContaining({ messageId: MessageId, subject: 'pending' })])
  expect(readFileSync(join(state, 'secrets.json'), 'utf8')).toBe(secrets)
}, 40_000)
