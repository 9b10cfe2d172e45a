import * as z from 'zod'
import type { Log } from './log.ts'
import { createStep, type Step } from './step.ts'

/** What another service tells through the event bus; an event that is not understood fails, and is not lost. */
export function createEvent(log: Log) {
  const step = createStep(log)
  return <Detail>(
    { name, detail }: { readonly name: string; readonly detail: z.ZodType<Detail> },
    run: (detail: Detail) => Promise<void>,
  ): Step<void> => step({ name, input: z.object({ detail }) }, event => run(event.detail))
}
