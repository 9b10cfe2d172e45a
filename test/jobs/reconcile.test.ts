import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict } from '#domain/errors.ts'
import type { Reference, Report } from '#domain/report.ts'
import { reconcile } from '../../functions/jobs/reconcile.ts'
import { aReport } from '../adapters/examples.ts'
import { openStage, type Stage } from '../workflow/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

/** The switch looks at Friday 16:00 in Amsterdam; a minute is grace. */
test.each([
  { what: 'woke an hour late', wakesAt: '2026-04-24T13:00:00.000Z', started: 1 },
  { what: 'woke just before the grace', wakesAt: '2026-04-24T13:58:59.999Z', started: 1 },
  { what: 'is within the grace', wakesAt: '2026-04-24T13:59:00.000Z', started: 0 },
  { what: 'sleeps until Monday', wakesAt: '2026-04-27T07:00:00.000Z', started: 0 },
])('a report that $what is started $started times', async ({ wakesAt, started }) => {
  const report = await asleepUntil(wakesAt)
  const { Reconciled } = await reconcile(stage)
  expect(Reconciled).toBe(started)
  expect(stage.started.filter(({ reportId }) => reportId === report.reference)).toHaveLength(started)
  await rest(report)
})

test('two switches at once start it once', async () => {
  const report = await asleepUntil('2026-04-24T13:00:00.000Z')
  await Promise.all([reconcile(stage), reconcile(stage)])
  expect(stage.started).toEqual([{ machine: 'escalation', reportId: report.reference, run: 2 }])
  await rest(report)
})

test('when the workflow does not start, the next look finds it again', async () => {
  const report = await asleepUntil('2026-04-24T13:00:00.000Z')
  await reconcile({ ...stage, workflows: { start: () => Promise.reject(new Error('down')) } })
  expect(stage.started).toEqual([])
  stage.pass(120)
  await reconcile(stage)
  expect(stage.started).toEqual([{ machine: 'escalation', reportId: report.reference, run: 3 }])
  await rest(report)
})

test('a report somebody changes at that moment is left to them, and the others are started', async () => {
  const [first, second] = [await asleepUntil('2026-04-24T13:00:00.000Z'), await asleepUntil('2026-04-24T13:00:00.000Z')]
  const replace = async (report: Report, version: number) => {
    if (report.reference === first.reference) throw new Conflict('Somebody was first')
    await stage.reports.replace(report, version)
  }
  expect(await reconcile({ ...stage, reports: { ...stage.reports, replace } })).toEqual({ Reconciled: 1 })
  expect(stage.started.map(({ reportId }) => reportId)).toEqual([second.reference])
  await rest(first)
  await rest(second)
})

test('a fault of the table is not hidden', async () => {
  const report = await asleepUntil('2026-04-24T13:00:00.000Z')
  const down = new Error('down')
  const replace = () => Promise.reject(down)
  const run = reconcile({ ...stage, reports: { ...stage.reports, replace } })
  await expect(run).rejects.toMatchObject({ errors: [down] })
  await rest(report)
})

test('a report that nobody can read keeps no other asleep, and the run is seen to fail', async () => {
  const [broken, other] = [await asleepUntil('2026-04-24T12:00:00.000Z'), await asleepUntil('2026-04-24T13:00:00.000Z')]
  const unreadable = new Error('unreadable')
  const get = (reference: Reference) =>
    reference === broken.reference ? Promise.reject(unreadable) : stage.reports.get(reference)
  const run = reconcile({ ...stage, reports: { ...stage.reports, get } })
  await expect(run).rejects.toMatchObject({ errors: [unreadable] })
  expect(stage.started.map(({ reportId }) => reportId)).toEqual([other.reference])
  await rest(broken)
  await rest(other)
})

async function asleepUntil(wakesAt: string): Promise<Report> {
  const report = aReport({ watch: { machine: 'escalation', run: 1, wakesAt } })
  await stage.reports.create(report)
  return report
}

/** The table is shared by the tests of this file. */
const rest = ({ reference }: Report) => stage.reports.destroy(reference)
