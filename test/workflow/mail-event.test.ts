import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { noticeTag } from '#adapters/notice-tag.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { type MailEvent, recordOutcome } from '../../functions/workflow/mail-event.ts'
import { aNotice, aReport } from '../adapters/examples.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const bounced = { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }

test('an event about a mail that is not ours changes nothing', async () => {
  for (const tags of [undefined, {}, { notice: ['nobody'] }, { notice: [noticeTag(aNotice())] }]) {
    await recordOutcome({ ...bounced, mail: { tags } }, stage)
  }
  expect(stage.started).toEqual([])
})

test('a bounce is written down, and the ladder looks again at once', async () => {
  const { report, notice } = await sent()
  await recordOutcome(eventAbout(notice, bounced), stage)
  expect(await stage.notices.get(notice)).toMatchObject({ state: 'bounced' })
  expect(stage.started).toEqual([{ machine: 'escalation', reportId: report.reference, run: 2 }])
  expect(await stage.reports.get(report.reference)).toMatchObject({ watch: { run: 2 } })
})

test('when the workflow does not start, the dead-man’s switch has a time to wake it', async () => {
  const { report, notice } = await sent()
  const workflows = { start: () => Promise.reject(new Error('down')) }
  await recordOutcome(eventAbout(notice, bounced), { ...stage, workflows })
  expect(await stage.reports.get(report.reference)).toMatchObject({ watch: { run: 2, wakesAt: stage.clock.now() } })
  expect(stage.lines).toHaveLength(1)
})

test('interrupted after the ledger was written, the same event still wakes the ladder', async () => {
  const { notice } = await sent()
  const interrupted = { ...stage.reports, get: () => Promise.reject(new Error('interrupted')) }
  await expect(recordOutcome(eventAbout(notice, bounced), { ...stage, reports: interrupted })).rejects.toThrow()
  await recordOutcome(eventAbout(notice, bounced), stage)
  expect(stage.started).toHaveLength(1)
})

test('a bounce of a mail from an earlier round wakes nobody', async () => {
  const { notice } = await sent({ ladder: { round: 2, startedAt: '2026-04-24T14:00:00.000Z' } })
  await recordOutcome(eventAbout(notice, bounced), stage)
  expect(await stage.notices.get(notice)).toMatchObject({ state: 'bounced' })
  expect(stage.started).toEqual([])
})

test('a bounce after somebody took the message wakes nobody', async () => {
  const { notice } = await sent({ watch: { machine: 'followUp', run: 4, wakesAt: '2026-05-08T14:00:00.000Z' } })
  await recordOutcome(eventAbout(notice, bounced), stage)
  expect(stage.started).toEqual([])
})

test.each([
  { what: 'an out-of-office answer', bounceType: 'Transient', bounceSubType: 'General', state: 'sent' },
  { what: 'a transient bounce without a kind', bounceType: 'Transient', bounceSubType: undefined, state: 'sent' },
  { what: 'a full mailbox', bounceType: 'Transient', bounceSubType: 'MailboxFull', state: 'bounced' },
  { what: 'an unclear bounce', bounceType: 'Undetermined', bounceSubType: 'Undetermined', state: 'bounced' },
  { what: 'an address that does not exist', bounceType: 'Permanent', bounceSubType: 'NoEmail', state: 'bounced' },
])('$what leaves the notice $state', async ({ bounceType, bounceSubType, state }) => {
  const { notice } = await sent()
  await recordOutcome(eventAbout(notice, { eventType: 'Bounce', bounce: { bounceType, bounceSubType } }), stage)
  expect(await stage.notices.get(notice)).toMatchObject({ state })
})

test.each([
  { eventType: 'Delivery', state: 'delivered', starts: 0 },
  { eventType: 'Reject', state: 'failed', starts: 1 },
  { eventType: 'Complaint', state: 'sent', starts: 0 },
  { eventType: 'DeliveryDelay', state: 'sent', starts: 0 },
])('$eventType makes the notice $state', async ({ eventType, state, starts }) => {
  const { notice } = await sent()
  await recordOutcome(eventAbout(notice, { eventType }), stage)
  expect(await stage.notices.get(notice)).toMatchObject({ state })
  expect(stage.started).toHaveLength(starts)
})

test('a delivery that is told after the bounce does not undo it', async () => {
  const { notice } = await sent()
  await recordOutcome(eventAbout(notice, bounced), stage)
  await recordOutcome(eventAbout(notice, { eventType: 'Delivery' }), stage)
  expect(await stage.notices.get(notice)).toMatchObject({ state: 'bounced' })
})

const eventAbout = (notice: Notice, event: Pick<MailEvent, 'eventType' | 'bounce'>): MailEvent => ({
  ...event,
  mail: { tags: { notice: [noticeTag(notice)] } },
})

/** A report whose first notice was mailed. */
async function sent(changes: Partial<Report> = {}): Promise<{ report: Report; notice: Notice }> {
  const report = aReport(changes)
  const notice = aNotice({ reference: report.reference })
  await stage.reports.create(report)
  await stage.notices.plan(notice)
  await stage.notices.claim(notice, { now: notice.plannedAt, until: notice.plannedAt })
  await stage.notices.outcome(notice, { state: 'sent', at: notice.plannedAt })
  return { report, notice }
}
