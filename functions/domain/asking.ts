import * as z from 'zod'
import type { Freshness } from './freshness.ts'
import { daysAfter } from './local-time.ts'
import { Instant } from './report.ts'
import { nameOfCheck, type ToCheck } from './statement.ts'
import { localDateOf } from './working-time.ts'

/*
 * What the editors are asked to check, week by week. A name stands for a statement and why it must be checked; what was
 * checked meanwhile, or is no longer said, drops out at once, and counts anew when its day comes again.
 */

export const Asking = z.strictObject({
  /** Rises with every change; 0 is what nobody ever wrote. */
  version: z.int().min(0),
  /** Waits for the next daily mail. */
  waiting: z.array(z.string()),
  /** How often each was asked, and when last. */
  asked: z.record(z.string(), z.strictObject({ times: z.int().positive(), at: Instant })),
})
export type Asking = z.infer<typeof Asking>

export const nothingAsked: Asking = { version: 0, waiting: [], asked: {} }

type Schedule = Freshness['content']

/** The week's look: what is to be asked now, at most as often as the schedule says. */
export function planAsking(before: Asking, checks: readonly ToCheck[], setting: AskingSetting): Asking {
  const names = checks.map(nameOfCheck)
  const asked = Object.fromEntries(Object.entries(before.asked).filter(([name]) => names.includes(name)))
  return { version: before.version + 1, asked, waiting: names.filter(name => isDue(asked[name], setting)) }
}

export type AskingSetting = { readonly schedule: Schedule; readonly now: Instant }

function isDue(asked: Asking['asked'][string] | undefined, { schedule, now }: AskingSetting): boolean {
  if (!asked) return true
  // Whole days: the look comes earlier on its day than the mail of the last time did.
  const again = daysAfter(localDateOf(asked.at), schedule.againAfterDays)
  return asked.times < schedule.most && localDateOf(now) >= again
}

/** What the mail of today asks: what waits and still must be checked. */
export function stillToAsk({ waiting }: Asking, checks: readonly ToCheck[]): readonly ToCheck[] {
  const names = new Set(waiting)
  return checks.filter(check => names.has(nameOfCheck(check)))
}

/** Once the mail went out. */
export function noteAsked(before: Asking, checks: readonly ToCheck[], at: Instant): Asking {
  const now = checks.map(nameOfCheck).map(name => [name, { times: (before.asked[name]?.times ?? 0) + 1, at }] as const)
  return { version: before.version + 1, waiting: [], asked: { ...before.asked, ...Object.fromEntries(now) } }
}
