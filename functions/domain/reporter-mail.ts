import type { FollowUp } from './follow-up.ts'
import { compareInstants } from './local-time.ts'
import type { Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'
import { nextMailing } from './safe-contact.ts'
import { awaitsSending } from './sending.ts'

type ReporterMail =
  | { readonly kind: 'notify'; readonly planned: readonly Notice[] }
  | { readonly kind: 'later'; readonly until: Instant | undefined }

/** The neutral mail about the last change, where safe contact allows mail, and at an hour it allows. */
export function reporterNotice({
  report,
  notices,
  calendar,
  now,
}: Pick<FollowUp, 'report' | 'notices' | 'calendar' | 'now'>): ReporterMail {
  const allowed = nextMailing(report, calendar, now)
  if (allowed === undefined) return { kind: 'later', until: undefined }
  const fresh = neutralNotice(report, now)
  const known = notices.find(({ id }) => id === fresh.id)
  if (known && !awaitsSending(known, now)) return { kind: 'later', until: leaseOf(known) }
  if (compareInstants(allowed, now) > 0) return { kind: 'later', until: allowed }
  return { kind: 'notify', planned: [known ?? fresh] }
}

/** A send that was claimed and never answered is looked at again when its lease ends. */
function leaseOf({ state, leaseUntil }: Notice): Instant | undefined {
  return state === 'sending' ? leaseUntil : undefined
}

/** Without an address: that one stays sealed in the report. */
function neutralNotice(report: Report, now: Instant): Notice {
  const { round } = report.ladder
  const about = report.state.phase
  return {
    reference: report.reference,
    id: `reporter-${about}-${round}`,
    purpose: 'reporter',
    round,
    about,
    language: report.language,
    state: 'planned',
    attempts: 0,
    plannedAt: now,
  }
}
