import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import everyDay from '#content/calendar.json' with { type: 'json' }
import { type Calendar, readCalendar } from '#domain/calendar.ts'
import { acknowledge, firstStepDone } from '#domain/lifecycle.ts'
import type { Instant, LocalDate, Report } from '#domain/report.ts'
import { type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { aReport } from '../adapters/examples.ts'
import { runClock, stored } from './live-message.ts'
import { coordinator, deputy, director, openStage, type Stage } from './stage.ts'

let machines: WatchMachines
beforeAll(async () => {
  machines = await watchMachines()
}, 60_000)

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

/** The calendar of the content, in which Twente is closed on one day more. */
const closedOn = (date: LocalDate): Calendar =>
  readCalendar({ ...everyDay, regions: { VR05: [{ date, name: { nl: 'Vrije dag', en: 'Day off' } }] } })

const asked = async ({ reference }: Report) =>
  (await stage.notices.list(reference)).map(({ sentAt, holder }) => `${sentAt?.slice(0, 16)} ${holder}`).toSorted()

/** Friday 24 April 16:00; the next rung is asked on Tuesday, and the one after it on Thursday. */
const untilTuesday = [
  `2026-04-24T14:00 ${coordinator.id}`,
  `2026-04-28T14:00 ${coordinator.id}`,
  `2026-04-28T14:00 ${deputy.id}`,
]

const usual = readCalendar(everyDay)
const thursdayOff = closedOn('2026-04-30')
/** Tuesday evening: whatever sleeps does so until a morning that was reckoned before. */
const evening: Instant = '2026-04-28T18:00:00.000Z'

test('a closed day that is added moves the next term of a message that waits, by the next morning', async () => {
  const report = await received()
  await run(report, '2026-04-29T08:00:00.000Z', [usual, thursdayOff], evening)
  expect(await stored(report, stage)).toMatchObject({ waiting: { dueAt: '2026-05-01T14:00:00.000Z' } })
  await run(report, '2026-05-01T15:00:00.000Z', [thursdayOff])
  expect(await asked(report)).toEqual([...untilTuesday, `2026-05-01T14:00 ${director.id}`])
})

test('a closed day that is taken away brings it forward, by the next morning too', async () => {
  const report = await received()
  await run(report, '2026-04-29T08:00:00.000Z', [thursdayOff, usual], evening)
  expect(await stored(report, stage)).toMatchObject({ waiting: { dueAt: '2026-04-30T14:00:00.000Z' } })
  await run(report, '2026-04-30T15:00:00.000Z', [usual])
  expect(await asked(report)).toEqual([...untilTuesday, `2026-04-30T14:00 ${director.id}`])
})

test('a day that is closed since this morning is one on which nobody is asked', async () => {
  const report = await received()
  await run(report, '2026-05-01T15:00:00.000Z', [usual, thursdayOff], '2026-04-30T08:00:00.000Z')
  expect(await asked(report)).toEqual([...untilTuesday, `2026-05-01T14:00 ${director.id}`])
})

test('a closed day that is added puts off what is asked of whoever has the message', async () => {
  const by = { holder: coordinator.id, role: coordinator.role, region: coordinator.region }
  const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
  const taken = await received(report =>
    firstStepDone(acknowledge(report, step, report.receivedAt), by, report.receivedAt),
  )
  await run(taken, '2026-05-20T15:00:00.000Z', [usual, closedOn('2026-05-08')], evening)
  const questions = await stage.reminders.listFor(taken.reference)
  expect(questions).toMatchObject([{ about: 'progress10', dueAt: '2026-05-13T14:00:00.000Z' }])
})

async function received(changed = (report: Report): Report => report): Promise<Report> {
  const { sealed: _, ...fresh } = aReport({ safeContact: { channel: 'none', hours: 'any', mayBeSaid: 'nothing' } })
  const report = changed(fresh)
  await stage.reports.create(report)
  return report
}

/** Runs the live clock of a message; another calendar is deployed meanwhile. */
async function run(
  report: Report,
  until: Instant,
  [before, after]: readonly [Calendar, Calendar?],
  deployedAt = until,
): Promise<void> {
  const policy: Stage['policy'] = async of => {
    const isDeployed = Date.parse(stage.clock.now()) >= Date.parse(deployedAt)
    return { ...(await stage.policy(of)), calendar: (isDeployed && after) || before }
  }
  await runClock(report, { machines, stage: { ...stage, policy }, until })
}
