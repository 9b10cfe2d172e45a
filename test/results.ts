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
  numFailedTestSuites: z.int(),
  success: z.boolean(),
})
export type Results = z.infer<typeof Results>

/** `undefined` when there was no such run. */
export function readResults(file: string): Results | undefined {
  return existsSync(file) ? Results.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
