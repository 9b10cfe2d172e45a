import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { planDigest } from '#domain/digest.ts'
import { drillNotices, planDrill } from '#domain/drill.ts'
import { Conflict } from '#domain/errors.ts'
import { settle } from '#domain/mistake.ts'
import type { Reference, Report } from '#domain/report.ts'
import { readRetention } from '#domain/retention.ts'
import { destroyWhatIsDue } from '../../functions/jobs/retention.ts'
import { aMessage, aNotice, aReference, aReport } from '../adapters/examples.ts'
import { aMistake } from '../domain/mistake-case.ts'
import { coordinator, openStage, type Stage } from '../workflow/stage.ts'

const rules = readRetention(everyPeriod)
const nothing = {
  ContentsDestroyed: 0,
  ReportsDestroyed: 0,
  AddressesForgotten: 0,
  DigestsDestroyed: 0,
  DrillLinesDestroyed: 0,
  DrillsDestroyed: 0,
  FactsDestroyed: 0,
  MistakesDestroyed: 0,
  ReportsToReview: 0,
}

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

test('interrupted while destroying, the next run finishes', async () => {
  const report = await closedReport()
  stage.moveTo('2027-05-02T01:00:00.000Z')
  const destroy = () => Promise.reject(new Error('interrupted'))
  await expect(run({ reports: { ...stage.reports, destroy } })).rejects.toMatchObject({
    errors: [new Error('interrupted')],
  })
  expect(await run()).toMatchObject({ ReportsDestroyed: 1 })
  expect(await stage.reports.get(report.reference)).toBeUndefined()
  expect(await stage.notices.list(report.reference)).toEqual([])
})

test('a report that nobody can read keeps nothing else from being destroyed, and the run is seen to fail', async () => {
  const [broken, other] = [await closedReport(), await closedReport()]
  await stage.notices.plan(planDigest(coordinator, '2026-07-20T06:30:00.000Z'))
  stage.moveTo('2027-05-02T01:00:00.000Z')
  const unreadable = new Error('unreadable')
  const get = (reference: Reference) =>
    reference === broken.reference ? Promise.reject(unreadable) : stage.reports.get(reference)
  await expect(run({ reports: { ...stage.reports, get } })).rejects.toMatchObject({ errors: [unreadable] })
  expect(await stage.reports.get(other.reference)).toBeUndefined()
  expect(await run()).toEqual({ ...nothing, ReportsDestroyed: 1 })
})

test('a destruction that cannot be noted is not done', async () => {
  const report = await closedReport()
  stage.moveTo('2027-05-02T01:00:00.000Z')
  const record = () => Promise.reject(new Error('not noted'))
  await expect(run({ destructions: { record } })).rejects.toMatchObject({ errors: [new Error('not noted')] })
  expect(await stage.reports.get(report.reference)).toEqual(report)
  await stage.reports.destroy(report.reference)
})

test('a destruction is noted for two years of the wall’s clock, with nothing that the report said', async () => {
  const { reference, region } = await closedReport()
  stage.moveTo('2027-05-02T01:00:00.000Z')
  const noted: unknown[] = []
  await run({ destructions: { record: async (...note) => void noted.push(...note) } })
  const twoYears = 2 * 365 * 24 * 60 * 60
  expect(noted).toEqual([{ reference, region, destroyedAt: '2027-05-02T01:00:00.000Z' }, expect.any(Number)])
  expect(Math.abs(Number(noted[1]) - Date.now() / 1000 - twoYears)).toBeLessThan(3 * 24 * 60 * 60)
})

test('the line about a daily mail goes with its address', async () => {
  const digest = planDigest(coordinator, '2026-04-24T06:30:00.000Z')
  await stage.notices.plan(digest)
  stage.moveTo('2026-07-22T21:00:00.000Z')
  expect(await run()).toEqual(nothing)
  stage.moveTo('2026-07-23T23:00:00.000Z')
  expect(await run()).toEqual({ ...nothing, DigestsDestroyed: 1 })
  expect(await stage.notices.get(digest)).toBeUndefined()
})

test('a drill goes with the lines about its mails', async () => {
  const drill = planDrill({ ...stage, regions: ['VR05'], directory: [coordinator], now: '2026-04-24T08:00:00.000Z' })
  await stage.drills.begin(drill)
  const [line] = drillNotices(drill, [coordinator])
  if (!line) throw new Error('The drill mails nobody')
  await stage.notices.plan(line)
  stage.moveTo('2026-07-22T21:00:00.000Z')
  expect(await run()).toEqual(nothing)
  stage.moveTo('2026-07-23T23:00:00.000Z')
  expect(await run()).toEqual({ ...nothing, DrillLinesDestroyed: 1, DrillsDestroyed: 1 })
  expect(await stage.drills.list()).toEqual([])
  expect(await stage.notices.listDrill(drill.day)).toEqual([])
})

test('the facts of a quarter go fourteen months after it began, all at once', async () => {
  const fact = { event: 'closed', region: 'VR05', reference: aReference(), outcome: 'open' } as const
  await stage.facts.put({ ...fact, quarter: '2026-Q1' })
  await stage.facts.put({ ...fact, quarter: '2026-Q2' })
  stage.moveTo('2027-02-28T22:59:00.000Z')
  expect(await run()).toMatchObject({ FactsDestroyed: 0 })
  stage.moveTo('2027-02-28T23:00:00.000Z')
  expect(await run()).toMatchObject({ FactsDestroyed: 1 })
  expect(await stage.facts.ofQuarter('2026-Q1')).toEqual([])
  expect(await stage.facts.ofQuarter('2026-Q2')).toHaveLength(1)
  await stage.facts.remove({ ...fact, quarter: '2026-Q2' })
})

test.each([
  { day: '2026-05-31T01:00:00.000Z', what: 'ContentsDestroyed' },
  { day: '2027-05-02T01:00:00.000Z', what: 'ReportsDestroyed' },
])('once $what, the table holds neither what was sealed nor the key to it', async ({ day, what }) => {
  const reference = aReference()
  const sealed = await stage.seal.seal(reference, { text: 'Slaapt op het werk.', location: 'Kade 1' })
  if (sealed === undefined) throw new Error('Nothing was sealed')
  const boxes = [sealed.key, ...Object.values(sealed.fields).filter(box => box !== undefined)]
  await closedReport({ reference, sealed })
  const before = await everything()
  expect(boxes.filter(box => !before.includes(box))).toEqual([])
  stage.moveTo(day)
  expect(await run()).toMatchObject({ [what]: 1 })
  const after = await everything()
  expect(boxes.filter(box => after.includes(box))).toEqual([])
  await stage.reports.destroy(reference)
})

test('a report that is opened again at that moment keeps its contents', async () => {
  const report = await closedReport()
  stage.moveTo('2026-06-01T01:00:00.000Z')
  const replace = () => Promise.reject(new Conflict('Somebody was first'))
  expect(await run({ reports: { ...stage.reports, replace } })).toMatchObject({ ContentsDestroyed: 0 })
  await stage.reports.destroy(report.reference)
})

test.each([
  { day: '2026-05-30T23:00:00.000Z', what: 'ContentsDestroyed', count: 1 },
  { day: '2026-05-30T21:00:00.000Z', what: 'ContentsDestroyed', count: 0 },
  { day: '2026-07-23T23:00:00.000Z', what: 'AddressesForgotten', count: 1 },
  { day: '2026-07-22T21:00:00.000Z', what: 'AddressesForgotten', count: 0 },
] as const)('on $day: $what $count', async ({ day, what, count }) => {
  const report = await closedReport()
  stage.moveTo(day)
  expect(await run()).toMatchObject({ [what]: count })
  await stage.reports.destroy(report.reference)
})

test('what desk and reporter wrote goes with the contents, also when a run ended in between', async () => {
  const report = await closedReport()
  await stage.messages.put(aMessage({ reference: report.reference }))
  stage.moveTo('2026-05-30T21:00:00.000Z')
  await run()
  expect(await stage.messages.list(report.reference)).toHaveLength(1)
  stage.moveTo('2026-05-31T01:00:00.000Z')
  const destroyWritten = () => Promise.reject(new Error('interrupted'))
  await expect(run({ reports: { ...stage.reports, destroyWritten } })).rejects.toMatchObject({
    errors: [new Error('interrupted')],
  })
  await run()
  expect(await stage.messages.list(report.reference)).toEqual([])
  await stage.reports.destroy(report.reference)
})

test('a second run on the same day does nothing, and what was coded stays', async () => {
  const report = await closedReport()
  stage.moveTo('2026-08-01T01:00:00.000Z')
  expect(await run()).toEqual({ ...nothing, ContentsDestroyed: 1, AddressesForgotten: 1 })
  expect(await run()).toEqual(nothing)
  const left = await stage.reports.get(report.reference)
  expect(left).toMatchObject({ forms: report.forms, hasContact: false })
  expect(left).not.toHaveProperty('sealed')
  expect(left?.timeline.at(-1)).toMatchObject({ what: 'destroyed' })
  const [notice] = await stage.notices.list(report.reference)
  expect(notice).toMatchObject({ holder: 'VR05-careCoordinator-1' })
  expect(notice).not.toHaveProperty('to')
  await stage.reports.destroy(report.reference)
})

test('what a reader wrote goes 30 days after it was settled, on the day, and is noted without its text', async () => {
  const open = aMistake({ receivedAt: '2026-04-20T10:00:00.000Z' })
  const settled = settle(open, { outcome: 'corrected', by: 'subject' }, '2026-05-01T21:59:00.000Z')
  await stage.mistakes.add(settled)
  stage.moveTo('2026-05-30T21:59:59.000Z')
  expect(await run()).toEqual(nothing)
  stage.moveTo('2026-05-30T22:00:00.000Z')
  const noted: unknown[] = []
  const record = async (...note: readonly unknown[]) => void noted.push(...note)
  expect(await run({ destructions: { record } })).toEqual({ ...nothing, MistakesDestroyed: 1 })
  expect(noted[0]).toEqual({ reference: open.id, region: 'VR05', destroyedAt: '2026-05-30T22:00:00.000Z' })
  expect(await stage.mistakes.get(open.id)).toBeUndefined()
  expect(await run()).toEqual(nothing)
})

test('what a reader wrote stays as long as its destruction cannot be noted', async () => {
  const open = aMistake({ receivedAt: '2026-04-20T10:00:00.000Z' })
  await stage.mistakes.add(open)
  stage.moveTo('2027-04-19T22:00:00.000Z')
  const record = () => Promise.reject(new Error('not noted'))
  await expect(run({ destructions: { record } })).rejects.toMatchObject({ errors: [new Error('not noted')] })
  expect(await stage.mistakes.get(open.id)).toEqual(open)
  await stage.mistakes.remove(open.id)
})

test('what a reader wrote and nobody settled goes after a year', async () => {
  const open = aMistake({ receivedAt: '2026-04-20T10:00:00.000Z' })
  await stage.mistakes.add(open)
  stage.moveTo('2027-04-19T21:59:59.000Z')
  expect(await run()).toEqual(nothing)
  stage.moveTo('2027-04-19T22:00:00.000Z')
  expect(await run()).toEqual({ ...nothing, MistakesDestroyed: 1 })
})

test('an open report is never destroyed, however old: somebody must look', async () => {
  const report = aReport()
  await stage.reports.create(report)
  stage.moveTo('2027-04-24T14:00:00.000Z')
  expect(await run()).toEqual({ ...nothing, ReportsToReview: 1 })
  expect(await stage.reports.get(report.reference)).toEqual(report)
  await stage.reports.destroy(report.reference)
})

const run = (changes: Partial<Parameters<typeof destroyWhatIsDue>[0]> = {}) =>
  destroyWhatIsDue({ ...stage, rules, ...changes })

/** The whole table, as whoever has access to it alone would see it. */
async function everything(): Promise<string> {
  const { client, name } = stage.table
  const { Items } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }))
  return JSON.stringify(Items)
}

/** Closed on 1 May in Amsterdam; its one notice went out on 24 April. */
async function closedReport(changes: Partial<Report> = {}): Promise<Report> {
  const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
  const { watch: _, ...open } = aReport(changes)
  const closedAt = '2026-05-01T10:00:00.000Z'
  const report: Report = { ...open, state: { phase: 'closed', closedAt, outcome: 'unknown', by, reporterKnown: false } }
  await stage.reports.create(report)
  await stage.notices.plan(aNotice({ reference: report.reference, state: 'sent', sentAt: '2026-04-24T14:00:00.000Z' }))
  return report
}
