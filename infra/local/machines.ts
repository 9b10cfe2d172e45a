import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { referenceOf } from './attributes.ts'
import { AwsError } from './aws-json.ts'
import { type Definition, readDefinition } from './definition.ts'
import { arnOf, Execution, failureOf, isJson, latest, type Status, sameStart } from './execution.ts'
import type { Functions } from './functions.ts'
import { type Journal, openJournal } from './journal.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Machine = hosting({ DefinitionString: z.string(), StateMachineType: z.literal('STANDARD').optional() }, [
  'RoleArn',
  'StateMachineName',
  'LoggingConfiguration',
  'TracingConfiguration',
  'Tags',
  'EncryptionConfiguration',
])

const longestTimer = 2_147_483_647

export type Machines = {
  start: (start: { machine: string; name?: string | undefined; input?: string | undefined }) => Execution
  stop: (arn: string, error?: string, cause?: string) => Execution
  find: (arn: string) => Execution
  list: (machine: string) => readonly Execution[]
  has: (machine: string) => boolean
  /** Settles when the execution has ended, however it ended. */
  ended: (execution: Execution) => Promise<void>
  /** States entered since the start of the runtime, for the bench. */
  transitions: () => number
  close: () => void
}

export type MachineSetting = { directory: string; functions: Functions; log: (line: string) => void }

/** Runs executions; those that ran when the runtime was killed start again from their beginning. */
export function openMachines(resources: readonly Resource[], setting: MachineSetting): Machines {
  const definitions = new Map<string, Definition>()
  for (const resource of ofType(resources, 'AWS::StepFunctions::StateMachine')) {
    definitions.set(referenceOf(resource), readDefinition(propertiesOf(resource, Machine).DefinitionString))
  }
  const opened = openJournal(join(setting.directory, 'executions.jsonl'), Execution, latest)
  const host = new Host(definitions, opened.journal, setting)
  for (const execution of opened.entries) host.adopt(execution)
  return {
    start: start => host.start(start),
    stop: (arn, error, cause) => host.end(host.find(arn), { status: 'ABORTED', error, cause }),
    find: arn => host.find(arn),
    list: machine => host.list(machine),
    has: machine => definitions.has(machine),
    ended: execution => host.ended(execution),
    transitions: () => host.transitions,
    close: () => host.close(),
  }
}

type Ending = { status: Status; output?: string; error?: string | undefined; cause?: string | undefined }
type Running = { abort: () => void; timer: NodeJS.Timeout | undefined; watchers: (() => void)[] }

class Host {
  readonly #definitions: ReadonlyMap<string, Definition>
  readonly #journal: Journal<Execution>
  readonly #setting: MachineSetting
  readonly #executions = new Map<string, Execution>()
  readonly #running = new Map<string, Running>()
  #closed = false
  transitions = 0

  constructor(definitions: ReadonlyMap<string, Definition>, journal: Journal<Execution>, setting: MachineSetting) {
    this.#definitions = definitions
    this.#journal = journal
    this.#setting = setting
  }

  adopt(execution: Execution) {
    this.#executions.set(arnOf(execution), execution)
    if (execution.status !== 'RUNNING') return
    if (this.#definitions.has(execution.machine)) this.#run(execution)
    else this.end(execution, { status: 'ABORTED', error: 'Local.MachineGone' })
  }

  start({ machine, name = randomUUID(), input = '{}' }: Parameters<Machines['start']>[0]): Execution {
    if (!this.#definitions.has(machine)) throw new AwsError('StateMachineDoesNotExist', `There is no ${machine}`)
    if (!/^[\w-]{1,80}$/.test(name)) throw new AwsError('InvalidName', `Not a name for an execution: ${name}`)
    if (!isJson(input)) throw new AwsError('InvalidExecutionInput', 'The input is not JSON')
    const execution: Execution = { machine, name, input, status: 'RUNNING', startedAt: Date.now() }
    const earlier = this.#executions.get(arnOf(execution))
    if (earlier) return sameStart(earlier, input)
    this.#journal.append(execution)
    this.#executions.set(arnOf(execution), execution)
    this.#run(execution)
    return execution
  }

  find(arn: string): Execution {
    const execution = this.#executions.get(arn)
    if (execution === undefined) throw new AwsError('ExecutionDoesNotExist', `There is no ${arn}`)
    return execution
  }

  list(machine: string): readonly Execution[] {
    if (!this.#definitions.has(machine)) throw new AwsError('StateMachineDoesNotExist', `There is no ${machine}`)
    return [...this.#executions.values()].filter(execution => execution.machine === machine).reverse()
  }

  ended(execution: Execution): Promise<void> {
    const running = this.#running.get(arnOf(execution))
    return running ? new Promise(resolve => running.watchers.push(resolve)) : Promise.resolve()
  }

  /** Once ended, an execution stays as it ended. */
  end(execution: Execution, ending: Ending): Execution {
    const arn = arnOf(execution)
    if (this.#closed || this.find(arn).status !== 'RUNNING') return this.find(arn)
    const closed: Execution = { ...execution, ...ending, stoppedAt: Date.now() }
    this.#journal.append(closed)
    this.#executions.set(arn, closed)
    const running = this.#running.get(arn)
    this.#running.delete(arn)
    clearTimeout(running?.timer)
    if (ending.status !== 'SUCCEEDED') running?.abort()
    for (const watcher of running?.watchers ?? []) watcher()
    const { name } = execution
    if (ending.status !== 'SUCCEEDED') this.#setting.log(`execution ${name} ${ending.status}: ${ending.error ?? ''}`)
    return closed
  }

  close() {
    this.#closed = true
    for (const { abort, timer } of this.#running.values()) {
      clearTimeout(timer)
      abort()
    }
    this.#journal.close()
  }

  #run(execution: Execution) {
    const definition = this.#definitions.get(execution.machine)
    if (definition === undefined) return
    const run = definition.machine.run(JSON.parse(execution.input), {
      noThrowOnAbort: true,
      overrides: { taskResourceLocalHandlers: this.#handlers(definition) },
      context: { Execution: { Id: arnOf(execution), Name: execution.name }, StateMachine: { Id: execution.machine } },
    })
    this.#running.set(arnOf(execution), { abort: run.abort, timer: this.#timer(execution, definition), watchers: [] })
    void this.#count(run.eventLogs)
    run.result.then(
      output => this.end(execution, { status: 'SUCCEEDED', output: JSON.stringify(output) }),
      error => this.end(execution, { status: 'FAILED', ...failureOf(error) }),
    )
  }

  #handlers({ tasks }: Definition) {
    const { functions } = this.#setting
    const handler = (arn: string) => async (input: unknown) =>
      JSON.parse(await functions.invoke(arn, JSON.stringify(input)))
    return Object.fromEntries([...tasks].map(([state, arn]) => [state, handler(arn)]))
  }

  /** Timers hold 24 days at most, so a long time-out is looked at again. */
  #timer(execution: Execution, definition: Definition): NodeJS.Timeout | undefined {
    if (definition.timeoutSeconds === undefined) return undefined
    const remaining = execution.startedAt + definition.timeoutSeconds * 1000 - Date.now()
    const timer = setTimeout(
      () => {
        const running = this.#running.get(arnOf(execution))
        if (remaining <= longestTimer) this.end(execution, { status: 'TIMED_OUT', error: 'States.Timeout' })
        else if (running) running.timer = this.#timer(execution, definition)
      },
      Math.min(Math.max(0, remaining), longestTimer),
    )
    return timer.unref()
  }

  async #count(events: AsyncIterable<{ type: string }>) {
    for await (const { type } of events) if (type === 'StateEntered') this.transitions += 1
  }
}
