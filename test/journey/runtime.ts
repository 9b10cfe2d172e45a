import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Local, startLocal } from '../../infra/local/local.ts'
import { clockOriginFor, nextTuesdayAt, timeOn } from './clock.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string
  }
}

export type Hosted = {
  readonly local: Local
  /** The folder that holds everything that survives. */
  readonly state: string
  readonly clock: { readonly origin: string; readonly rate: number }
  /** Stops it, and starts it again with all that is in it, so many days later. */
  readonly later: (days: number) => Promise<Hosted>
  readonly close: () => Promise<void>
}

/** What `npm run build` makes. */
export const hostedAssembly = '.local/cdk.out/local'

/** A local runtime of its own with nothing in it, on a Tuesday, with time that runs `rate` times as fast. */
export function hostOnTuesday(time: string, rate: number): Promise<Hosted> {
  const origin = clockOriginFor(nextTuesdayAt(time), { at: new Date(), rate })
  return host(mkdtempSync(join(tmpdir(), 'journey-')), { origin, rate })
}

async function host(state: string, clock: Hosted['clock']): Promise<Hosted> {
  writeFileSync(join(state, 'clock.json'), JSON.stringify(clock))
  const local = await startLocal({ assembly: hostedAssembly, state, port: 0 })
  const later = async (days: number) => {
    const then = new Date(Date.parse(timeOn(clock)) + days * 86_400_000).toISOString()
    await local.stop()
    return host(state, { ...clock, origin: clockOriginFor(then, { at: new Date(), rate: clock.rate }) })
  }
  const close = async () => {
    await local.stop()
    rmSync(state, { recursive: true })
  }
  return { local, state, clock, later, close }
}

/** What the journeys share that only read, or are refused: for them it does not matter what time it is. */
export default async function hostTheSite({ provide }: TestProject): Promise<() => Promise<void>> {
  const { local, close } = await hostOnTuesday('09:05', 2)
  provide('origin', local.origin)
  return close
}
