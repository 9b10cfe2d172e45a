import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { settingsFrom } from '../../infra/config.ts'
import { synth } from '../../infra/synth.ts'
import { clockOriginFor, nextTuesdayAt } from '../journey/clock.ts'
import { installEmulator, startEmulator } from './emulator.ts'

/** The real app, deployed by the real command line to a cloud we did not write, and driven by the same journeys. */
const stage = 'cloudtest'
const rate = 300
/** The functions carry their clock from the template on, so the office opens this many seconds after synthesis. */
const secondsToDeploy = 45

await step('installing the emulator', installEmulator)
const emulator = await step('starting it', startEmulator)
process.on('SIGINT', () => void emulator.stop().then(() => process.exit(130)))
let code = 1
try {
  const opening = nextTuesdayAt('09:00')
  const clockOrigin = clockOriginFor(opening, { at: new Date(Date.now() + secondsToDeploy * 1000), rate })
  const overrides = { clockOrigin, clockRate: String(rate) }
  const assembly = await step('templates', () => synth({ stage, overrides, output: `.local/cdk.out/${stage}` }))
  await step('bootstrap', () => cdk('bootstrap', 'aws://000000000000/eu-central-1'))
  await step('deploy', () => cdk('deploy', '--all', '--app', assembly, '--require-approval', 'never', '--concurrency', '2'))
  code = await run('vitest', ['run', '--config', 'test/cloud/vitest.config.ts'], {
    MELDROUTE_ENDPOINT: emulator.endpoint,
    MELDROUTE_CLOCK_ORIGIN: clockOrigin,
    MELDROUTE_CLOCK_RATE: String(rate),
    MELDROUTE_NATIONAL_DESK: settingsFrom(name => ({ stage })[name]).nationalDesk,
  })
} finally {
  await emulator.stop()
}
process.exit(code)

async function cdk(...words: string[]): Promise<void> {
  const ended = await run('cdk', [...words, '--progress', 'events', '--ci'], {}, 'pipe')
  if (ended !== 0) throw new Error(`cdk ${words[0]} ended with ${ended}`)
}

function run(
  command: string,
  options: readonly string[],
  variables: Readonly<Record<string, string>>,
  output: 'inherit' | 'pipe' = 'inherit',
): Promise<number> {
  return new Promise((ended, failed) => {
    const child = spawn(resolve('node_modules/.bin', command), [...options], {
      env: { ...emulator.environment, ...variables },
      stdio: ['ignore', output, output],
    })
    const printed: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', failed)
    child.on('close', exit => {
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
