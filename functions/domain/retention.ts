import * as z from 'zod'
import { parseContent } from './content.ts'
import type { Drill } from './drill.ts'
import { Texts } from './language.ts'
import { compareInstants, daysAfter, instantOf, localTimeOf, monthsAfter } from './local-time.ts'
import type { Mistake } from './mistake.ts'
import type { Notice } from './notice.ts'
import { firstDayOf, type Quarter } from './period.ts'
import type { Instant, LocalDate, Report } from './report.ts'
import { fill } from './text.ts'
import { addEvent } from './timeline.ts'
import { localDateOf } from './working-time.ts'

const Period = z.union([z.strictObject({ days: z.int().positive() }), z.strictObject({ months: z.int().positive() })])
type Period = z.infer<typeof Period>

/** How long, counted from what, and why. */
const Rule = z.strictObject({
  what: Texts,
  keep: Period,
  from: z.enum(['closing', 'lastActivity', 'sending', 'writing', 'quarterOfReceipt']),
  afterwards: z.enum(['destroy', 'review', 'closeOrExtend']),
  basis: Texts,
})

/** Every rule has a name. */
export const RetentionRule = z.enum([
  'contents',
  'untouched',
  'untouchedLong',
  'skeleton',
  'facts',
  'noticeAddress',
  'digests',
  'drills',
  'directoryHistory',
  'progress',
  'drafts',
  'mistakes',
  'mistakesOpen',
  'accounts',
  'abuseCounters',
  'logs',
  'audit',
  'copies',
])
export type RetentionRule = z.infer<typeof RetentionRule>

/** Every rule by name, so that a rule nobody wrote fails the build. */
export const Retention = z.record(RetentionRule, Rule)
export type Retention = z.infer<typeof Retention>

export function readRetention(raw: unknown): Retention {
  return parseContent(Retention, raw, 'content/retention.json')
}

/** What the daily job must destroy of a report today: what people wrote, or the whole report. */
export function dueDestruction(report: Report, retention: Retention, now: Instant): 'contents' | 'report' | undefined {
  const { state } = report
  if (state.phase !== 'closed') return undefined
  if (isOver(retention.skeleton.keep, state.closedAt, now)) return 'report'
  return !isDestroyed(report) && isOver(retention.contents.keep, state.closedAt, now) ? 'contents' : undefined
}

/** What people wrote is gone, or is going: messages and notes after the message itself. */
export function isDestroyed({ state, timeline }: Report): boolean {
  if (state.phase !== 'closed') return false
  return timeline.some(({ what, at }) => what === 'destroyed' && compareInstants(at, state.closedAt) >= 0)
}

/** The address in the ledger goes; that somebody was asked stays. */
export function isAddressDue(notice: Notice, retention: Retention, now: Instant): boolean {
  return notice.to !== undefined && isOver(retention.noticeAddress.keep, goneOut(notice), now)
}

/** The line about a daily mail or a drill, which belongs to no report, goes as a whole. */
export function isLineOver(notice: Notice, retention: Retention, now: Instant): boolean {
  if (notice.drill !== undefined) return isOver(retention.drills.keep, goneOut(notice), now)
  return notice.purpose === 'digest' && isOver(retention.digests.keep, goneOut(notice), now)
}

/** Who would have been asked that day, once nobody can see any more what became of it. */
export function isDrillOver({ at }: Pick<Drill, 'at'>, retention: Retention, now: Instant): boolean {
  return isOver(retention.drills.keep, at, now)
}

/** What a reader wrote about a page: a while after it was settled, or when nobody did for too long. */
export function isMistakeOver({ state, receivedAt }: Mistake, retention: Retention, now: Instant): boolean {
  if (isOver(retention.mistakesOpen.keep, receivedAt, now)) return true
  return state.phase === 'settled' && isOver(retention.mistakes.keep, state.at, now)
}

/** What figures were counted from, a quarter as a whole: half of one would count wrong. */
export function areFactsOver(quarter: Quarter, retention: Retention, now: Instant): boolean {
  return localDateOf(now) >= lastDay(retention.facts.keep, firstDayOf(quarter))
}

/** That a report was destroyed, when and for which region: all that is left of it, and nothing it said. */
export type Destruction = Pick<Report, 'reference' | 'region'> & { readonly destroyedAt: Instant }

/** When a record of destruction goes itself, in seconds since 1970; `realNow` is the wall's clock, as that of the table. */
export function recordExpires({ audit }: Retention, realNow: Instant): number {
  return expires(audit.keep, realNow)
}

/** When a line in the history of the directory goes, in the same seconds. */
export function historyExpires({ directoryHistory }: Retention, realNow: Instant): number {
  return expires(directoryHistory.keep, realNow)
}

/** When a step in the history of a standing goes. */
export function stepExpires({ progress }: Retention, realNow: Instant): number {
  return expires(progress.keep, realNow)
}

/** When nothing is remembered any more of somebody who signed in at that moment and never again. */
export function accountExpires({ accounts }: Retention, realNow: Instant): number {
  return expires(accounts.keep, realNow)
}

/** When a draft goes: the same time of day in Amsterdam, in seconds since 1970 of the wall's clock. */
export function draftExpires({ drafts }: Retention, realNow: Instant): number {
  const { date, time } = localTimeOf(realNow)
  return Math.floor(Date.parse(instantOf({ date: lastDay(drafts.keep, date), time })) / 1000)
}

/** An open report without activity is never destroyed unseen: somebody must close it, extend it, or look why. */
export function dueReview(report: Report, retention: Retention, now: Instant): 'closeOrExtend' | 'review' | undefined {
  if (report.state.phase === 'closed') return undefined
  if (isOver(retention.untouchedLong.keep, report.lastActivityAt, now)) return 'review'
  return isOver(retention.untouched.keep, report.lastActivityAt, now) ? 'closeOrExtend' : undefined
}

/** The report without what people wrote; its coded skeleton stays until its own time is over. */
export function withoutContents({ sealed: _, ...report }: Report, now: Instant): Report {
  return {
    ...report,
    hasContact: false,
    version: report.version + 1,
    timeline: addEvent(report.timeline, { at: now, what: 'destroyed' }),
  }
}

function expires(keep: Period, realNow: Instant): number {
  return Date.parse(instantOf({ date: lastDay(keep, localDateOf(realNow)), time: 0 })) / 1000
}

function goneOut({ sentAt, plannedAt }: Notice): Instant {
  return sentAt ?? plannedAt
}

/** How long something is kept, in the words of a page: `30 dagen`. */
export function keptInWords(keep: Period, words: { readonly days: string; readonly months: string }): string {
  return 'days' in keep ? fill(words.days, { count: keep.days }) : fill(words.months, { count: keep.months })
}

/** Whole days in Amsterdam: what must be gone after 30 days is gone on the 30th day, whatever the hour. */
function isOver(keep: Period, since: Instant, now: Instant): boolean {
  return localDateOf(now) >= lastDay(keep, localDateOf(since))
}

function lastDay(keep: Period, from: LocalDate): LocalDate {
  return 'days' in keep ? daysAfter(from, keep.days) : monthsAfter(from, keep.months)
}
