import type { Context } from 'aws-lambda'
import { cause, countsOf, type Log } from './log.ts'

export type Job = (event: unknown, context: Context) => Promise<void>

/** Something that runs by the clock; the event says nothing. What it counted is logged and becomes a metric. */
export function createJob({ log, stage }: { readonly log: Log; readonly stage: () => string }) {
  return (name: string, run: () => Promise<Readonly<Record<string, number>>>): Job =>
    async () => {
      try {
        log(countsOf({ stage: stage(), name }, await run(), Date.now()))
      } catch (error) {
        log({ job: name, outcome: 'failed', ...cause(error) })
        throw error
      }
    }
}
