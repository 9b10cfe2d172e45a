import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import type { Instant } from '#domain/report.ts'
import { readRetention } from '#domain/retention.ts'
import { createJob } from '#runtime/job.ts'
import { type LogLine, writeLine } from '#runtime/log.ts'
import type { WatchInput } from '#runtime/watch.ts'
import { countFigures } from '../../functions/jobs/figures.ts'
import { freshen } from '../../functions/jobs/freshness.ts'
import { reconcile } from '../../functions/jobs/reconcile.ts'
import { destroyWhatIsDue } from '../../functions/jobs/retention.ts'
import { assessEscalation } from '../../functions/workflow/escalation-assess.ts'
import { notifyRung } from '../../functions/workflow/escalation-notify.ts'
import { settingsFrom } from '../../infra/config.ts'
import { aReport } from '../adapters/examples.ts'
import { context } from '../runtime/events.ts'
import { openStage, type Stage } from '../workflow/stage.ts'
import { AlarmMetric, isMatch, isSame, metricsIn } from './alarm-metrics.ts'
import { type Assembly, assemblyOf, resourcesOf } from './assembly.ts'

/*
 * An alarm on a name that nobody logs never calls anybody. Here what the functions really log goes through the filters and
 * metrics of the template.
 */

let stage: Stage
let local: Assembly
const { stage: stageName } = settingsFrom(() => undefined)
beforeAll(async () => {
  ;[stage, local] = await Promise.all([openStage(), assemblyOf('local')])
}, 240_000)
afterAll(() => stage?.close())

/** A line as it stands in the log. */
const asWritten = (line: LogLine): string => JSON.stringify(line)

const alarms = () => resourcesOf(local, 'AWS::CloudWatch::Alarm').map(({ Properties }) => AlarmMetric.parse(Properties))
/** Counted by jobs of ours: these stand in the namespace without a stage, which is a dimension. */
const ofJobs = () => alarms().filter(({ Namespace }) => Namespace === 'Meldroute')
const Filter = z.object({
  FilterPattern: z.string(),
  MetricTransformations: z.tuple([z.object({ MetricName: z.string(), MetricNamespace: z.string() })]),
})
const filters = () => resourcesOf(local, 'AWS::Logs::MetricFilter').map(({ Properties }) => Filter.parse(Properties))

async function linesOf(name: string, run: () => Promise<Readonly<Record<string, number>>>): Promise<readonly string[]> {
  const lines: string[] = []
  await createJob({ log: line => void lines.push(asWritten(line)), stage: () => stageName })(name, run)({}, context)
  return lines
}

test('every alarm on a count of ours is on a metric that the job really logs, of this stage', async () => {
  const rules = readRetention(everyPeriod)
  const municipalities = readMunicipalityNames(everyMunicipality)
  const lines = [
    ...(await linesOf('reconcile', () => reconcile(stage))),
    ...(await linesOf('figures', () => countFigures({ ...stage, municipalities, rules }))),
    ...(await linesOf('freshness', () => freshen(stage))),
    ...(await linesOf('retention', () => destroyWhatIsDue({ ...stage, rules }))),
  ]
  const logged = lines.flatMap(metricsIn)
  expect(ofJobs().length).toBeGreaterThan(1)
  for (const alarm of ofJobs())
    expect(
      logged.filter(metric => isSame(metric, alarm)),
      alarm.MetricName,
    ).toHaveLength(1)
})

test('a job counts under the name of its file, which is the one in the alarm', () => {
  const jobs = ofJobs().map(({ Dimensions }) => String(Dimensions.find(({ Name }) => Name === 'Job')?.Value))
  const files = resourcesOf(local, 'AWS::Lambda::Function').map(({ Properties }) => String(Properties.Description))
  for (const job of jobs) expect(files).toContain(`functions/*/${job}.ts`)
})

/** Look, act, look again, until the clock has passed that instant. */
async function climb(input: WatchInput, until: Instant): Promise<void> {
  while (Date.parse(stage.clock.now()) < Date.parse(until)) {
    const assessment = await assessEscalation(input, stage)
    if (assessment.kind === 'notify') await notifyRung(input, stage)
    if (assessment.kind === 'wait') stage.pass(assessment.seconds)
  }
}

test('the filter for the last rung finds the line of a ladder that nobody took, and no other line of that climb', async () => {
  const report = aReport()
  await stage.reports.create(report)
  await climb({ reportId: report.reference, run: 1 }, '2026-05-07T12:00:00.000Z')
  const lines = [...stage.lines.map(asWritten), asWritten({ step: 'escalation-assess', outcome: 'wait', ms: 1 })]
  const [filter, ...others] = filters()
  expect(others).toEqual([])
  const found = lines.filter(line => isMatch(filter?.FilterPattern ?? '', line))
  expect(found).toEqual(['{"ladder":"repeated"}', '{"ladder":"repeated"}'])
}, 60_000)

test('what a filter counts is what an alarm watches, and the filter reads the log of the step that writes it', () => {
  for (const { MetricTransformations } of filters()) {
    const [{ MetricName, MetricNamespace: Namespace }] = MetricTransformations
    expect(alarms().filter(alarm => isSame(alarm, { MetricName, Namespace, Dimensions: [] }))).toHaveLength(1)
  }
  const [filter] = resourcesOf(local, 'AWS::Logs::MetricFilter')
  const group = z.object({ Ref: z.string() }).parse(filter?.Properties.LogGroupName).Ref
  const writer = resourcesOf(local, 'AWS::Lambda::Function').find(({ Properties: { LoggingConfig } }) =>
    JSON.stringify(LoggingConfig ?? '').includes(`"${group}"`),
  )
  expect(writer?.Properties.Description).toBe('functions/*/escalation-assess.ts')
})

test('a line is one line, and JSON: a filter reads nothing else', () => {
  const lines: string[] = []
  const write = process.stdout.write
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0
  try {
    writeLine({ route: 'GET /x', outcome: 'a\nb' })
  } finally {
    process.stdout.write = write
  }
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/)
})
