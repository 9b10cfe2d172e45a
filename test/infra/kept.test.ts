import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { readRetention } from '#domain/retention.ts'
import { type Assembly, assemblyOf, resourcesOf } from './assembly.ts'

const { logs, copies } = readRetention(everyPeriod)

let production: Assembly
beforeAll(async () => {
  production = await assemblyOf('production')
}, 240_000)

test('every log forgets as the content says', () => {
  const groups = resourcesOf(production, 'AWS::Logs::LogGroup')
  expect(groups.length).toBeGreaterThan(30)
  for (const { id, Properties } of groups) expect({ days: Properties.RetentionInDays }, id).toEqual(logs.keep)
})

test('copies of the table go back no further than the content says, and there are no others', () => {
  const Replicas = z.array(
    z.object({ PointInTimeRecoverySpecification: z.object({ RecoveryPeriodInDays: z.number().optional() }) }),
  )
  const tables = resourcesOf(production, 'AWS::DynamoDB::GlobalTable')
  expect(tables).toHaveLength(1)
  for (const { Properties } of tables) {
    for (const { PointInTimeRecoverySpecification } of Replicas.parse(Properties.Replicas)) {
      // Where nothing is said, DynamoDB keeps 35 days, which is also the most it can.
      expect({ days: PointInTimeRecoverySpecification.RecoveryPeriodInDays ?? 35 }).toEqual(copies.keep)
    }
  }
  expect(production.text).not.toMatch(/AWS::Backup::|DynamoDBStreamArn|StreamSpecification/)
})
