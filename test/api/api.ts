import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import dynalite from 'dynalite'
import { vi } from 'vitest'
import * as z from 'zod'
import { createKeyring } from '#adapters/secrets.ts'
import { createSessionStore } from '#adapters/session-store.ts'
import type { Endpoint } from '#runtime/endpoint.ts'
import { attributeOf } from '../../infra/local/attributes.ts'
import { type Operations, serveAws } from '../../infra/local/aws-json.ts'
import { close, listen } from '../../infra/local/http.ts'
import { openKeys } from '../../infra/local/keys.ts'
import { openProvider } from '../adapters/provider.ts'
import { sealingKey } from '../adapters/sealing-key.ts'
import { createTable, tableClient } from '../adapters/table.ts'
import { anEvent, context, originSecret } from '../runtime/events.ts'

/** Of the pages from which everything is sent. */
export const publicOrigin = 'http://localhost:9999'

const keysSecret = 'a secret of the tests'

/** What is sent to an endpoint; everything is there to be left out. */
export type Sent = {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>> | URLSearchParams
  /** A body as it is, of whatever type; bytes arrive in base64. */
  readonly raw?: { readonly type: string; readonly body: string | Uint8Array }
  /** A form with files: what is bytes is a file. */
  readonly upload?: Readonly<Record<string, string | Uint8Array>>
  readonly cookies?: readonly string[]
  /** The token of a session. */
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly page?: boolean
}

export type Api = Awaited<ReturnType<typeof openApi>>

/** The endpoints as they are composed for a stage, on engines and an issuer of this machine. One for a file of tests. */
export async function openApi() {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-api-'))
  const database = dynalite({ createTableMs: 0 })
  const endpoint = `http://127.0.0.1:${await listen(database, 0)}`
  const client = tableClient(endpoint)
  const table = await createTable(client, 'api')
  const started: string[] = []
  const asked: string[] = []
  database.on('request', ({ headers }: IncomingMessage) => void asked.push(String(headers['x-amz-target'])))
  const services = await serveAws(Promise.resolve(operations(folder, started)), () => {})
  const provider = await openProvider()
  tell(endpoint, `http://127.0.0.1:${services.port}`, provider.issuer)
  const lines = silence()
  const sessions = createSessionStore(table)
  const keyring = createKeyring(async () => keysSecret)
  return {
    table,
    provider,
    sessions,
    keyring,
    /** `machine reference-run` of every clock that was started. */
    started,
    /** What was asked of the table, by the name of the operation, in order. */
    asked,
    /** What the functions logged, as text. */
    logged: () => lines.join(''),
    call: (name: string, sent: Sent = {}) => call(name, sent),
    /** Signs somebody in without the issuer; answers the token. */
    signIn: async (groups: readonly string[], who: { readonly subject?: string; readonly ago?: number } = {}) => {
      const { subject = randomUUID(), ago = 0 } = who
      const token = randomBytes(32).toString('base64url')
      const at = new Date(Date.now() - ago).toISOString()
      const person = { subject, name: `Demo ${subject.slice(0, 4)}`, email: 'demo@example.org', groups: [...groups] }
      await sessions.begin(await keyring.sessionHash(token), { person, startedAt: at, seenAt: at }, 0)
      return token
    },
    close: async () => {
      vi.unstubAllEnvs()
      client.destroy()
      await close(database)
      await close(services.server)
      await provider.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const Module = z.looseObject({ handler: z.custom<Endpoint>(value => typeof value === 'function') })

async function call(name: string, sent: Sent): Promise<APIGatewayProxyStructuredResultV2> {
  const { handler } = Module.parse(await import(`../../functions/api/${name}.ts`))
  return handler(eventOf(sent), context)
}

function eventOf(sent: Sent): APIGatewayProxyEventV2 {
  const { path, query = {}, cookies = [], token, headers = {}, page } = sent
  const { type, ...body } = contentOf(sent)
  const accept = page ? 'text/html' : 'application/json'
  // Everybody comes from somewhere else, so that nobody is let in too often.
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}:443`
  const usual = { accept, 'cloudfront-viewer-address': address, ...(type && { 'content-type': type }) }
  const event = anEvent({ ...body, method: type ? 'POST' : 'GET', query, headers: { ...usual, ...headers } })
  const session = token === undefined ? [] : [`__Host-session=${token}`]
  return { ...event, cookies: [...session, ...cookies], ...(path === undefined ? {} : { pathParameters: path }) }
}

/** What is sent, and as what; nothing for a question. */
function contentOf({ json, form, upload, raw }: Sent): { type?: string; body?: string; isBase64Encoded?: boolean } {
  if (raw) return rawOf(raw)
  if (upload) return { type: uploadType, body: multipart(upload).toString('base64'), isBase64Encoded: true }
  if (form) return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() }
  return json === undefined ? {} : { type: 'application/json', body: JSON.stringify(json) }
}

function rawOf({ type, body }: NonNullable<Sent['raw']>) {
  if (typeof body === 'string') return { type, body }
  return { type, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
}

const boundary = 'boundary-of-the-tests'
const uploadType = `multipart/form-data; boundary=${boundary}`

/** As a browser sends it. */
function multipart(fields: NonNullable<Sent['upload']>): Buffer {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const isFile = typeof value !== 'string'
    const file = isFile ? '; filename="table.csv"\r\ncontent-type: text/csv' : ''
    return [`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`, value, '\r\n']
  })
  return Buffer.concat([...parts, `--${boundary}--\r\n`].map(part => Buffer.from(part)))
}

const Secret = z.looseObject({ SecretId: z.string() })
const Start = z.looseObject({ stateMachineArn: z.string(), name: z.string() })

function operations(folder: string, started: string[]): Operations {
  return {
    ...openKeys([sealingKey], folder),
    'secretsmanager.GetSecretValue': input => ({
      SecretString: Secret.parse(input).SecretId === 'origin' ? originSecret : keysSecret,
    }),
    'AWSStepFunctions.StartExecution': input => {
      const { stateMachineArn, name } = Start.parse(input)
      started.push(`${stateMachineArn} ${name}`)
      return { executionArn: name, startDate: 0 }
    },
  }
}

/** What a function is told where it is deployed. */
function tell(database: string, services: string, issuer: string): void {
  const told = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: database,
    AWS_ENDPOINT_URL_KMS: services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services,
    AWS_ENDPOINT_URL_SFN: services,
    TABLE_NAME: 'api',
    REPORT_KEY_ARN: attributeOf(sealingKey, 'Arn'),
    KEYS_SECRET_ARN: 'keys',
    ORIGIN_SECRET_ARN: 'origin',
    ESCALATION_ARN: 'escalation',
    FOLLOW_UP_ARN: 'followUp',
    PUBLIC_ORIGIN: publicOrigin,
    NATIONAL_DESK: 'landelijk.loket@demo.example.org',
    ISSUER: issuer,
    CLIENT_ID: 'public',
    GROUPS_CLAIM: 'groups',
    STAGE: 'tests',
    CLOCK_ORIGIN: '2026-01-01T00:00:00.000Z',
    CLOCK_RATE: '1',
  }
  for (const [name, value] of Object.entries(told)) vi.stubEnv(name, value)
}

/** The functions write one line for each call; tests read them instead of showing them. */
function silence(): string[] {
  const lines: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (chunk: string | Uint8Array, ...others: never[]) => {
    if (typeof chunk !== 'string' || !chunk.startsWith('{"route"')) return write(chunk, ...others)
    lines.push(chunk)
    return true
  }
  return lines
}
