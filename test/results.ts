import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

/** Where a run of the tests leaves what it found. */
export const results = '.local/test-results.json'
export const cloudResults = '.local/test-results-cloud.json'

const Results = z.object({
  /** When it began, in milliseconds. */
  startTime: z.number(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  /** Left out on purpose, or never reached because what comes before all tests of a file failed. */
  numPendingTests: z.int(),
  success: z.boolean(),
})
export type Results = z.infer<typeof Results>

/** `undefined` when there was no such run. */
export function readResults(file: string): Results | undefined {
  return existsSync(file) ? Results.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** The closing line of one run or more: a test that a failed run never reached counts as failed. */
export function sumOf(runs: readonly Results[]): string {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
  return `${total(runs.map(run => run.numPassedTests))} passed, ${total(runs.map(failedIn))} failed`
}

function failedIn({ success, numFailedTests, numPendingTests }: Results): number {
  return success ? 0 : Math.max(1, numFailedTests + numPendingTests)
}
