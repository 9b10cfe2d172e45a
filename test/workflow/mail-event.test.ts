import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noticeTag } from '#adapters/notice-tag.ts'
import type { Holder } from '#domain/directory.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { type MailEvent, recordOutcome } from '../../functions/workflow/mail-event.ts'
import { aNotice, aReport } from '../adapters/examples.ts'
import { coordinator, deputy, director, nationalDesk, openStage, type Stage } from './stage.ts'

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

test('a bounce of a question to another region makes the live clock ask the next role there', async () => {
  const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
  const { report, notice } = await sent(
    {
      watch: { machine: 'followUp', run: 4, wakesAt: '2026-05-08T14:00:00.000Z' },
      handover: { to: 'VR07', proposedAt: '2026-04-24T14:00:00.000Z', by },
    },
    { id: 'handover-1-proposed-x', purpose: 'handover' },
  )
  await recordOutcome(eventAbout(notice, bounced), stage)
  expect(stage.started).toEqual([{ machine: 'followUp', reportId: report.reference, run: 5 }])
})

test.each(['handover', 'word'] as const)('a bounce of a %s mail that nobody waits for wakes nobody', async purpose => {
  const { notice } = await sent({}, { id: `${purpose}-1`, purpose })
  await recordOutcome(eventAbout(notice, bounced), stage)
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
  { eventType: 'Complaint', state: 'complained', starts: 1 },
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

test('a complaint after the delivery counts, and one that is told twice is told once', async () => {
  const { notice } = await sent()
  await recordOutcome(eventAbout(notice, { eventType: 'Delivery' }), stage)
  const complaint = eventAbout(notice, { eventType: 'Complaint' })
  for (const _ of [1, 2]) await recordOutcome(complaint, stage)
  expect(await stage.notices.get(notice)).toMatchObject({ state: 'complained' })
})

describe('the directory', () => {
  test('interrupted before the mailbox was marked, the same event still marks it', async () => {
    const { notice } = await sentTo(deputy)
    const interrupted = { ...stage.directory, mark: () => Promise.reject(new Error('interrupted')) }
    const event = eventAbout(notice, bounced)
    await expect(recordOutcome(event, { ...stage, directory: interrupted })).rejects.toThrow('interrupted')
    await recordOutcome(event, stage)
    expect(await stage.directory.get(deputy.id)).toMatchObject({ bouncedAt: stage.clock.now() })
  })

  test.each([
    { what: 'an out-of-office answer', event: { eventType: 'Bounce', bounce: { bounceType: 'Transient' } } },
    { what: 'a delivery', event: { eventType: 'Delivery' } },
    { what: 'a refusal by the mailer', event: { eventType: 'Reject' } },
  ])('is not marked by $what', async ({ event }) => {
    const { notice } = await sentTo(director)
    await recordOutcome(eventAbout(notice, event), stage)
    expect(await stage.directory.get(director.id)).toEqual(director)
  })

  test('is not marked by what becomes of a mail to the reporter, or of one whose address is forgotten', async () => {
    for (const changes of [
      { holder: undefined, to: director.email },
      { holder: director.id, to: undefined },
    ]) {
      const { notice } = await sent({}, changes)
      await recordOutcome(eventAbout(notice, bounced), stage)
    }
    expect(await stage.directory.get(director.id)).toEqual(director)
  })

  test('is not marked by a bounce of an address that was changed since', async () => {
    const { notice } = await sentTo({ ...director, email: 'old@example.org' })
    await recordOutcome(eventAbout(notice, bounced), stage)
    expect(await stage.directory.get(director.id)).toEqual(director)
  })

  test.each([
    { purpose: 'ladder', event: bounced, mark: 'bouncedAt' },
    { purpose: 'digest', event: bounced, mark: 'bouncedAt' },
    { purpose: 'ladder', event: { eventType: 'Complaint' }, mark: 'complainedAt' },
  ] as const)('is marked at once by what became of a mail of the $purpose: $mark', async ({ purpose, event, mark }) => {
    const { notice } = await sent({}, { holder: nationalDesk.id, to: nationalDesk.email, purpose })
    await recordOutcome(eventAbout(notice, event), stage)
    expect(await stage.directory.nationalDesk()).toMatchObject({ [mark]: stage.clock.now() })
  })

  test.each([
    { event: bounced, mark: 'bouncedAt', at: '2026-04-24T08:00:00.000Z' },
    { event: { eventType: 'Complaint' }, mark: 'complainedAt', at: '2026-04-24T09:00:00.000Z' },
  ])('keeps the mailbox for nights apart: $mark', async ({ event, mark, at }) => {
    const onCall = { email: `night-${mark}@example.org` }
    const before = await stage.directory.get(coordinator.id)
    const change = { by: 'subject', at, expires: 1_840_000_000, expectedVersion: before?.version ?? 0 }
    await stage.directory.put({ ...coordinator, onCall }, change)
    const { notice } = await sent({}, { holder: coordinator.id, to: onCall.email, purpose: 'onCall' })
    await recordOutcome(eventAbout(notice, event), stage)
    const marked = await stage.directory.get(coordinator.id)
    expect(marked?.onCall).toEqual({ ...onCall, [mark]: stage.clock.now() })
    expect(marked).not.toHaveProperty(mark, stage.clock.now())
  })
})

const sentTo = ({ id, email }: Holder) => sent({}, { holder: id, to: email })

const eventAbout = (notice: Notice, event: Pick<MailEvent, 'eventType' | 'bounce'>): MailEvent => ({
  ...event,
  mail: { tags: { notice: [noticeTag(notice)] } },
})

/** A report whose first notice was mailed. */
async function sent(
  changes: Partial<Report> = {},
  line: Partial<Notice> = {},
): Promise<{ report: Report; notice: Notice }> {
  const report = aReport(changes)
  const { round: _, ...beside } = aNotice({ reference: report.reference, ...line })
  const notice = beside.purpose === 'ladder' ? { ...beside, round: 1 } : beside
  await stage.reports.create(report)
  await stage.notices.plan(notice)
  await stage.notices.claim(notice, { now: notice.plannedAt, until: notice.plannedAt })
  await stage.notices.outcome(notice, { state: 'sent', at: notice.plannedAt })
  return { report, notice }
}
