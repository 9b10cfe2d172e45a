import type { StateMachine } from 'aws-local-stepfunctions'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planDigest } from '#domain/digest.ts'
import type { Holder } from '#domain/directory.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, firstStepDone } from '#domain/lifecycle.ts'
import type { Reminder } from '#domain/reminder.ts'
import type { Report } from '#domain/report.ts'
import { collectRecipients } from '../../functions/workflow/digest-collect.ts'
import { recordFailure } from '../../functions/workflow/digest-failed.ts'
import { sendDigest } from '../../functions/workflow/digest-send.ts'
import { aReminder, aReport } from '../adapters/examples.ts'
import { digestMachine, runDigest } from './digest-run.ts'
import { changeEntry } from './entry-change.ts'
import { coordinator, deputy, director, openStage, type Stage } from './stage.ts'

/** Monday 11 May, half an hour before the office opens: when digests go. */
const monday = '2026-05-11T06:30:00.000Z'

let machine: StateMachine
beforeAll(async () => {
  machine = await digestMachine()
}, 60_000)

/** A table for each test: a day has one digest. */
let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  stage.moveTo(monday)
  await checked(coordinator, deputy, director)
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
  await expect(sendDigest(to(coordinator.id), broken)).rejects.toThrow('killed')
  await sendDigest(to(coordinator.id), stage)
  expect(stage.sent).toHaveLength(1)
  expect(await stored(asked)).toMatchObject({ state: 'sent', sentIn: `2026-05-11-${coordinator.id}` })
})

test('a claim that nobody gave back is written down as unknown', async () => {
  const digest = await planned()
  await stage.notices.claim(digest, { now: monday, until: '2026-05-11T06:31:00.000Z' })
  await recordFailure(to(director.id), stage)
  expect(await stage.notices.latestDigest(director.id)).toMatchObject({ state: 'unknown' })
})

test('a failure before anything was planned is only told', async () => {
  await recordFailure(to('VR09-careCoordinator-1'), stage)
  expect(stage.lines).toEqual([{ digest: 'failed', outcome: 'notPlanned' }])
})

test('somebody who is not in the directory gets nothing', async () => {
  await expect(sendDigest(to('VR09-careCoordinator-1'), stage)).rejects.toThrow('Nobody')
})

test('a question that lost its point is cancelled, and nothing empty is sent', async () => {
  const taken = await question(coordinator)
  const report = await stage.reports.get(taken.reference)
  if (report)
    await stage.reports.replace(
      { ...report, version: report.version + 1, state: { phase: 'received' } },
      report.version,
    )
  await sendDigest(to(coordinator.id), stage)
  expect(stage.sent).toEqual([])
  expect(await stored(taken)).toMatchObject({ state: 'cancelled' })
})

test('a question that was put off waits for its day', async () => {
  const asked = await question(coordinator)
  const report = await stage.reports.get(asked.reference)
  if (!report) throw new Error('There is no message')
  const snooze = { until: '2026-05-12', reason: 'staysOpen' } as const
  await stage.reports.replace({ ...report, version: report.version + 1, snooze }, report.version)
  expect(await run()).toBe('done')
  expect(stage.sent).toEqual([])
  stage.moveTo('2026-05-12T06:30:00.000Z')
  expect(await run()).toBe('done')
  expect(stage.sent).toEqual([`2026-05-12-${coordinator.id}`])
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
  const [mail] = (await stage.inbox()).slice(-1)
  expect(mail?.body.text).toContain(`${questions.length} berichten: Hoe staat het ervoor?`)
  expect(mail?.body.text.match(/https?:\S+/g)).toEqual(['https://example.org/loket/'])
  for (const { reference } of questions) expect(mail?.body.text).not.toContain(reference)
  for (const asked of questions) expect(await stored(asked)).toMatchObject({ state: 'sent' })
  await question(coordinator, { id: 'progress30-1', about: 'progress30' })
  expect(await run()).toBe('done')
  expect(stage.sent).toHaveLength(1)
})

describe('whoever cannot be mailed', () => {
  test('is answered for by the deputy, at once when they leave', async () => {
    const asked = await question(coordinator)
    await change(coordinator, { endedOn: '2026-05-11' })
    expect(await run()).toBe('done')
    expect(stage.sent).toEqual([`2026-05-11-${deputy.id}`])
    expect(await stored(asked)).toMatchObject({ state: 'sent' })
  })

  test('between collecting and sending, gets nothing, and is not a failure', async () => {
    await question(coordinator)
    const { recipients } = await collectRecipients(stage)
    await stage.directory.mark(coordinator.id, 'bounced', { at: '2026-05-11T06:30:01.000Z', to: coordinator.email })
    for (const recipient of recipients) await sendDigest(recipient, stage)
    expect(stage.sent).toEqual([])
    expect(await collectRecipients(stage)).toEqual({ recipients: [to(deputy.id)] })
  })
})

test('two roles behind one mailbox get one mail a day', async () => {
  await change(director, { email: coordinator.email })
  await question(coordinator)
  await question(director)
  expect(await run()).toBe('done')
  expect(stage.sent).toEqual([`2026-05-11-${coordinator.id}`])
  expect(await run()).toBe('done')
  expect(stage.sent).toHaveLength(1)
})

describe('somebody who wants a mail a week', () => {
  beforeEach(async () => {
    await change(coordinator, { digest: { at: '08:30', every: 'week' } })
    stage.moveTo('2026-05-12T06:30:00.000Z')
  })

  test('gets none on Tuesday about a question of yesterday', async () => {
    await question(coordinator, { dueAt: '2026-05-11T07:00:00.000Z' })
    expect(await collectRecipients(stage)).toEqual({ recipients: [] })
  })

  test.each([
    ['six working days old', { dueAt: '2026-04-30T06:00:00.000Z' }],
    ['about a message open for too long', { about: 'openTooLong' as const, id: 'openTooLong-2026-05-01' }],
  ])('gets it on Tuesday when a question is %s', async (_, changes) => {
    await question(coordinator, changes)
    expect(await collectRecipients(stage)).toEqual({ recipients: [to(coordinator.id)] })
  })

  test('gets it on Tuesday when a first step ends that day', async () => {
    const { reference } = await promise('2026-05-12')
    expect(await collectRecipients(stage)).toEqual({ recipients: [to(coordinator.id, [reference])] })
    expect(await run()).toBe('done')
    const [mail] = (await stage.inbox()).slice(-1)
    expect(mail?.body.text).toContain('laatste werkdag voor de eerste stap')
  })
})

test('a first step that was done since is not in the mail', async () => {
  const report = await promise('2026-05-11')
  const { recipients } = await collectRecipients(stage)
  const done = firstStepDone(report, by(coordinator), monday)
  await stage.reports.replace(done, report.version)
  for (const recipient of recipients) await sendDigest(recipient, stage)
  expect(recipients).toEqual([to(coordinator.id, [report.reference])])
  expect(stage.sent).toEqual([])
})

test('an offer of another region is in the mail of whoever would be asked there, and nothing of the message', async () => {
  const there = { ...by(coordinator), holder: 'VR07-careCoordinator-1', region: 'VR07' } as const
  const report = proposeHandover(aReport({ region: 'VR07' }), { to: 'VR05', by: there }, '2026-05-08T10:00:00.000Z')
  await stage.reports.create(report)
  expect(await run()).toBe('done')
  expect(stage.sent).toEqual([`2026-05-11-${coordinator.id}`])
  const [mail] = (await stage.inbox()).slice(-1)
  expect(mail?.body.text).toContain('Een andere regio wil dit aan u overdragen')
  expect(mail?.body.text).not.toContain(report.reference)
})

describe('an entry that nobody checked', () => {
  test('asks its mailbox once in 90 days', async () => {
    await unchecked(director)
    expect(await run()).toBe('done')
    expect(stage.sent).toEqual([`2026-05-11-${director.id}`])
    const [mail] = (await stage.inbox()).slice(-1)
    expect(mail?.body.text).toContain('Is your entry in the directory still right?')
    expect(mail?.body.text).toContain('https://example.org/en/desk/')
    stage.moveTo('2026-08-07T06:30:00.000Z')
    await checked(coordinator, deputy)
    expect(await run()).toBe('done')
    expect(stage.sent).toHaveLength(1)
    stage.moveTo('2026-08-10T06:30:00.000Z')
    expect(await run()).toBe('done')
    expect(stage.sent).toHaveLength(2)
  })

  test('is asked a few at a time, and never keeps a question waiting', async () => {
    const many = [5, 6, 7, 8].map(number => ({ ...deputy, id: `VR05-careCoordinator-${number}` }))
    for (const holder of many) {
      await stage.directory.put(
        { ...holder, email: `${holder.id}@example.org` },
        { by: 'subject', at: '2026-01-05T08:00:00.000Z', expires: 1_840_000_000, expectedVersion: 0 },
      )
    }
    await question(director)
    expect((await collectRecipients(stage)).recipients).toHaveLength(4)
    expect(await run()).toBe('done')
    expect(stage.sent).toContain(`2026-05-11-${director.id}`)
    expect((await collectRecipients(stage)).recipients).toHaveLength(1)
  })

  test('killed after the mail, the retry asks nothing again', async () => {
    await unchecked(director)
    const nudged = () => Promise.reject(new Error('killed'))
    const broken = { ...stage, directory: { ...stage.directory, nudged } }
    await expect(sendDigest(to(director.id), broken)).rejects.toThrow('killed')
    await sendDigest(to(director.id), stage)
    expect(stage.sent).toHaveLength(1)
    expect(await stage.directory.get(director.id)).toMatchObject({ nudgedAt: monday })
  })

  test('that was refused is asked again the next day', async () => {
    await unchecked(director)
    stage.nextAnswers('rejected')
    expect(await run()).toBe('failed')
    stage.moveTo('2026-05-12T06:30:00.000Z')
    expect(await run()).toBe('done')
    expect(stage.sent).toEqual([`2026-05-12-${director.id}`])
  })
})

const to = (recipient: string, pressing: string[] = []) => ({ recipient, pressing, progress: [] })

const run = () => runDigest(machine, stage)

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

/** A message whose first step the coordinator promised for that day. */
async function promise(firstStepBy: string): Promise<Report> {
  const step = { by: by(coordinator), firstStep: 'callReporter', firstStepBy, reporterKnown: false } as const
  const report = acknowledge(aReport(), step, '2026-05-01T10:00:00.000Z')
  await stage.reports.create(report)
  return report
}

const by = ({ id, role, region }: Holder) => ({ holder: id, role, region })

const change = ({ id }: Holder, changes: Partial<Holder>) => changeEntry(stage, id, changes, '2026-05-08T08:00:00.000Z')

/** Somebody phoned them: nothing in the directory needs to ask. */
async function checked(...holders: Holder[]): Promise<void> {
  const now = stage.clock.now()
  for (const holder of holders) await change(holder, { verified: { on: now.slice(0, 10), by: 'subject', at: now } })
}

/** Nobody phoned for a year. */
const unchecked = (holder: Holder) => change(holder, { verified: { on: '2025-05-11', by: 'subject' } })

const stored = async ({ reference, id }: Reminder) =>
  (await stage.reminders.listFor(reference)).find(reminder => reminder.id === id)

async function planned() {
  const digest = planDigest(director, monday)
  await stage.notices.plan(digest)
  return digest
}
