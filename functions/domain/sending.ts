import { compareInstants } from './local-time.ts'
import type { Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'

/** A notice whose outcome is unknown is sent at most once more. */
export const maxAttempts = 2

/** May (and must) this notice be claimed and sent now? A lease that ran out counts as an unknown outcome. */
export function awaitsSending({ state, attempts, leaseUntil }: Notice, now: Instant): boolean {
  if (state === 'planned') return true
  if (attempts >= maxAttempts) return false
  if (state === 'unknown') return true
  return state === 'sending' && leaseUntil !== undefined && compareInstants(leaseUntil, now) <= 0
}

/**
 * The notices of this round to send now: of each holder and purpose only the newest, or somebody who was asked again
 * would get the old question on top of the new one.
 */
export function toSend(report: Report, notices: readonly Notice[], now: Instant): readonly Notice[] {
  const newest = new Map<string, Notice>()
  for (const notice of notices) {
    if (notice.round !== report.ladder.round || notice.holder === undefined) continue
    const key = `${notice.purpose} ${notice.holder}`
    const known = newest.get(key)
    if (!known || isNewer(notice, known)) newest.set(key, notice)
  }
  return [...newest.values()].filter(notice => awaitsSending(notice, now))
}

function isNewer(notice: Notice, known: Notice): boolean {
  const rungs = (notice.rung ?? 0) - (known.rung ?? 0)
  return rungs === 0 ? compareInstants(notice.plannedAt, known.plannedAt) > 0 : rungs > 0
}
