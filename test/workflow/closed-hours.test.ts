import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Report } from '#domain/report.ts'
import { writeToReporter } from '#runtime/conversation.ts'
import { type Limits, type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { received, runClock } from './live-message.ts'
import { by, coordinator, deputy, openStage, type Stage } from './stage.ts'

let machines: WatchMachines
beforeAll(async () => {
  machines = await watchMachines()
}, 60_000)

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const opening = '2026-04-28T07:00'
/** Six in the evening of the Friday before King's Day. */
const evening = '2026-04-24T16:00:00.000Z'

test('an evening mail to the reporter takes along no mail of the ladder that was not sent in time', async () => {
  const report = await received(evenings, stage)
  await run(report, { killAt: 1 })
  stage.moveTo(evening)
  const words = { text: 'Kunt u nog iets vertellen?', messageKey: '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11' }
  await run(await writeToReporter(report, words, by, stage), { until: '2026-04-28T07:30:00.000Z' })
  expect(await sentAt(report)).toEqual([
    ['2026-04-24T16:00', 'reporter-message-1'],
    [opening, `ladder-1-0-${coordinator.id}`],
  ])
})

test('an acute message wakes the mailbox for nights, and takes along no mail that was to be read by day', async () => {
  await onCall('night@example.org')
  const report = await received({ ...evenings, urgency: 'acute' }, stage)
  await run(report, { killAt: 3 })
  expect(await mailboxes()).toEqual(['night@example.org'])
  stage.moveTo(evening)
  await run(report, { until: '2026-04-28T07:30:00.000Z' })
  expect(await sentAt(report)).toEqual([
    ['2026-04-24T14:00', `oncall-1-0-${coordinator.id}`],
    ['2026-04-24T16:00', `oncall-1-4-${coordinator.id}`],
    [opening, `ladder-1-0-${coordinator.id}`],
    [opening, `ladder-1-0-${deputy.id}`],
  ])
  expect(await mailboxes()).toEqual(['night@example.org', coordinator.email, deputy.email])
})

/** The coordinator has a mailbox for nights, at which a drill arrived. */
async function onCall(email: string): Promise<void> {
  const at = '2026-04-14T08:00:00.000Z'
  const change = { by: 'subject', at, expires: 1_840_000_000, expectedVersion: 0 }
  await stage.directory.put({ ...coordinator, onCall: { email } }, change)
  await stage.directory.mark(coordinator.id, 'onCallPassed', { at, to: email })
}

const evenings = { safeContact: { channel: 'email', hours: 'evening', mayBeSaid: 'nothing' } } as const
const run = (report: Report, limits: Limits) => runClock(report, { machines, stage, ...limits })

const sentAt = async ({ reference }: Report) =>
  (await stage.notices.list(reference))
    .filter(({ sentAt }) => sentAt !== undefined)
    .map(({ sentAt, id }) => [sentAt?.slice(0, 16), id])
    .toSorted()

/** Where something arrived, each once. */
const mailboxes = async () =>
  [...new Set((await stage.inbox()).flatMap(({ destination }) => destination.to))].toSorted()
