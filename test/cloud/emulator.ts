import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { region } from '../../infra/config.ts'
import { account } from './place.ts'

/** A cloud that we did not write, at versions we tried; installed into a folder of the checkout. */
const packages = ['ministack==1.5.33', 'hypercorn==0.18.0']
const folder = resolve('.local/cloud')
const python = resolve(folder, 'venv/bin/python')
const execute = promisify(execFile)

export type Emulator = { readonly endpoint: string; readonly environment: NodeJS.ProcessEnv; stop(): Promise<void> }

export async function installEmulator(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(python)) await execute('python3', ['-m', 'venv', resolve(folder, 'venv')])
  await execute(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages])
}

export async function startEmulator(): Promise<Emulator> {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const environment = awsEnvironment(endpoint)
  const log = openSync(resolve(folder, 'emulator.log'), 'w')
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: folder,
    stdio: ['ignore', log, log],
    detached: true,
    // It listens on every interface unless told otherwise, and runs our functions with the first node it finds.
    env: { ...environment, GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.1', PERSIST_STATE: '0', LOG_LEVEL: 'INFO' },
  })
  await answering(`${endpoint}/_ministack/health`, child)
  return { endpoint, environment, stop: () => stop(child) }
}

/** What the CDK's command line and the SDK need to talk to the emulator instead of AWS. */
function awsEnvironment(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [resolve('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'emulator',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error('The emulator ended at once: see .local/cloud/emulator.log')
    const healthy = await fetch(url).then(
      response => response.ok,
      () => false,
    )
    if (healthy) return
    await pause(200)
  }
  throw new Error('The emulator did not answer within 20 seconds: see .local/cloud/emulator.log')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise(done => child.once('exit', done))
  process.kill(-child.pid, 'SIGTERM')
  await Promise.race([ended, pause(3000)])
  if (child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? found(address.port) : failed(new Error('no port'))))
    })
  })
}
