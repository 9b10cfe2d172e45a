import type { Notice } from './notice.ts'
import type { Instant } from './report.ts'

/** A notice whose outcome is unknown is sent at most once more. */
export const maxAttempts = 2

/** May (and must) this notice be claimed and sent now? */
export function awaitsSending(notice: Notice, now: Instant): boolean {
  if (notice.state === 'planned') return true
  if (notice.attempts >= maxAttempts) return false
  if (notice.state === 'unknown') return true
  return notice.state === 'sending' && (notice.leaseUntil ?? now) <= now
}
