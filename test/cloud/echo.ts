import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { endpoint } from './cloud.ts'
import { python } from './emulator.ts'
import { callService } from './mail-outcome.ts'
import { account } from './place.ts'

const code = 'export const handler = async event => ({ statusCode: 200, body: JSON.stringify(event) })\n'

const Made = z.object({ FunctionArn: z.string() })
const Api = z.object({ apiId: z.string() })
const Integration = z.object({ integrationId: z.string() })
const Event = z.object({ cookies: z.array(z.string()).optional(), headers: z.record(z.string(), z.string()) })

/** What a function behind an HTTP API of the emulator is handed when a browser sends this cookie. */
export async function eventWithCookie(cookie: string): Promise<z.infer<typeof Event>> {
  const FunctionArn = await makeFunction('echo', code)
  const { apiId } = Api.parse(await make('apigateway', '/v2/apis', { name: 'echo', protocolType: 'HTTP' }))
  const integration = { integrationType: 'AWS_PROXY', integrationUri: FunctionArn, payloadFormatVersion: '2.0' }
  const { integrationId } = Integration.parse(await make('apigateway', `/v2/apis/${apiId}/integrations`, integration))
  const target = `integrations/${integrationId}`
  await make('apigateway', `/v2/apis/${apiId}/routes`, { routeKey: '$default', target })
  await make('apigateway', `/v2/apis/${apiId}/stages`, { stageName: '$default', autoDeploy: true })
  const response = await fetch(`${endpoint}/_aws/execute-api/${apiId}/$default/`, { headers: { cookie } })
  return Event.parse(await response.json())
}

/** The version of Node that runs a function which asks for this runtime. */
export async function nodeOfRuntime(runtime: string): Promise<string> {
  await makeFunction('version', 'export const handler = async () => process.version\n', runtime)
  const answer = await callService('lambda', '/2015-03-31/functions/version/invocations', {}, '{}')
  return z.string().parse(await answer.json())
}

/** A function of our own beside those of the app; answers its ARN. */
export async function makeFunction(name: string, source: string, runtime = 'nodejs24.x'): Promise<string> {
  const made = await make('lambda', '/2015-03-31/functions', {
    FunctionName: name,
    Runtime: runtime,
    Handler: 'index.handler',
    Role: `arn:aws:iam::${account}:role/${name}`,
    Code: { ZipFile: (await zipped('index.mjs', source)).toString('base64') },
  })
  return Made.parse(made).FunctionArn
}

/** Makes something by an operation that is not worth a client of the SDK. */
export async function make(service: string, path: string, input: unknown): Promise<unknown> {
  const response = await callService(service, path, {}, JSON.stringify(input))
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** Python, which runs the emulator, can make the archive that Lambda wants. */
async function zipped(name: string, content: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'second-cloud-echo-'))
  try {
    writeFileSync(join(folder, name), content)
    await promisify(execFile)(python, ['-m', 'zipfile', '-c', 'code.zip', name], { cwd: folder })
    return readFileSync(join(folder, 'code.zip'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
