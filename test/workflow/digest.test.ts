import { StateMachine } from 'aws-local-stepfunctions'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { planDigest } from '#domain/digest.ts'
import { acknowledge } from '#domain/lifecycle.ts'
import type { Reminder } from '#domain/reminder.ts'
import type { Report } from '#domain/report.ts'
import { collectRecipients } from '../../functions/workflow/digest-collect.ts'
import { recordFailure } from '../../functions/workflow/digest-failed.ts'
import { sendDigest } from '../../functions/workflow/digest-send.ts'
import { aReminder, aReport } from '../adapters/examples.ts'
import { definitions } from './definitions.ts'
import { coordinator, director, openStage, type Stage } from './stage.ts'

/** Monday 11 May, half an hour before the office opens: when digests go. */
const monday = '2026-05-11T06:30:00.000Z'

let machine: StateMachine
beforeAll(() => {
  const { digest } = definitions()
  if (!digest) throw new Error('The template lacks the digest')
  machine = new StateMachine(digest)
}, 60_000)

/** A table for each test: a day has one digest. */
let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  stage.moveTo(monday)
})
afterEach(() => stage.close())

test('a refused recipient is recorded, the others get their mail, and the run fails', async () => {
  await question(coordinator)
  await question(director)
  stage.nextAnswers('rejected')
  expect(await run()).toBe('failed')
  const states = await Promise.all(
    [coordinator, director].map(async ({ id }) => (await stage.notices.latestDigest(id))?.state),
  )
  expect(states.sort()).toEqual(['failed', 'sent'])
  expect(stage.lines).toEqual([{ digest: 'failed', outcome: 'failed' }])
})

test('an unknown outcome is sent once more on the same day and not a third time', async () => {
  await question(coordinator)
  stage.nextAnswers('unknown', 'unknown')
  expect(await run()).toBe('failed')
  expect(await stage.notices.latestDigest(coordinator.id)).toMatchObject({ state: 'unknown', attempts: 2 })
  expect(await collectRecipients(stage)).toEqual({ recipients: [] })
})

test('killed after the mail, the retry sends nothing and notes what was asked', async () => {
  const asked = await question(coordinator)
  const markSent = () => Promise.reject(new Error('killed'))
  const broken = { ...stage, reminders: { ...stage.reminders, markSent } }
  await expect(sendDigest({ recipient: coordinator.id }, broken)).rejects.toThrow('killed')
  await sendDigest({ recipient: coordinator.id }, stage)
  expect(stage.sent).toHaveLength(1)
  expect(await stored(asked)).toMatchObject({ state: 'sent', sentIn: `2026-05-11-${coordinator.id}` })
})

test('a claim that nobody gave back is written down as unknown', async () => {
  const digest = await planned()
  await stage.notices.claim(digest, { now: monday, until: '2026-05-11T06:31:00.000Z' })
  await recordFailure({ recipient: director.id }, stage)
  expect(await stage.notices.latestDigest(director.id)).toMatchObject({ state: 'unknown' })
})

test('a failure before anything was planned is only told', async () => {
  await recordFailure({ recipient: 'VR09-careCoordinator-1' }, stage)
  expect(stage.lines).toEqual([{ digest: 'failed', outcome: 'notPlanned' }])
})

test('somebody who is not in the directory gets nothing', async () => {
  await expect(sendDigest({ recipient: 'VR09-careCoordinator-1' }, stage)).rejects.toThrow('Nobody')
})

test('a question that lost its point is cancelled, and nothing empty is sent', async () => {
  const taken = await question(coordinator)
  const report = await stage.reports.get(taken.reference)
  if (report)
    await stage.reports.replace(
      { ...report, version: report.version + 1, state: { phase: 'received' } },
      report.version,
    )
  await sendDigest({ recipient: coordinator.id }, stage)
  expect(stage.sent).toEqual([])
  expect(await stored(taken)).toMatchObject({ state: 'cancelled' })
})

test.each([
  { what: 'at night', at: '2026-05-12T00:30:00.000Z' },
  { what: 'on Sunday', at: '2026-05-17T07:00:00.000Z' },
  { what: 'on a closed day', at: '2026-05-14T07:00:00.000Z' },
])('nobody is collected $what', async ({ at }) => {
  await question(coordinator)
  stage.moveTo(at)
  expect(await collectRecipients(stage)).toEqual({ recipients: [] })
})

test('one mail holds all questions of a person, and the day has no second', async () => {
  const questions = [await question(coordinator), await question(coordinator)]
  expect(await run()).toBe('done')
  expect(stage.sent).toEqual([`2026-05-11-${coordinator.id}`])
  const [mail] = (await stage.inbox()).filter(({ body }) => body.text.includes('takeover?t=')).slice(-1)
  expect(mail?.body.text.match(/takeover\?t=/g)).toHaveLength(questions.length)
  for (const asked of questions) expect(await stored(asked)).toMatchObject({ state: 'sent' })
  await question(coordinator, { id: 'progress30-1', about: 'progress30' })
  expect(await run()).toBe('done')
  expect(stage.sent).toHaveLength(1)
})

const Sending = z.object({ recipient: z.string() })

function run(): Promise<'done' | 'failed'> {
  const { result } = machine.run(
    {},
    {
      overrides: {
        taskResourceLocalHandlers: {
          Collect: () => collectRecipients(stage),
          SendDigest: input => sendDigest(Sending.parse(input), stage),
          RecordFailure: input => recordFailure(Sending.parse(input), stage),
        },
        retryIntervalOverrides: { Collect: 0, SendDigest: 0, RecordFailure: 0 },
      },
    },
  )
  return result.then(
    () => 'done',
    () => 'failed',
  )
}

/** A message this holder took, with a question that is due. */
async function question({ id, role, region }: typeof coordinator, changes: Partial<Reminder> = {}): Promise<Reminder> {
  const by = { holder: id, role, region }
  const step = { by, firstStep: 'callReporter', firstStepBy: '2026-05-29', reporterKnown: false } as const
  const report: Report = acknowledge(aReport(), step, '2026-05-01T10:00:00.000Z')
  await stage.reports.create(report)
  const reminder = aReminder({ reference: report.reference, holder: id, dueAt: '2026-05-11T06:00:00.000Z', ...changes })
  await stage.reminders.put(reminder)
  return reminder
}

const stored = async ({ reference, id }: Reminder) =>
  (await stage.reminders.listFor(reference)).find(reminder => reminder.id === id)

async function planned() {
  const digest = planDigest(director, monday)
  await stage.notices.plan(digest)
  return digest
}
