import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Local, startLocal } from './local.ts'
import { holdState } from './state.ts'

/** `npm start`: builds what changed, then hosts the synthesised assembly until it is stopped. */
const usage = `npm start -- [options]
  --clock-rate N   let the stage's time run N times as fast (1 to 4320; kept until --reset)
  --port N         serve on this port (8080); the inbox is on the next one, or on --inbox-port;
                   people sign in on the one after that, or on --identity-port
  --stage NAME     host this stage (local)
  --reset          forget everything the stage held
  --no-build       host the assembly that is there`

const print = (line: string) => void process.stdout.write(`${line}\n`)

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

async function main() {
  const started = performance.now()
  const options = readOptions()
  const root = resolve(import.meta.dirname, '../..')
  const state = resolve(root, '.local/state', options.stage)
  if (options.reset) forget(state)
  if (options.build) await build(root, options.stage)
  const local = await startLocal({
    assembly: resolve(root, '.local/cdk.out', options.stage),
    state,
    port: options.port,
    inboxPort: options.inboxPort,
    identityPort: options.identityPort,
    clockRate: options.clockRate,
    log: print,
  })
  stopOnSignal(local)
  announce(local, options.stage, (performance.now() - started) / 1000)
}

function readOptions() {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      'clock-rate': { type: 'string' },
      port: { type: 'string', default: '8080' },
      'inbox-port': { type: 'string' },
      'identity-port': { type: 'string' },
      stage: { type: 'string', default: 'local' },
      reset: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    print(usage)
    process.exit(0)
  }
  const port = numberOf(values.port, '--port')
  const rate = values['clock-rate']
  return {
    port,
    inboxPort: numberOf(values['inbox-port'] ?? `${port + Math.sign(port)}`, '--inbox-port'),
    identityPort: numberOf(values['identity-port'] ?? `${port + 2 * Math.sign(port)}`, '--identity-port'),
    clockRate: rate === undefined ? undefined : numberOf(rate, '--clock-rate'),
    stage: values.stage,
    reset: values.reset,
    build: values.build,
  }
}

function numberOf(text: string, option: string): number {
  const number = Number(text)
  if (Number.isFinite(number) && text !== '') return number
  throw new Error(`${option} takes a number, not "${text}"\n\n${usage}`)
}

function forget(state: string) {
  holdState(state)()
  rmSync(state, { recursive: true, force: true })
  print('The state of the stage is gone.')
}

function build(root: string, stage: string): Promise<void> {
  const path = `${resolve(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
  const child = spawn(process.execPath, ['infra/build.ts', '--stage', stage], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: 'inherit',
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', code => (code === 0 ? done() : failed(new Error('The build failed; nothing was started.'))))
  })
}

function stopOnSignal(local: Local) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      print('Stopping …')
      void local.stop().then(() => process.exit(0))
    })
  }
}

function announce({ origin, inbox, identity, clock }: Local, stage: string, seconds: number) {
  const now = `${new Date(clock.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const rate = clock.rate === 1 ? 'in real time' : `${clock.rate} times as fast`
  print(`
  Meldroute     ${origin}
  Mails         ${inbox}
  Sign-in       ${identity ?? 'with an issuer outside'}
  Stage         ${stage}
  Clock         ${rate}, now ${now}

Ready in ${seconds.toFixed(1)} s. Stop with Ctrl+C, start afresh with npm start -- --reset.
`)
}
