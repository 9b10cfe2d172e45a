import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { country } from '#domain/figures.ts'
import { acknowledge, close, firstStepDone, reopen } from '#domain/lifecycle.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import type { Instant, Report } from '#domain/report.ts'
import { readRetention } from '#domain/retention.ts'
import { localDateOf } from '#domain/working-time.ts'
import { countFigures, type FiguresDependencies } from '../../functions/jobs/figures.ts'
import { aNotice, aReport } from '../adapters/examples.ts'
import { openStage, type Stage } from '../workflow/stage.ts'

const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
const municipalities = readMunicipalityNames(everyMunicipality)
const rules = readRetention(everyPeriod)

/* Each test has a table of its own: figures are about everything that is there. */
let stage: Stage
beforeEach(async () => {
  stage = await openStage()
}, 60_000)
afterEach(() => stage.close())

const run = (changes: Partial<FiguresDependencies> = {}) =>
  countFigures({ ...stage, municipalities, rules, ...changes })

const receivedOn = (day: string, changes: Partial<Report> = {}): Report => {
  const at = `${day}T09:00:00.000Z`
  return aReport({
    receivedAt: at,
    lastActivityAt: at,
    ladder: { round: 1, startedAt: at },
    timeline: [
      { at, what: 'received' },
      { at, what: 'rungNotified', role: 'careCoordinator' },
    ],
    ...changes,
  })
}

const taken = (report: Report, at: Instant): Report =>
  acknowledge(report, { by, firstStep: 'callReporter', firstStepBy: localDateOf(at), reporterKnown: false }, at)

async function stored(report: Report): Promise<Report> {
  await stage.reports.create(report)
  return report
}

async function changedTo(next: Report): Promise<Report> {
  await stage.reports.replace(next, next.version - 1)
  return next
}

/** In the order of their keys. */
const factsOf = async (quarter: string) => stage.facts.ofQuarter(quarter)

describe('facts', () => {
  test('counted night by night are those counted once at the end', async () => {
    const report = await stored(receivedOn('2026-02-02'))
    const { reference } = report
    await stage.notices.plan(
      aNotice({ reference, id: 'reporter-acknowledged-1', purpose: 'reporter', state: 'planned' }),
    )
    const nights = [
      (last: Report) => taken(last, '2026-02-03T10:00:00.000Z'),
      (last: Report) => firstStepDone(last, by, '2026-02-04T10:00:00.000Z'),
      (last: Report) => close(last, { by, outcome: 'registeredByUs' }, '2026-02-05T10:00:00.000Z'),
      (last: Report) => reopen(last, 'reporter', '2026-02-06T10:00:00.000Z'),
      (last: Report) => taken(last, '2026-02-09T10:00:00.000Z'),
      (last: Report) => close(last, { by, outcome: 'unknown' }, '2026-02-10T10:00:00.000Z'),
    ]
    let last = report
    stage.moveTo('2026-02-03T03:00:00.000Z')
    await run()
    for (const [night, change] of nights.entries()) {
      last = await changedTo(change(last))
      stage.moveTo(`2026-02-${String(night + 4).padStart(2, '0')}T03:00:00.000Z`)
      await run()
    }
    const nightly = await factsOf('2026-Q1')
    for (const fact of nightly) await stage.facts.remove(fact)
    expect(await factsOf('2026-Q1')).toEqual([])
    await run()
    expect(await factsOf('2026-Q1')).toEqual(nightly)
    expect(nightly.map(({ event }) => event)).toEqual(['closed', 'firstStep', 'received', 'taken'])
  })

  test('that did not change are not written again', async () => {
    await stored(receivedOn('2026-02-02'))
    stage.moveTo('2026-02-03T03:00:00.000Z')
    expect(await run()).toEqual({ FactsWritten: 1, PeriodsPublished: 0 })
    expect(await run()).toEqual({ FactsWritten: 0, PeriodsPublished: 0 })
  })

  test('of a message that is gone by now stay', async () => {
    const { reference } = await stored(receivedOn('2026-02-02'))
    stage.moveTo('2026-02-03T03:00:00.000Z')
    await run()
    await stage.reports.destroy(reference)
    await run()
    expect(await factsOf('2026-Q1')).toHaveLength(1)
  })

  test('of a quarter that was published stay as they were', async () => {
    const reports = await Promise.all(Array.from({ length: 6 }, () => stored(receivedOn('2026-02-02'))))
    stage.moveTo('2026-04-30T03:00:00.000Z')
    expect(await run()).toEqual({ FactsWritten: 6, PeriodsPublished: 1 })
    const [first] = reports
    if (!first) throw new Error('There are six')
    await changedTo(taken(first, '2026-04-30T10:00:00.000Z'))
    stage.moveTo('2026-05-01T03:00:00.000Z')
    expect(await run()).toEqual({ FactsWritten: 0, PeriodsPublished: 0 })
  })

  test('are not written of a message that is too old to be counted any more', async () => {
    await stored(receivedOn('2024-11-02'))
    stage.moveTo('2026-04-30T03:00:00.000Z')
    expect(await run()).toEqual({ FactsWritten: 0, PeriodsPublished: 0 })
  })
})

describe('a period', () => {
  const six = (day: string) => Promise.all(Array.from({ length: 6 }, () => stored(receivedOn(day))))

  test('is not published before its thirtieth day, nor before anything was ever received', async () => {
    stage.moveTo('2026-05-10T03:00:00.000Z')
    expect(await run()).toEqual({ FactsWritten: 0, PeriodsPublished: 0 })
    await six('2026-04-02')
    stage.moveTo('2026-07-29T03:00:00.000Z')
    expect(await run()).toMatchObject({ PeriodsPublished: 0 })
    stage.moveTo('2026-07-30T03:00:00.000Z')
    expect(await run()).toMatchObject({ PeriodsPublished: 1 })
    expect(await stage.figures.periods()).toEqual(['2026-Q2'])
    expect((await stage.figures.get('2026-Q2'))?.scopes[country]?.total).toBe(6)
  })

  test('without a message is published once others were: that nothing came is not told', async () => {
    await six('2026-02-02')
    stage.moveTo('2026-07-30T03:00:00.000Z')
    await run()
    expect(await stage.figures.periods()).toEqual(['2026-Q1', '2026-Q2'])
    expect(await stage.figures.get('2026-Q2')).toMatchObject({ scopes: {} })
  })

  test('that a run did not come to is published by the next one, a year after its last quarter', async () => {
    for (const day of ['2026-02-02', '2026-05-04', '2026-08-03', '2026-11-02']) await six(day)
    stage.moveTo('2027-01-30T03:00:00.000Z')
    let left = 4
    const publish: Stage['figures']['publish'] = publication => {
      left -= 1
      if (left < 0) throw new Error('interrupted')
      return stage.figures.publish(publication)
    }
    await expect(run({ figures: { ...stage.figures, publish } })).rejects.toThrow('interrupted')
    expect(await stage.figures.periods()).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])
    stage.moveTo('2027-01-31T03:00:00.000Z')
    expect(await run()).toEqual({ FactsWritten: 0, PeriodsPublished: 1 })
    expect((await stage.figures.get('2026'))?.scopes[country]?.total).toBe(24)
    const before = await stage.figures.get('2026-Q4')
    await run()
    expect(await stage.figures.get('2026-Q4')).toEqual(before)
  })

  test('of which a quarter is gone is not published any more', async () => {
    for (const day of ['2026-02-02', '2026-11-02']) await six(day)
    stage.moveTo('2027-03-02T03:00:00.000Z')
    await run()
    expect(await stage.figures.periods()).toEqual([])
  })
})
