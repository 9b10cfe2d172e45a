import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withdrawContact } from '#domain/contact.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone } from '#domain/lifecycle.ts'
import type { Instant, Report } from '#domain/report.ts'
import { writeToDesk, writeToReporter } from '#runtime/conversation.ts'
import { notifyFollowUp } from '../../functions/workflow/follow-up-notify.ts'
import { execute, type Limits, type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { withFault } from './faults.ts'
import { received, reporter, startOf, stored } from './live-message.ts'
import { by, coordinator, deputy, director, nationalDesk, openStage, type Stage } from './stage.ts'

let stage: Stage
let machines: WatchMachines
beforeAll(async () => {
  machines = await watchMachines()
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const mailable = { safeContact: { channel: 'email', hours: 'any', mayBeSaid: 'nothing' } } as const
const words = (text = 'Kunt u nog iets vertellen?') => ({ text, messageKey: randomUUID() })
/** The day after, an hour after the opening. */
const tuesday: Instant = '2026-04-28T08:00:00.000Z'

test('a message of the desk while the ladder runs is told by one neutral mail, and the ladder goes on', async () => {
  const report = await received(mailable, stage)
  await run(report, { until: '2026-04-24T14:05:00.000Z' })
  stage.moveTo(tuesday)
  const asked = await writeToReporter(await stored(report, stage), words(), by, stage)
  expect(stage.started).toEqual([{ machine: 'escalation', reportId: report.reference, run: 2 }])
  await run(asked, { until: '2026-05-04T16:00:00.000Z' })
  const reporterMails = stage.sent.filter(id => id.startsWith('reporter'))
  expect(reporterMails).toEqual(['reporter-message-1'])
  const mail = (await stage.inbox()).findLast(({ destination }) => destination.to.includes(reporter))
  expect(mail?.body.text).not.toMatch(/http|MR-|Meldroute|vertellen/i)
  expect(stage.sent.filter(id => id.startsWith('ladder'))).toEqual([
    `ladder-1-0-${coordinator.id}`,
    `ladder-1-1-${coordinator.id}`,
    `ladder-1-1-${deputy.id}`,
    `ladder-1-2-${director.id}`,
    `ladder-1-3-${nationalDesk.id}`,
  ])
})

test('after closing, when no clock runs any more, a message still is told, and then the clock comes off again', async () => {
  const closed = await run(await closedReport())
  expect(closed).not.toHaveProperty('watch')
  stage.moveTo(tuesday)
  const asked = await writeToReporter(closed, words(), by, stage)
  expect(stage.started.at(-1)).toMatchObject({ machine: 'followUp', run: asked.watch?.run })
  const after = await run(asked)
  expect(stage.sent).toContain('reporter-message-1')
  expect(after).not.toHaveProperty('watch')
})

test('ten messages in a day are one mail, and what comes after it waits for the next day', async () => {
  const report = await run(await takenReport(), { until: '2026-04-24T14:10:00.000Z' })
  stage.moveTo(tuesday)
  let asked = report
  for (let n = 0; n < 10; n += 1) asked = await writeToReporter(asked, words(`Vraag ${n}`), by, stage)
  await run(asked, { until: '2026-04-28T08:10:00.000Z' })
  expect(stage.sent.filter(id => id.startsWith('reporter-message'))).toEqual(['reporter-message-1'])
  // The run before waited past its end.
  stage.moveTo('2026-04-28T09:00:00.000Z')
  asked = await writeToReporter(await stored(report, stage), words('Nog een'), by, stage)
  await run(asked, { until: '2026-04-29T12:00:00.000Z' })
  expect(stage.sent.filter(id => id.startsWith('reporter-message'))).toEqual([
    'reporter-message-1',
    'reporter-message-2',
  ])
  const [, second] = (await stage.notices.list(report.reference)).filter(({ about }) => about === 'message')
  expect(second?.sentAt?.slice(0, 16)).toBe('2026-04-29T07:00')
})

test('a contact that is withdrawn between planning and sending gets nothing', async () => {
  const report = await writeToReporter(await takenReport(), words(), by, stage)
  await execute(machines, startOf(report), stage, { killAt: 1 })
  const current = await stored(report, stage)
  await stage.reports.replace(withdrawContact(current, stage.clock.now()), current.version)
  await notifyFollowUp({ reportId: report.reference, run: current.watch?.run ?? 0 }, stage)
  expect(stage.sent).toEqual([])
})

test('what the reporter writes is told to whoever has the message, in office hours and without a word of it', async () => {
  const report = await run(await takenReport(), { until: '2026-04-24T14:10:00.000Z' })
  stage.moveTo('2026-04-25T08:00:00.000Z')
  const written = await writeToDesk(report, words('Zij is verhuisd'), stage)
  await run(written, { until: '2026-04-28T08:00:00.000Z' })
  const line = (await stage.notices.list(report.reference)).find(({ purpose }) => purpose === 'word')
  expect(line).toMatchObject({ holder: coordinator.id, state: 'sent' })
  expect(line?.sentAt?.slice(0, 16)).toBe('2026-04-28T07:00')
  const mail = (await stage.inbox()).findLast(({ destination }) => destination.to.includes(coordinator.email))
  expect(mail?.body.text).toContain('https://example.org/loket/')
  expect(mail?.body.text).not.toMatch(/MR-|verhuisd|takeover/)
})

test('a proposed hand-over is told to the receiver at once and once more after a working day', async () => {
  const report = await run(await takenReport(), { until: '2026-04-24T14:10:00.000Z' })
  stage.moveTo(tuesday)
  const offered = proposeHandover(report, { to: 'VR07', by }, stage.clock.now())
  await stage.reports.replace(offered, report.version)
  await run(offered, { until: '2026-04-30T16:00:00.000Z' })
  const lines = (await stage.notices.list(report.reference)).filter(({ purpose }) => purpose === 'handover')
  expect(lines.map(({ about, holder, sentAt }) => [about, holder, sentAt?.slice(0, 16)])).toEqual([
    ['proposed', nationalDesk.id, '2026-04-28T08:00'],
    ['unanswered', nationalDesk.id, '2026-04-29T08:00'],
  ])
  const mails = (await stage.inbox()).filter(({ destination }) => destination.to.includes(nationalDesk.email))
  const offers = mails.filter(({ subject }) => subject === 'Vraag: kunt u een bericht overnemen?')
  expect(offers).toHaveLength(2)
  for (const { body } of offers) expect(body.text).not.toContain(report.reference)
})

test.each(['before', 'after'] as const)(
  'a fault %s any call sends each of these mails once',
  async when => {
    const until = '2026-04-28T08:20:00.000Z'
    for (let at = 0; ; at += 1) {
      stage.reset()
      const report = await writeToDesk(await writeToReporter(await takenReport(), words(), by, stage), words(), stage)
      stage.moveTo(tuesday)
      const offered = proposeHandover(report, { to: 'VR07', by }, stage.clock.now())
      await stage.reports.replace(offered, report.version)
      const broken = withFault(stage, { at, when })
      await execute(machines, startOf(offered), broken.stage, { until })
      const ledger = await stage.notices.list(report.reference)
      const beside = ledger.filter(({ purpose }) => purpose !== 'ladder')
      expect(beside.map(({ purpose }) => purpose).sort(), `fault ${when} call ${at}`).toEqual(['handover', 'reporter'])
      for (const { id, attempts } of beside) {
        const mails = stage.sent.filter(sent => sent === id).length
        expect(mails >= 1 && mails <= attempts, `${id}, fault ${when} call ${at}`).toBe(true)
      }
      if (!broken.struck()) break
    }
  },
  60_000,
)

/** Taken at once, and its first step done. */
async function takenReport(): Promise<Report> {
  const report = await received(mailable, stage)
  const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
  const now = stage.clock.now()
  const taken = { ...firstStepDone(acknowledge(report, step, now), by, now), version: report.version + 1 }
  await stage.reports.replace(taken, report.version)
  return taken
}

async function closedReport(): Promise<Report> {
  const report = await takenReport()
  const closed = close(report, { by, outcome: 'unknown' }, stage.clock.now())
  await stage.reports.replace(closed, report.version)
  return closed
}

/** Runs the live clock of a report and answers how it stands then. */
async function run(report: Report, limits: Limits = {}): Promise<Report> {
  await execute(machines, startOf(report), stage, limits)
  return stored(report, stage)
}
