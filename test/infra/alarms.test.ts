import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Assembly, assemblyOf, type Named, resourcesOf } from './assembly.ts'

let local: Assembly
let production: Assembly
beforeAll(async () => {
  local = await assemblyOf('local')
  production = await assemblyOf('production')
}, 240_000)

const alarmsOf = (assembly: Assembly) => resourcesOf(assembly, 'AWS::CloudWatch::Alarm')
/** On what was counted; that something was counted at all is another alarm. */
const alarmOn = (metric: string) =>
  alarmsOf(production).find(
    ({ Properties }) => Properties.MetricName === metric && Properties.Statistic !== 'SampleCount',
  )?.Properties

/** The part of the runbook about alarms, a section each. */
function sections(): ReadonlyMap<string, string> {
  const [, part = ''] = /^## When an alarm calls$(.+?)^## /ms.exec(readFileSync('infra/runbook.md', 'utf8')) ?? []
  const [, ...found] = part.split(/^### /m)
  return new Map(found.map(section => [anchorOf(section.split('\n')[0] ?? ''), section]))
}

const anchorOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-')
const sectionOf = ({ Properties }: Named): string | undefined =>
  /infra\/runbook\.md#(\S+)$/.exec(String(Properties.AlarmDescription))?.[1]

test('every alarm calls somebody, says why at this number, and where it stands what to do', () => {
  expect(alarmsOf(production).length).toBeGreaterThan(20)
  for (const alarm of alarmsOf(production)) {
    expect(sections().has(sectionOf(alarm) ?? ''), `${alarm.id}: ${sectionOf(alarm)}`).toBe(true)
    expect(alarm.Properties.AlarmActions, alarm.id).toHaveLength(1)
    expect(String(alarm.Properties.AlarmDescription), alarm.id).toMatch(/^[A-Z][^#]{40,}\. What to do: /)
  }
})

test('every section of the runbook about an alarm says what it means, where to look first and what to do', () => {
  for (const [name, section] of sections()) {
    const parts = [...section.matchAll(/^\*\*(Meaning|First look|Action)\.\*\* (?=\S)/gm)].map(([, part]) => part)
    expect(parts, name).toEqual(['Meaning', 'First look', 'Action'])
  }
})

test('no section waits for an alarm that nobody made', () => {
  const named = new Set(alarmsOf(production).map(sectionOf))
  expect([...sections().keys()].filter(name => !named.has(name))).toEqual([])
})

test('the alarms watch every machine for failing, being stopped and running out of time', () => {
  const alarms = alarmsOf(local).map(({ Properties }) => JSON.stringify(Properties))
  for (const { id } of resourcesOf(local, 'AWS::StepFunctions::StateMachine')) {
    for (const metric of ['ExecutionsFailed', 'ExecutionsAborted', 'ExecutionsTimedOut']) {
      expect(
        alarms.filter(alarm => alarm.includes(id) && alarm.includes(metric)),
        `${id} ${metric}`,
      ).toHaveLength(1)
    }
  }
})

/** What is counted only when it goes wrong: one is enough, and silence is good. */
test.each([
  'Errors',
  'Throttles',
  '5xx',
  'ApproximateNumberOfMessagesVisible',
  'Reconciled',
  'ReportsToReview',
  'ContentOverdue',
  'MistakesLongOpen',
  'DrillOverdue',
  'LastRungRepeated',
])('one of %s calls at once', metric => {
  expect(alarmOn(metric)).toMatchObject({
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
  })
})

test.each([
  ['Reputation.BounceRate', 0.05],
  ['Reputation.ComplaintRate', 0.001],
])('%s calls at four fifths of what SES reviews an account for', (metric, limit) => {
  expect(alarmOn(metric)?.Threshold).toBeCloseTo(limit * 0.8, 10)
})

describe('a job that is silent', () => {
  const silent = z.object({
    Period: z.number(),
    EvaluationPeriods: z.number(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })),
  })

  test.each([
    ['reconcile', 15 * 60],
    ['retention', 26 * 60 * 60],
    ['figures', 26 * 60 * 60],
    // From Tuesday to Monday, and two hours.
    ['freshness', 146 * 60 * 60],
  ])('is noticed: %s after %i seconds', (job, seconds) => {
    const found = alarmsOf(production)
      .filter(({ Properties }) => Properties.Statistic === 'SampleCount')
      .map(({ Properties }) => ({ ...silent.parse(Properties), all: Properties }))
      .filter(({ Dimensions }) => Dimensions.some(({ Value }) => Value === job))
    expect(found).toHaveLength(1)
    for (const { Period, EvaluationPeriods, all } of found) {
      expect(Period * EvaluationPeriods).toBe(seconds)
      expect(all).toMatchObject({
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      })
    }
  })

  test('is known by something that every run of it counts', () => {
    for (const { Properties } of alarmsOf(production)) {
      if (Properties.Statistic !== 'SampleCount') continue
      const job = silent.parse(Properties).Dimensions.find(({ Name }) => Name === 'Job')?.Value
      expect(readFileSync(`functions/jobs/${job}.ts`, 'utf8')).toMatch(new RegExp(`\\b${Properties.MetricName}\\b`))
    }
  })
})

describe('the certificate of the site', () => {
  test('calls thirty days before its end, or when it is gone, from where its days are counted', () => {
    const [name] = Object.keys(production.stacks).filter(stack => stack === 'Certificate')
    expect(name).toBe('Certificate')
    const ids = Object.keys(production.stacks.Certificate?.Resources ?? {})
    expect(alarmsOf(production).find(({ id }) => ids.includes(id))?.Properties).toMatchObject({
      Namespace: 'AWS/CertificateManager',
      MetricName: 'DaysToExpiry',
      Threshold: 30,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Dimensions: [{ Name: 'CertificateArn', Value: expect.stringMatching(/^arn:aws:acm:us-east-1:/) }],
    })
  })

  test('is nobody’s where a stage has none', () => {
    expect(local.stacks).not.toHaveProperty('Certificate')
  })
})
