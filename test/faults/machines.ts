import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'
import { AwsError, type Operations } from '../../infra/local/aws-json.ts'
import { asPlatform } from './invocation.ts'
import { between, chance } from './seeded.ts'

/** A function behind a task of a machine: what it is about, and its input. */
export type Task = (about: string, input: unknown) => Promise<unknown>
export type Tasks = Readonly<Record<string, Readonly<Record<string, Task>>>>

export type Machines = {
  readonly operations: Operations
  /** Starts one by its name; settles when it ended. */
  start(machine: string, name: string, input: unknown): Promise<'succeeded' | 'failed' | 'aborted'>
  /** Every execution stops, as if the engine were gone. */
  abortAll(): void
  /** How many were stopped by a fault of the tests. */
  readonly counts: { started: number; aborted: number; failed: number }
}

type Running = { readonly input: string; readonly abort: () => void }

/**
 * The synthesised definitions as they are, with their waits, retries and time-outs. `abortRate`: this part of all
 * executions is stopped at some moment, as an engine under them may stop.
 */
export function openMachines(
  definitions: Readonly<Record<string, StateMachineDefinition>>,
  tasks: Tasks,
  weather: { readonly seed: number; readonly abortRate: number },
): Machines {
  const machines = new Map(Object.entries(definitions).map(([name, one]) => [name, new StateMachine(one)]))
  const running = new Map<string, Running>()
  const ended = new Set<string>()
  const counts = { started: 0, aborted: 0, failed: 0 }

  async function start(machine: string, name: string, input: unknown) {
    const definition = machines.get(machine)
    if (!definition) throw new AwsError('StateMachineDoesNotExist', machine)
    const id = `${machine} ${name}`
    counts.started += 1
    const handlers = Object.entries(tasks[machine] ?? {}).map(([state, task]) => {
      return [
        state,
        (given: unknown) => (ended.has(id) ? stopped() : task(`${id} ${state}`, given).then(asJson)),
      ] as const
    })
    const run = definition.run(z.json().parse(input), {
      overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
    })
    const abort = () => {
      ended.add(id)
      run.abort()
    }
    running.set(id, { input: JSON.stringify(input), abort })
    abortSometime(id, abort)
    const result = await run.result.then(
      () => 'succeeded' as const,
      () => (ended.has(id) ? ('aborted' as const) : ('failed' as const)),
    )
    if (result !== 'succeeded') counts[result] += 1
    running.delete(id)
    ended.add(id)
    return result
  }

  function abortSometime(id: string, abort: () => void): void {
    if (chance(weather.seed, id, 'abort') >= weather.abortRate) return
    setTimeout(() => running.has(id) && abort(), between(0, 86_400_000, weather.seed, id, 'abort at'))
  }

  const startExecution = (input: unknown) => {
    const { stateMachineArn, name, input: text } = Start.parse(input)
    const id = `${stateMachineArn} ${name}`
    const known = running.get(id)
    if (ended.has(id) || (known && known.input !== JSON.stringify(JSON.parse(text)))) {
      throw new AwsError('ExecutionAlreadyExists', 'This execution exists')
    }
    if (!known) void asPlatform(() => start(stateMachineArn, name, JSON.parse(text)))
    return { executionArn: name, startDate: Date.now() / 1000 }
  }

  return {
    operations: { 'AWSStepFunctions.StartExecution': startExecution },
    start,
    abortAll: () => {
      for (const { abort } of running.values()) abort()
    },
    counts,
  }
}

/** What a function answers is JSON, or nothing. */
const asJson = (answer: unknown) => z.json().parse(answer ?? null)

const Start = z.looseObject({ stateMachineArn: z.string(), name: z.string(), input: z.string() })

/** An execution that is gone never goes on. */
const stopped = (): Promise<never> => new Promise(() => {})
