import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { acknowledge, close } from '#domain/lifecycle.ts'
import type { Report } from '#domain/report.ts'
import { assessFollowUp } from '../../functions/workflow/follow-up-assess.ts'
import { notifyFollowUp } from '../../functions/workflow/follow-up-notify.ts'
import { execute, type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { aReport } from '../adapters/examples.ts'
import { coordinator, openStage, type Stage } from './stage.ts'

let stage: Stage
let machines: WatchMachines
beforeAll(async () => {
  machines = await watchMachines()
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const by = { holder: coordinator.id, role: coordinator.role, region: coordinator.region }

test('a missed first step whose restart does not start is left to the dead-man’s switch', async () => {
  const report = await taken()
  stage.moveTo('2026-04-30T15:00:00.000Z')
  const workflows = { start: () => Promise.reject(new Error('down')) }
  expect(await assessFollowUp(inputOf(report), { ...stage, workflows })).toMatchObject({ kind: 'done' })
  expect(await stored(report)).toMatchObject({
    state: { phase: 'received' },
    ladder: { round: 2 },
    watch: { machine: 'escalation', wakesAt: '2026-04-30T15:00:00.000Z' },
  })
  expect(stage.lines).toHaveLength(1)
})

test('killed after the restart was written, it is not written twice', async () => {
  const report = await taken()
  stage.moveTo('2026-04-30T15:00:00.000Z')
  const replace = async (changed: Report, version: number) => {
    await stage.reports.replace(changed, version)
    throw new Error('killed')
  }
  await expect(assessFollowUp(inputOf(report), { ...stage, reports: { ...stage.reports, replace } })).rejects.toThrow()
  expect(await assessFollowUp(inputOf(report), stage)).toMatchObject({ kind: 'done' })
  expect(await stored(report)).toMatchObject({ ladder: { round: 2 } })
})

test('somebody who writes at the same moment makes it look again in a second', async () => {
  const report = await taken()
  stage.moveTo('2026-04-30T15:00:00.000Z')
  const replace = async (changed: Report, version: number) => {
    await stage.reports.replace({ ...report, version: version + 1 }, version)
    await stage.reports.replace(changed, version)
  }
  const broken = { ...stage, reports: { ...stage.reports, replace } }
  expect(await assessFollowUp(inputOf(report), broken)).toEqual({ ...inputOf(report), kind: 'wait', seconds: 1 })
})

test('the reporter gets one neutral mail at taking, at an address that only the sender unseals', async () => {
  const report = await taken({ done: true })
  await execute(machines, { machine: 'followUp', ...inputOf(report) }, stage, { until: '2026-04-27T12:00:00.000Z' })
  expect(stage.sent).toEqual(['reporter-acknowledged-1'])
  const [mail] = (await stage.inbox()).slice(-1)
  expect(mail).toMatchObject({ destination: { to: ['reporter@example.org'] } })
  expect(mail?.body.text).not.toMatch(/http|MR-|Meldroute|mensenhandel/i)
})

test('somebody who said "do not mail me" is not mailed, even when a notice was planned', async () => {
  const report = await taken({ done: true, channel: 'phone' })
  await execute(machines, { machine: 'followUp', ...inputOf(report) }, stage, { until: '2026-04-27T12:00:00.000Z' })
  expect(await notifyFollowUp(inputOf(report), stage)).toEqual(inputOf(report))
  expect(stage.sent).toEqual([])
})

test('without an address the notice fails, and the ledger says so', async () => {
  const report = await taken({ done: true, contact: undefined })
  await execute(machines, { machine: 'followUp', ...inputOf(report) }, stage, { until: '2026-04-27T12:00:00.000Z' })
  expect(await stage.notices.list(report.reference)).toMatchObject([{ purpose: 'reporter', state: 'failed' }])
})

test('questions come after ten, thirty and forty working days, once each, and stop at closing', async () => {
  const report = await taken({ done: true, channel: 'none' })
  await execute(machines, { machine: 'followUp', ...inputOf(report) }, stage, { until: '2026-06-30T12:00:00.000Z' })
  const asked = await stage.reminders.listFor(report.reference)
  expect(asked.map(({ about }) => about).sort()).toEqual(['progress10', 'progress30', 'proposeClosing'])
  const current = await stored(report)
  if (!current) throw new Error('The report is gone')
  const closed = close(current, { by, outcome: 'notApplicable' }, stage.clock.now())
  await stage.reports.replace(closed, current.version)
  expect(await execute(machines, { machine: 'followUp', ...inputOf(closed) }, stage)).toBe('done')
  const left = await stage.reminders.listFor(report.reference)
  expect(left.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  expect(await stored(report)).not.toHaveProperty('watch')
})

type Taken = {
  readonly done?: boolean
  readonly channel?: Report['safeContact']['channel']
  readonly contact?: string | undefined
}

/** Taken at once, with a first step for Thursday. */
async function taken(options: Taken = {}): Promise<Report> {
  const { done = false, channel = 'email' } = options
  const contact = 'contact' in options ? options.contact : JSON.stringify({ email: 'reporter@example.org' })
  const { sealed: _, ...fresh } = aReport({ safeContact: { channel, hours: 'any', mayBeSaid: 'nothing' } })
  const sealed = await stage.seal.seal(fresh.reference, { contact, text: 'sealed' })
  const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
  const report = acknowledge({ ...fresh, ...(sealed ? { sealed } : {}) }, step, stage.clock.now())
  const { state } = report
  const finished = done && state.phase === 'acknowledged' ? { ...state, firstStepDoneAt: stage.clock.now() } : state
  const stored: Report = { ...report, state: finished }
  await stage.reports.create(stored)
  return stored
}

const inputOf = ({ reference, watch }: Report) => ({ reportId: reference, run: watch?.run ?? 0 })

const stored = ({ reference }: Report) => stage.reports.get(reference)
