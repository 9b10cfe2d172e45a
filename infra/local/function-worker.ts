import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { Call, type Outcome, ready, WorkerData } from './function-messages.ts'

/** Runs in a worker thread of its own: one Lambda execution environment, one event at a time. */
const { file, handlerName, arn, name, memory } = WorkerData.parse(workerData)
const Handler = z.custom<(event: unknown, context: unknown) => unknown>(value => typeof value === 'function')
const handler = load()

parentPort?.on('message', async message => {
  const { id, event, deadline } = Call.parse(message)
  parentPort?.postMessage(await run(id, event, deadline))
})

// A module that does not load is told to every call.
handler.catch(() => undefined).finally(() => parentPort?.postMessage(ready))

async function run(id: string, event: string, deadline: number): Promise<Outcome> {
  try {
    const output = await (await handler)(JSON.parse(event), contextOf(id, deadline))
    return { id, output: JSON.stringify(output) ?? 'null' }
  } catch (error) {
    return { id, error: errorOf(error) }
  }
}

async function load() {
  const module: Record<string, unknown> = await import(pathToFileURL(file).href)
  const found = Handler.safeParse(module[handlerName])
  if (found.success) return found.data
  throw Object.assign(new Error(`${file} exports no ${handlerName}`), { name: 'Runtime.HandlerNotFound' })
}

const contextOf = (id: string, deadline: number) => ({
  awsRequestId: id,
  callbackWaitsForEmptyEventLoop: true,
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: arn,
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: 'local',
  memoryLimitInMB: String(memory),
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
})

function errorOf(error: unknown) {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), trace: '' }
  const cause = error.cause === undefined ? '' : `\ncaused by ${error.cause instanceof Error ? error.cause.stack : ''}`
  return { name: error.name, message: error.message, trace: `${error.stack ?? ''}${cause}` }
}
