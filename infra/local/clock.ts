import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { writeDurably } from './journal.ts'

/** now = origin + (real − origin) × rate; instants are milliseconds. */
export type StageClock = { readonly origin: number; readonly rate: number; now: () => number }

/** A month in ten minutes. */
const fastest = 4320
const Kept = z.strictObject({ origin: z.iso.datetime(), rate: z.int().min(1).max(fastest) })

/**
 * The stage's clock goes on where it was: over restarts with the same rate, and over a change of rate by choosing the
 * origin for which the moment is the same on both. Without a rate, the kept one (at first 1) holds.
 */
export function openClock(directory: string, rate: number | undefined, real: () => number): StageClock {
  if (rate !== undefined && !(Number.isInteger(rate) && rate >= 1 && rate <= fastest)) {
    throw new Error(`A clock rate is a whole number from 1 to ${fastest}, not ${rate}`)
  }
  const file = join(directory, 'clock.json')
  const kept = existsSync(file) ? readKept(file) : { origin: real(), rate: 1 }
  const clock = at(changeRate(kept, rate ?? kept.rate, real()), real)
  mkdirSync(dirname(file), { recursive: true })
  writeDurably(file, JSON.stringify({ origin: new Date(clock.origin).toISOString(), rate: clock.rate }))
  return clock
}

/** `origin + (real − origin) × rate` for the new rate equals what it is for the old one, never less. */
export function changeRate(kept: { origin: number; rate: number }, rate: number, real: number) {
  if (rate === kept.rate) return kept
  const ahead = (real - kept.origin) * (kept.rate - 1)
  if (rate === 1) {
    if (ahead < 1) return { origin: real, rate }
    const hours = (ahead / 3_600_000).toFixed(1)
    throw new Error(
      `The clock of this stage is ${hours} hours ahead of the real one and must not run backwards. ` +
        'Keep a rate above 1, or start afresh with: npm start -- --reset',
    )
  }
  return { origin: Math.floor(real - ahead / (rate - 1)), rate }
}

function at({ origin, rate }: { origin: number; rate: number }, real: () => number): StageClock {
  return { origin, rate, now: () => origin + (real() - origin) * rate }
}

function readKept(file: string) {
  const { origin, rate } = Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { origin: Date.parse(origin), rate }
}
