import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { StateMachine } from 'aws-local-stepfunctions'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { reportKey } from '#adapters/keys.ts'
import type { Mailer } from '#adapters/mailer.ts'
import type { Holder } from '#domain/directory.ts'
import { acknowledge } from '#domain/lifecycle.ts'
import { execute, watchMachines } from '../../infra/replay/machine-run.ts'
import { aReminder, aReport } from '../adapters/examples.ts'
import { digestMachine, runDigest } from './digest-run.ts'
import { coordinator, deputy, director, openStage, type Stage } from './stage.ts'

/** Tuesday 12 May, half an hour before the office opens: when digests go. */
const morning = '2026-05-12T06:30:00.000Z'

let machine: StateMachine
beforeAll(async () => {
  machine = await digestMachine()
}, 60_000)

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  stage.moveTo(morning)
})
afterEach(() => stage.close())

/** The first in the order of their ids, the one in between, and the last. */
test.each([coordinator, deputy, director])(
  'a daily mail to $id that fails at every try leaves all others theirs',
  async poisoned => {
    for (const holder of [coordinator, deputy, director]) await question(holder)
    expect(await runDigest(machine, { ...stage, mailer: failingFor(poisoned) })).toBe('failed')
    const others = [coordinator, deputy, director].filter(({ id }) => id !== poisoned.id)
    expect(await mailboxes()).toEqual(others.map(({ email }) => email).toSorted())
    expect(stage.lines).toEqual([{ digest: 'failed', outcome: 'planned' }])

    stage.pass(30 * 60)
    expect(await runDigest(machine, stage)).toBe('done')
    expect(await mailboxes()).toEqual([coordinator, deputy, director].map(({ email }) => email).toSorted())
    expect(stage.sent).toHaveLength(3)
  },
)

test('a message that cannot be read keeps only the mail of whoever is asked about it', async () => {
  const reference = await question(coordinator)
  for (const holder of [deputy, director]) await question(holder)
  await unreadable(reference)
  expect(await runDigest(machine, stage)).toBe('failed')
  expect(await mailboxes()).toEqual([deputy, director].map(({ email }) => email).toSorted())
  expect(stage.lines).toEqual([{ digest: 'failed', outcome: 'notPlanned' }])
})

test.each([coordinator, deputy])(
  'a rung asks whoever is on it beside $id, whose mail fails at every try, and asks once',
  async poisoned => {
    const report = aReport({ urgency: 'urgent', receivedAt: morning, ladder: { round: 1, startedAt: morning } })
    await stage.reports.create(report)
    stage.moveTo('2026-05-12T07:00:00.000Z')
    const world = { ...stage, mailer: failingFor(poisoned) }
    const start = { machine: 'escalation', reportId: report.reference, run: 1 } as const
    expect(await execute(await watchMachines(), start, world)).toBe('failed')
    const others = [coordinator, deputy].filter(({ id }) => id !== poisoned.id)
    expect(await mailboxes()).toEqual(others.map(({ email }) => email).toSorted())
  },
)

const failingFor = ({ email }: Holder): Mailer => ({
  send: sending => (sending.to === email ? Promise.reject(new Error('Slow down')) : stage.mailer.send(sending)),
})

/** A message this holder took, with a question that is due. */
async function question({ id, role, region }: Holder): Promise<string> {
  const by = { holder: id, role, region }
  const step = { by, firstStep: 'callReporter', firstStepBy: '2026-05-29', reporterKnown: false } as const
  const report = acknowledge(aReport(), step, '2026-05-01T10:00:00.000Z')
  await stage.reports.create(report)
  await stage.reminders.put(aReminder({ reference: report.reference, holder: id, dueAt: '2026-05-11T06:00:00.000Z' }))
  return report.reference
}

async function unreadable(reference: string): Promise<void> {
  const { client, name } = stage.table
  const broken = { UpdateExpression: 'SET urgency = :none', ExpressionAttributeValues: { ':none': 'none of ours' } }
  await client.send(new UpdateCommand({ TableName: name, Key: reportKey(reference), ...broken }))
}

const mailboxes = async () => (await stage.inbox()).flatMap(({ destination }) => destination.to).toSorted()
