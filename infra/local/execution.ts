import * as z from 'zod'
import { AwsError } from './aws-json.ts'

export const Status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT'])
export type Status = z.infer<typeof Status>

/** Instants are real, in milliseconds; input and output are JSON text. */
export type Execution = z.infer<typeof Execution>
export const Execution = z.strictObject({
  machine: z.string(),
  name: z.string(),
  input: z.string(),
  status: Status,
  startedAt: z.number(),
  stoppedAt: z.number().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
})

export const arnOf = ({ machine, name }: Execution) => `${machine.replace(':stateMachine:', ':execution:')}:${name}`

/** AWS keeps the name of a closed execution for 90 days. */
const nameKeptFor = 90 * 86_400_000

/** The last state of each execution, without those whose name AWS would have forgotten. */
export function latest(entries: readonly Execution[]): readonly Execution[] {
  const last = new Map(entries.map(entry => [arnOf(entry), entry]))
  return [...last.values()].filter(({ stoppedAt }) => stoppedAt === undefined || Date.now() - stoppedAt < nameKeptFor)
}

/** AWS: the same name and input of a running execution is the same start; anything else is a second one. */
export function sameStart(earlier: Execution, input: string): Execution {
  if (earlier.status === 'RUNNING' && earlier.input === input) return earlier
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arnOf(earlier)}'`)
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const Failure = z.object({ cause: z.object({ name: z.string(), message: z.string() }) })

/** Error and cause of a run that threw. */
export function failureOf(error: unknown) {
  const failure = Failure.safeParse(error)
  if (!failure.success) return { error: 'States.Runtime', cause: String(error) }
  return { error: failure.data.cause.name, cause: failure.data.cause.message }
}
