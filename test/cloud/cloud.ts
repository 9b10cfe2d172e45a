import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { region, settingsFrom } from '../../infra/config.ts'
import { tableClient } from '../adapters/table.ts'
import type { Stage } from '../journey/silent-region.ts'
import type { Target } from '../journey/target.ts'
import { account, outputsFile, stage } from './place.ts'

const environment = z
  .object({
    CLOUD_ENDPOINT: z.url(),
    CLOUD_CLOCK_ORIGIN: z.iso.datetime(),
    CLOUD_CLOCK_RATE: z.coerce.number(),
    DYNAMODB_LOCAL_ENDPOINT: z.url().optional(),
  })
  .parse(process.env)

export const endpoint = environment.CLOUD_ENDPOINT
/** The third engine; absent without Java. */
export const dynamoDbLocal = environment.DYNAMODB_LOCAL_ENDPOINT
export const sdk = { endpoint, region, credentials: { accessKeyId: account, secretAccessKey: 'emulator' } }
export const settings = settingsFrom(name => ({ stage })[name])

/** The stage as it was deployed, for the journeys. */
export async function openCloud(): Promise<Stage> {
  const clock = { origin: environment.CLOUD_CLOCK_ORIGIN, rate: environment.CLOUD_CLOCK_RATE }
  return { target: { call: await callThroughEdge(), mails }, clock, nationalDesk: settings.nationalDesk }
}

/** Calls the HTTP API with what CloudFront would add: there is none in front of this stage. */
async function callThroughEdge(): Promise<Target['call']> {
  const edge = {
    'x-origin-secret': await originSecret(),
    'cloudfront-viewer-address': ownAddress(),
    origin: settings.origin,
  }
  return (path, request) =>
    fetch(`${api()}${path}`, { redirect: 'manual', ...request, headers: { ...request?.headers, ...edge } })
}

const api = (): string => `${endpoint}/_aws/execute-api/${apiId()}/$default/api/v1`

/** Nobody else's, so that no suite meets the limit that another one used up. */
function ownAddress(): string {
  const [one, another] = [randomInt(0x1_0000), randomInt(0x1_0000)].map(part => part.toString(16))
  return `[2001:db8:${one}:${another}::1]:50000`
}

/** The same for a program of others: from nowhere in particular, so that nothing is counted. */
export const addressed = async () => ({
  url: api(),
  headers: { 'x-origin-secret': await originSecret(), origin: settings.origin },
})

const Outputs = z.record(z.string(), z.record(z.string(), z.string()))

/** The first label of the API's address, as the stack gives it out. */
function apiId(): string {
  const outputs = Outputs.parse(JSON.parse(readFileSync(outputsFile, 'utf8')))
  return new URL(outputs[`Meldroute-${stage}-Service`]?.ApiAddress ?? '').hostname.split('.')[0] ?? ''
}

async function originSecret(): Promise<string> {
  const client = new SecretsManagerClient(sdk)
  const { SecretList = [] } = await client.send(new ListSecretsCommand())
  const found = SecretList.find(({ Name }) => Name?.includes('OriginSecret'))
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: found?.ARN }))
  client.destroy()
  return z.string().parse(SecretString)
}

/** The deployed table, to look into the ledger. */
export async function deployedTable() {
  const client = new DynamoDBClient(sdk)
  const { TableNames = [] } = await client.send(new ListTablesCommand())
  client.destroy()
  const name = z.string().parse(TableNames.find(table => table.startsWith(`Meldroute-${stage}-Data`)))
  return { client: tableClient(endpoint), name }
}

const Inbox = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string().default('') })),
  ),
})

async function mails() {
  const { messages } = Inbox.parse(await (await fetch(`${endpoint}/_ministack/ses/messages`)).json())
  return (messages[account] ?? []).flatMap(({ To, Subject, BodyText }) =>
    To.map(to => ({ to, subject: Subject, text: BodyText })),
  )
}
