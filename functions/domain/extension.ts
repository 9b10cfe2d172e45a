import { changed, raised } from './change.ts'
import { Conflict } from './errors.ts'
import { compareInstants, instantOf, monthsAfter } from './local-time.ts'
import type { ExtensionReason, HandlerRef, Instant, Report } from './report.ts'
import { localDateOf } from './working-time.ts'

/** As many months as `untouched` in content/retention.json: after them somebody closes it, or says why it stays open. */
export const untouchedMonths = 6

/** From when on a message that nothing happened with asks to be closed or extended: the beginning of that day. */
export function untouchedUntil({ lastActivityAt }: Pick<Report, 'lastActivityAt'>): Instant {
  return instantOf({ date: monthsAfter(localDateOf(lastActivityAt), untouchedMonths), time: 0 })
}

/** Somebody has it, and nothing happened with it for so long. Before anybody has it, the ladder asks every day. */
export function asksForExtension(report: Pick<Report, 'state' | 'lastActivityAt'>, now: Instant): boolean {
  return report.state.phase === 'acknowledged' && compareInstants(untouchedUntil(report), now) <= 0
}

/**
 * It stays open, with a reason, until nothing has happened for as long again.
 * @throws Conflict when nobody has it, or something happened lately
 */
export function extend(
  report: Report,
  { reason, by }: { readonly reason: ExtensionReason; readonly by: HandlerRef },
  now: Instant,
): Report {
  if (!asksForExtension(report, now)) throw new Conflict('There is nothing to extend')
  const event = { at: now, what: 'extended', role: by.role, holder: by.holder, reason } as const
  return raised(changed(report, { event }), 'followUp', now)
}
