import type { Chase } from './chase.ts'
import { type Due, dueFrom, nothingDue, together } from './due.ts'
import { compareInstants, dayAfter, instantOf } from './local-time.ts'
import type { Notice } from './notice.ts'
import type { Instant, Report } from './report.ts'
import { mayMail, nextSafeMoment } from './safe-contact.ts'
import { localDateOf } from './working-time.ts'

type Mailing = Pick<Chase, 'report' | 'notices' | 'calendar' | 'now'>

/** The neutral mails about the last change and about what the desk wrote, where and when safe contact allows them. */
export function reporterMails(mailing: Mailing): Due {
  if (!mayMail(mailing.report)) return nothingDue
  const allowed = safeFrom(mailing.now, mailing)
  const change = aboutPhase(mailing, allowed)
  // All of them say the same: the one about the change also tells that there is a message.
  return isDue(change) ? change : aboutMessages(mailing, allowed)
}

/** Nothing to say while nobody has it. */
function aboutPhase(mailing: Mailing, allowed: Instant): Due {
  const { report, now } = mailing
  const { phase } = report.state
  if (phase === 'received') return nothingDue
  const { round } = report.ladder
  return dueFrom(allowed, { ...neutralNotice(report, now), id: `reporter-${phase}-${round}`, about: phase }, mailing)
}

/**
 * A message of the desk that no mail has told yet: at most one of these waits, and at most one goes a day, so that
 * whatever the desk writes meanwhile shares it.
 */
function aboutMessages(mailing: Mailing, allowed: Instant): Due {
  const { report, notices, now } = mailing
  const writtenAt = unansweredSince(report)
  if (writtenAt === undefined) return nothingDue
  const earlier = notices.filter(({ purpose, about }) => purpose === 'reporter' && about === 'message')
  const waiting = together(earlier.map(notice => dueFrom(allowed, notice, mailing)))
  if (isDue(waiting)) return waiting
  if (notices.some(notice => hasTold(notice, writtenAt))) return nothingDue
  const from = safeFrom(earlier.map(dayAfterMail).reduce(later, now), mailing)
  const id = `reporter-message-${earlier.length + 1}`
  return dueFrom(from, { ...neutralNotice(report, now), id, about: 'message' }, mailing)
}

const isDue = ({ planned, until }: Due): boolean => planned.length > 0 || until !== undefined

const safeFrom = (now: Instant, { report, calendar }: Mailing): Instant =>
  nextSafeMoment(report.safeContact, { calendar, region: report.region, now })

/** When the desk wrote last, unless the reporter wrote after it, and so has been there. */
function unansweredSince({ timeline }: Report): Instant | undefined {
  const last = timeline.findLast(({ what }) => what === 'reporterAsked' || what === 'reporterWrote')
  return last?.what === 'reporterAsked' ? last.at : undefined
}

/** Went out after the message was written, whatever became of it. */
function hasTold({ purpose, sentAt, plannedAt }: Notice, writtenAt: Instant): boolean {
  return purpose === 'reporter' && compareInstants(sentAt ?? plannedAt, writtenAt) >= 0
}

const dayAfterMail = ({ sentAt, plannedAt }: Notice): Instant =>
  instantOf({ date: dayAfter(localDateOf(sentAt ?? plannedAt)), time: 0 })

const later = (one: Instant, other: Instant): Instant => (compareInstants(one, other) >= 0 ? one : other)

/** Without an address: that one stays sealed in the report. */
function neutralNotice({ reference, ladder, language }: Report, plannedAt: Instant) {
  const purpose = 'reporter'
  return { reference, purpose, round: ladder.round, language, state: 'planned', attempts: 0, plannedAt } as const
}
