import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import { readNoticeTag } from '#adapters/notice-tag.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { raiseRun } from '#domain/change.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { clock, directory, event, log, notices, reports, workflows } from '#runtime/dependencies.ts'
import type { Log } from '#runtime/log.ts'
import { markMailboxes } from '#runtime/mailbox-marks.ts'
import { startWatch } from '#runtime/watch.ts'

/** What SES puts on the event bus; of all it tells only what became of which notice. */
export const MailEvent = z.object({
  eventType: z.string(),
  mail: z.object({ tags: z.record(z.string(), z.array(z.string())).optional() }),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
})
export type MailEvent = z.infer<typeof MailEvent>

export type OutcomeDependencies = {
  readonly reports: Pick<ReportStore, 'get' | 'replace'>
  readonly notices: Pick<NoticeStore, 'get' | 'outcome'>
  readonly directory: Pick<DirectoryStore, 'all' | 'mark'>
  readonly clock: Pick<Clock, 'now'>
  readonly workflows: Workflows
  readonly log: Log
}

/**
 * Writes in the ledger what became of a mail, and in the directory what that says of the mailbox. A rung whose mail
 * bounced is not waited for: the ladder looks again now.
 */
export async function recordOutcome(event: MailEvent, dependencies: OutcomeDependencies): Promise<void> {
  const { notices, clock } = dependencies
  const state = outcomeIn(event)
  const key = readNoticeTag(event.mail.tags?.notice?.[0] ?? '')
  if (!state || !key) return
  await notices.outcome(key, { state, at: clock.now() })
  const notice = await notices.get(key)
  // Also when the ledger knew already: the call that wrote it may have ended right there.
  if (notice?.state !== state) return
  await markMailboxes(notice, notice.outcomeAt ?? clock.now(), dependencies.directory)
  if (state !== 'delivered') await lookAgainNow(notice, dependencies)
}

type Told = 'delivered' | 'bounced' | 'complained' | 'failed'

function outcomeIn({ eventType, bounce }: MailEvent): Told | undefined {
  if (eventType === 'Delivery') return 'delivered'
  if (eventType === 'Complaint') return 'complained'
  if (eventType === 'Reject') return 'failed'
  return eventType === 'Bounce' && !isAutoReply(bounce) ? 'bounced' : undefined
}

/** An out-of-office answer comes as a general transient bounce: the mailbox is there. */
const isAutoReply = (bounce: MailEvent['bounce']): boolean =>
  bounce?.bounceType === 'Transient' && (bounce.bounceSubType ?? 'General') === 'General'

/** Wakes the clock that waits for this mail. */
async function lookAgainNow(notice: Notice, dependencies: OutcomeDependencies): Promise<void> {
  const { reports, clock } = dependencies
  const report = notice.reference === undefined ? undefined : await reports.get(notice.reference)
  if (!report?.watch || !isWaitedFor(notice, report)) return
  const woken = raiseRun(report, report.watch.machine, clock.now())
  await reports.replace(woken, report.version)
  await startWatch(woken, dependencies)
}

/** A question to another region goes to the next role there; the ladder in force goes on. Nothing else waits. */
function isWaitedFor({ purpose, round }: Notice, { watch, ladder, handover }: Report): boolean {
  if (purpose === 'handover') return handover !== undefined
  return watch?.machine === 'escalation' && ladder.round === round
}

export const handler = event({ name: 'mail-event', detail: MailEvent }, detail =>
  recordOutcome(detail, {
    reports: reports(),
    notices: notices(),
    directory: directory(),
    clock: clock(),
    workflows: workflows(),
    log,
  }),
)
