import * as z from 'zod'
import { AlarmMetric } from '../infra/alarm-metrics.ts'
import { callService } from './mail-outcome.ts'

const DeployedAlarm = AlarmMetric.extend({
  AlarmName: z.string(),
  AlarmActions: z.array(z.string()),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
})
export type DeployedAlarm = z.infer<typeof DeployedAlarm>

/** One page is enough for a stage: it has fewer than a hundred. */
export async function deployedAlarms(): Promise<readonly DeployedAlarm[]> {
  const answer = await call('DescribeAlarms', { MaxRecords: 100 })
  return z.object({ MetricAlarms: z.array(DeployedAlarm) }).parse(await answer.json()).MetricAlarms
}

/** Counts as a job would: CloudWatch takes the same out of the lines of its log. */
export async function count({ Namespace, MetricName, Dimensions }: AlarmMetric, Value: number): Promise<void> {
  await call('PutMetricData', { Namespace, MetricData: [{ MetricName, Dimensions, Value }] })
}

async function call(operation: string, input: unknown): Promise<Response> {
  const target = { 'x-amz-target': `GraniteServiceVersion20100801.${operation}` }
  const answer = await callService('monitoring', '/', target, JSON.stringify(input))
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`)
  return answer
}
