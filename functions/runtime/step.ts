import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type * as z from 'zod'
import { cause, createStopwatch, type Log } from './log.ts'

export type Step<Output> = (event: unknown, context: Context) => Promise<Output>

/**
 * A step of a state machine: parses what comes in, logs one line and lets errors through, so that retry, catch and
 * alarm do their work. The schema drops fields it does not know, which some engines add.
 */
export function createStep(log: Log) {
  return <Input, Output>(
    { name, input }: { readonly name: string; readonly input: z.ZodType<Input> },
    run: (input: Input) => Promise<Output>,
  ): Step<Output> => {
    const stopwatch = createStopwatch()
    // Hooks answer nothing: whatever they returned would take the place of the step's own answer.
    return middy<unknown, Output>()
      .before(stopwatch.start)
      .after(request => {
        log({ step: name, outcome: kindOf(request.response), ms: stopwatch.read(request) })
      })
      .onError(request => {
        log({ step: name, outcome: 'failed', ...cause(request.error), ms: stopwatch.read(request) })
      })
      .handler(async (event: unknown) => run(input.parse(event)))
  }
}

/** What our code decided, where it decided something. */
function kindOf(output: unknown): string {
  const decided = typeof output === 'object' && output !== null && 'kind' in output ? output.kind : undefined
  return typeof decided === 'string' ? decided : 'done'
}
