import type { FollowUp } from './follow-up.ts'
import { compareInstants, dayAfter, instantOf, localTimeOf, wallTime } from './local-time.ts'
import type { Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'
import { awaitsSending } from './sending.ts'
import { nextOpening } from './working-time.ts'

/** Hours in which a reporter may get mail; never at night, whatever is chosen. */
const hours = {
  evening: { from: wallTime('18:00'), until: wallTime('21:00') },
  any: { from: wallTime('09:00'), until: wallTime('21:00') },
} as const

type ReporterMail =
  | { readonly kind: 'notify'; readonly planned: readonly Notice[] }
  | { readonly kind: 'later'; readonly until: Instant | undefined }

/** The neutral mail about the last change, where safe contact allows mail, and at an hour it allows. */
export function reporterNotice({ report, notices, calendar, now }: FollowUp): ReporterMail {
  if (!mayMail(report)) return { kind: 'later', until: undefined }
  const fresh = neutralNotice(report, now)
  const known = notices.find(({ id }) => id === fresh.id)
  const notice = known ?? fresh
  if (!awaitsSending(notice, now))
    return { kind: 'later', until: known?.state === 'sending' ? known.leaseUntil : undefined }
  const { hours: wanted } = report.safeContact
  const allowed = wanted === 'office' ? nextOpening(now, calendar, report.region) : nextIn(hours[wanted], now)
  if (compareInstants(allowed, now) > 0) return { kind: 'later', until: allowed }
  return { kind: 'notify', planned: [notice] }
}

/** Safe contact binds every later message: no mail to somebody who did not ask for mail. */
export function mayMail({ hasContact, safeContact }: Report): boolean {
  return hasContact && safeContact.channel === 'email'
}

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

function nextIn({ from, until }: { from: number; until: number }, now: Instant): Instant {
  const { date, time } = localTimeOf(now)
  if (time >= from && time < until) return now
  return instantOf({ date: time < from ? date : dayAfter(date), time: from })
}
