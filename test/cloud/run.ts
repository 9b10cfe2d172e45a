import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { region } from '../../infra/config.ts'
import { synth } from '../../infra/synth.ts'
import { clockOriginFor, nextTuesdayAt } from '../journey/clock.ts'
import { cloudResults } from '../results.ts'
import { type Engine, installDynamoDbLocal, javaVersion, startDynamoDbLocal } from './dynamodb-local.ts'
import { testElsewhere } from './elsewhere.ts'
import { installEmulator, startEmulator } from './emulator.ts'
import { startIssuer } from './issuer.ts'
import { account, outputsFile, stage } from './place.ts'
import { targetIn } from './target.ts'

/** The real app, deployed by the real command line to a cloud we did not write, and driven by the same journeys. */
const rate = 300
/** The functions carry their clock in the template, so the office opens this many seconds after synthesis began. */
const secondsToDeploy = 40
/** Whatever hangs, the run ends. */
const minutes = 14

const chosen = targetIn(process.argv.slice(2), process.env)
if ('refusal' in chosen) {
  process.stderr.write(`${chosen.refusal}\n`)
  process.exit(2)
}
rmSync(cloudResults, { force: true })
if (chosen.target !== 'ministack') process.exit(await testElsewhere(chosen))

await step('installing the emulator', installEmulator)
const emulator = await step('starting the emulator', startEmulator)
const issuer = await step('starting the issuer', startIssuer)
const dynamoDbLocal = await thirdEngine()
let child: ChildProcess | undefined
setTimeout(() => void giveUp(`took longer than ${minutes} minutes`), minutes * 60_000).unref()
process.once('SIGINT', () => void giveUp('was stopped'))
process.once('SIGTERM', () => void giveUp('was stopped'))

try {
  process.exitCode = await deployAndTest()
} finally {
  await stopAll()
}

async function giveUp(why: string): Promise<never> {
  process.stderr.write(`\ntest:cloud ${why}\n`)
  child?.kill()
  await stopAll()
  process.exit(1)
}

async function stopAll(): Promise<void> {
  await Promise.all([emulator.stop(), issuer.stop(), dynamoDbLocal?.stop()])
}

async function deployAndTest(): Promise<number> {
  await step('bootstrap', () => cdk('bootstrap', `aws://${account}/${region}`))
  const at = new Date(Date.now() + secondsToDeploy * 1000)
  const clockOrigin = clockOriginFor(nextTuesdayAt('09:00'), { at, rate })
  const overrides = { clockOrigin, clockRate: String(rate), issuer: issuer.url, clientId: issuer.clientId }
  const assembly = await step('templates', () => synth({ stage, overrides, output: `.local/cdk.out/${stage}` }))
  await step('deploy', () =>
    cdk('deploy', '--all', '--app', assembly, '--require-approval', 'never', '--outputs-file', outputsFile),
  )
  return run('vitest', ['run', '--config', 'test/cloud/vitest.config.ts'], {
    CLOUD_ENDPOINT: emulator.endpoint,
    CLOUD_CLOCK_ORIGIN: clockOrigin,
    CLOUD_CLOCK_RATE: String(rate),
    ...(dynamoDbLocal && { DYNAMODB_LOCAL_ENDPOINT: dynamoDbLocal.endpoint }),
  })
}

/** The stores are tried on a third engine, where there is a Java to run it. */
async function thirdEngine(): Promise<Engine | undefined> {
  if ((await javaVersion()) === undefined) {
    process.stdout.write('▸ DynamoDB Local is left out: it needs Java 17 or newer\n')
    return undefined
  }
  await step('installing DynamoDB Local', installDynamoDbLocal)
  return step('starting DynamoDB Local', startDynamoDbLocal)
}

async function cdk(...words: string[]): Promise<void> {
  const ended = await run('cdk', [...words, '--ci'])
  if (ended !== 0) throw new Error(`cdk ${words[0]} ended with ${ended}`)
}

/** The tests speak for themselves; the command line is heard only when it failed. */
function run(command: 'cdk' | 'vitest', words: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<number> {
  const output = command === 'vitest' ? 'inherit' : 'pipe'
  return new Promise((ended, failed) => {
    const started = spawn(resolve('node_modules/.bin', command), [...words], {
      env: { ...emulator.environment, ...variables },
      stdio: ['ignore', output, output],
    })
    child = started
    const printed: Buffer[] = []
    started.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
    started.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))
    started.on('error', failed)
    started.on('close', exit => {
      if (exit !== 0) process.stdout.write(Buffer.concat(printed))
      ended(exit ?? 1)
    })
  })
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  process.stdout.write(`▸ ${name} … `)
  const result = await work()
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}
