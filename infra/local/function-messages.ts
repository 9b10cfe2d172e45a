import * as z from 'zod'

/** What the host of functions and its workers say to each other. Events and outputs travel as JSON text, as in AWS. */
export const WorkerData = z.strictObject({
  file: z.string(),
  handlerName: z.string(),
  arn: z.string(),
  name: z.string(),
  memory: z.number(),
})
export type WorkerData = z.infer<typeof WorkerData>

/** Said once, when the module is loaded: only then does the time of a call begin. */
export const ready = 'ready'

/** `deadline` is a real instant in milliseconds. */
export const Call = z.strictObject({ id: z.string(), event: z.string(), deadline: z.number() })
export type Call = z.infer<typeof Call>

const Failure = z.strictObject({ name: z.string(), message: z.string(), trace: z.string() })
export const Outcome = z.union([
  z.strictObject({ id: z.string(), output: z.string() }),
  z.strictObject({ id: z.string(), error: Failure }),
])
export type Outcome = z.infer<typeof Outcome>
