import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Local, startLocal } from '../../infra/local/local.ts'
import { clockOriginFor, nextTuesdayAt } from './clock.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string
  }
}

export type Hosted = {
  readonly local: Local
  readonly clock: { readonly origin: string; readonly rate: number }
  readonly close: () => Promise<void>
}

/** A local runtime of its own with nothing in it, on a Tuesday, with time that runs `rate` times as fast. */
export async function hostOnTuesday(time: string, rate: number): Promise<Hosted> {
  const state = mkdtempSync(join(tmpdir(), 'journey-'))
  const clock = { origin: clockOriginFor(nextTuesdayAt(time), { at: new Date(), rate }), rate }
  writeFileSync(join(state, 'clock.json'), JSON.stringify(clock))
  const local = await startLocal({ assembly: '.local/cdk.out/local', state, port: 0 })
  const close = async () => {
    await local.stop()
    rmSync(state, { recursive: true })
  }
  return { local, clock, close }
}

/** What the journeys share that only read, or are refused: for them it does not matter what time it is. */
export default async function hostTheSite({ provide }: TestProject): Promise<() => Promise<void>> {
  const { local, close } = await hostOnTuesday('09:05', 2)
  provide('origin', local.origin)
  return close
}
