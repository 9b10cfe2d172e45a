import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { region } from '../../infra/config.ts'
import { freePort } from '../free-port.ts'
import { account } from './place.ts'

/** A cloud that we did not write, at versions we tried; installed into a folder of the checkout. */
const packages = ['ministack==1.5.33', 'hypercorn==0.18.0']
const folder = resolve('.local/cloud')
export const python = resolve(folder, 'venv/bin/python')
const execute = promisify(execFile)

const quiet = { PERSIST_STATE: '0', LOG_LEVEL: 'INFO' }

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
  // Outside the checkout: within it, what the emulator unpacks would count as modules of ours.
  const temporary = mkdtempSync(join(tmpdir(), 'second-cloud-'))
  const log = openSync(resolve(folder, 'emulator.log'), 'w')
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: folder,
    stdio: ['ignore', log, log],
    detached: true,
    // It listens on every interface unless told otherwise, and runs our functions with the first node it finds.
    env: { ...environment, ...quiet, TMPDIR: temporary, GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.1' },
  })
  process.once('exit', () => {
    if (child.exitCode === null) kill(child, 'SIGKILL')
    rmSync(temporary, { recursive: true, force: true })
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
    // Whatever account the person at the keyboard has, it is not asked.
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_CONFIG_FILE: resolve(folder, 'no-aws-settings'),
    AWS_SHARED_CREDENTIALS_FILE: resolve(folder, 'no-aws-settings'),
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
  kill(child, 'SIGTERM')
  await Promise.race([ended, pause(3000)])
  kill(child, 'SIGKILL')
}

/** The emulator and every function it started. */
function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // Nobody of that group is left.
  }
}
