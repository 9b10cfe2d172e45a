import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { withdrawContact } from '#domain/contact.ts'
import { acceptHandover, proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone, reopen } from '#domain/lifecycle.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import { localDateOf } from '#domain/working-time.ts'
import { writeToReporter } from '#runtime/conversation.ts'
import { type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { aNotice } from '../adapters/examples.ts'
import { received, reporter, runClock, stored } from './live-message.ts'
import { by, openStage, type Stage } from './stage.ts'

let machines: WatchMachines
beforeAll(async () => {
  machines = await watchMachines()
}, 60_000)

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const there: HandlerRef = { holder: 'VR07-careCoordinator-1', role: 'careCoordinator', region: 'VR07' }
const step = { by, firstStep: 'callReporter', firstStepBy: '2026-05-28', reporterKnown: true } as const
const outcome = { by, outcome: 'unknown' } as const

type Step = (report: Report, now: Instant) => Report | Promise<Report>
const word: Step = report => writeToReporter(report, { text: 'Kunt u bellen?', messageKey: randomUUID() }, by, stage)

/** Everything that a reporter can be told of, a day after each other: each time the live clock runs until the next. */
const life: readonly Step[] = [
  word,
  (report, now) => acknowledge(report, step, now),
  (report, now) => firstStepDone(report, by, now),
  word,
  (report, now) => proposeHandover(report, { to: 'VR07', by }, now),
  (report, now) => acceptHandover(report, { by: there, channel: 'phone', on: localDateOf(now) }, now),
  (report, now) => acknowledge(report, { ...step, by: there }, now),
  (report, now) => close(report, outcome, now),
  word,
  (report, now) => reopen(report, by, now),
  (report, now) => close(acknowledge(report, step, now), outcome, now),
]

const receivedFor = (channel: Report['safeContact']['channel']) =>
  received({ safeContact: { channel, hours: 'any', mayBeSaid: 'nothing' } }, stage)
const arrived = async () => (await stage.inbox()).filter(({ destination }) => destination.to.includes(reporter)).length

test('whoever chose mail hears of every turn', async () => {
  await live(await receivedFor('email'))
  expect(stage.sent.filter(id => id.startsWith('reporter'))).toEqual([
    'reporter-message-1',
    'reporter-acknowledged-1',
    'reporter-message-2',
    'reporter-acknowledged-2',
    'reporter-closed-2',
    'reporter-message-3',
    'reporter-closed-3',
  ])
  expect(await arrived()).toBe(7)
})

test.each(['phone', 'none'] as const)(
  'whoever chose %s is never mailed, whatever becomes of the message',
  async channel => {
    await live(await receivedFor(channel))
    expect(await arrived()).toBe(0)
  },
)

test('whoever withdrew the contact is not mailed any more, whatever was planned before', async () => {
  const report = await receivedFor('email')
  for (const state of ['planned', 'unknown'] as const) {
    const { reference } = report
    await stage.notices.plan(aNotice({ reference, id: `reporter-message-${state}`, purpose: 'reporter', state }))
  }
  await live(report, [(current, now) => withdrawContact(current, now), ...life])
  expect(await arrived()).toBe(0)
})

async function live(report: Report, steps = life): Promise<void> {
  for (const [day, step] of steps.entries()) {
    const at = (hour: string): Instant =>
      new Date(Date.parse(`2026-05-06T${hour}:00Z`) + day * 86_400_000).toISOString()
    stage.moveTo(at('08:00'))
    const before = await stored(report, stage)
    const after = await step(before, stage.clock.now())
    if (after.version > (await stored(report, stage)).version)
      await stage.reports.replace({ ...after, version: before.version + 1 }, before.version)
    if ((await stored(report, stage)).watch) await runClock(report, { machines, stage, until: at('14:00') })
  }
}
