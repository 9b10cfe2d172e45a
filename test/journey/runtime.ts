import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startLocal } from '../../infra/local/local.ts'
import { clockOriginFor, nextTuesdayAt } from './clock.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string
    inbox: string
  }
}

const state = '.local/state/journeys'
/** Fast enough to see a ladder climb within a minute, slow enough that a working day lasts for every journey. */
export const rate = 240

/** One local runtime for all journeys, with nothing in it, on a Tuesday morning. */
export default async function hostTheSite({ provide }: TestProject): Promise<() => Promise<void>> {
  rmSync(state, { recursive: true, force: true })
  mkdirSync(state, { recursive: true })
  const origin = clockOriginFor(nextTuesdayAt('09:05'), { at: new Date(), rate })
  writeFileSync(`${state}/clock.json`, JSON.stringify({ origin, rate }))
  const local = await startLocal({ assembly: '.local/cdk.out/local', state, port: 0 })
  provide('origin', local.origin)
  provide('inbox', local.inbox)
  return local.stop
}
