import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { Outcome, ready, type WorkerData } from './function-messages.ts'

/** A call that failed; `name` is the error's own, or what Lambda calls a timeout or a crash. */
export class FunctionError extends Error {
  readonly trace: string
  constructor(name: string, message: string, trace = '') {
    super(message)
    this.name = name
    this.trace = trace
  }
}

/** One Lambda execution environment: a worker thread that handles one event at a time. */
export type Environment = {
  call: (id: string, event: string) => Promise<string>
  broken: () => boolean
  close: () => Promise<unknown>
}

export type EnvironmentSetting = {
  data: WorkerData
  environment: Readonly<Record<string, string>>
  timeoutSeconds: number
  log: (line: string) => void
}

export function openEnvironment({ data, environment, timeoutSeconds, log }: EnvironmentSetting): Environment {
  const worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
    workerData: data,
    env: { ...environment },
    execArgv: environment.NODE_OPTIONS?.includes('--enable-source-maps') ? ['--enable-source-maps'] : [],
    resourceLimits: { maxOldGenerationSizeMb: data.memory },
    stdout: true,
    stderr: true,
  })
  forward(worker.stdout, log)
  forward(worker.stderr, log)
  let broken = false
  let settle: ((outcome: Outcome | FunctionError) => void) | undefined
  const loaded = Promise.withResolvers<void>()
  const fail = (error: FunctionError) => {
    broken = true
    loaded.resolve()
    settle?.(error)
  }
  worker.on('message', message => (message === ready ? loaded.resolve() : settle?.(Outcome.parse(message))))
  worker.on('error', error => fail(new FunctionError('Runtime.ExitError', String(error))))
  worker.on('exit', code => fail(new FunctionError('Runtime.ExitError', `The function exited with code ${code}`)))

  const callLoaded = (id: string, event: string) => {
    const deadline = Date.now() + timeoutSeconds * 1000
    return new Promise<Outcome | FunctionError>(resolve => {
      const timeout = setTimeout(() => {
        fail(new FunctionError('Sandbox.Timedout', `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`))
        void worker.terminate()
      }, timeoutSeconds * 1000)
      settle = settled => {
        clearTimeout(timeout)
        settle = undefined
        resolve(settled)
      }
      worker.postMessage({ id, event, deadline })
    })
  }
  return {
    broken: () => broken,
    close: () => worker.terminate(),
    call: async (id, event) => {
      await loaded.promise
      if (broken) throw new FunctionError('Runtime.ExitError', 'The function could not be started')
      return outputOf(await callLoaded(id, event))
    },
  }
}

function outputOf(outcome: Outcome | FunctionError): string {
  if (outcome instanceof FunctionError) throw outcome
  if ('output' in outcome) return outcome.output
  throw new FunctionError(outcome.error.name, outcome.error.message, outcome.error.trace)
}

function forward(stream: Readable, log: (line: string) => void) {
  createInterface({ input: stream }).on('line', log)
}
