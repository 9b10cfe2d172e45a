import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'

/** A machine's definition, ready to run: the engine, the functions its tasks call, and the time-out the host enforces. */
export type Definition = {
  machine: StateMachine
  /** Function ARN by state name. */
  tasks: ReadonlyMap<string, string>
  timeoutSeconds: number | undefined
}

type State = z.infer<typeof State>
const State = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  QueryLanguage: z.literal('JSONPath').optional(),
  Seconds: z.number().int().min(1).max(86_400).optional(),
  get ItemProcessor() {
    return Part.optional()
  },
  get Iterator() {
    return Part.optional()
  },
  get Branches() {
    return z.array(Part).optional()
  },
})
const Part = z.looseObject({
  StartAt: z.string(),
  QueryLanguage: z.literal('JSONPath').optional(),
  get States(): z.ZodRecord<z.ZodString, typeof State> {
    return z.record(z.string(), State)
  },
})
const Whole = z.looseObject({ ...Part.shape, TimeoutSeconds: z.number().optional() })
const Runnable = z.custom<StateMachineDefinition>(value => typeof value === 'object' && value !== null)

const functionArn = /^arn:aws:lambda:[^:]+:\d+:function:[^:]+$/

/**
 * Validates once (it takes 0.3 s) and refuses what the engine would get wrong in silence: JSONata, task kinds other than
 * a plain function, fixed waits of nothing or of more than a day. The engine's own machine time-out cannot be long.
 */
export function readDefinition(text: string): Definition {
  const { TimeoutSeconds, ...definition } = Whole.parse(JSON.parse(text))
  const tasks = new Map(tasksOf(definition))
  for (const [state, arn] of tasks) {
    if (!functionArn.test(arn)) throw new Error(`State ${state} calls ${arn}: only plain functions run here`)
  }
  const runnable = Runnable.parse(definition)
  new StateMachine(runnable, { validationOptions: { checkArn: false } })
  const machine = new StateMachine(runnable, { validationOptions: { noValidate: true } })
  return { machine, tasks, timeoutSeconds: TimeoutSeconds }
}

function tasksOf(part: { States: Record<string, State> }): [string, string][] {
  return Object.entries(part.States).flatMap(([name, state]) => [
    ...(state.Type === 'Task' ? [[name, state.Resource ?? ''] satisfies [string, string]] : []),
    ...partsOf(state).flatMap(tasksOf),
  ])
}

const partsOf = ({ ItemProcessor, Iterator: iterator, Branches }: State) =>
  [ItemProcessor, iterator, ...(Branches ?? [])].filter(part => part !== undefined)
