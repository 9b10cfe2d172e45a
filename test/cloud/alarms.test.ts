import { expect, test } from 'vitest'
import { eventually } from '../journey/target.ts'
import { count, type DeployedAlarm, deployedAlarms } from './alarms.ts'

const ofCounts = (await deployedAlarms()).filter(
  ({ Namespace, ComparisonOperator }) =>
    Namespace.startsWith('Meldroute') && ComparisonOperator === 'GreaterThanThreshold',
)

const becomes = (state: DeployedAlarm['StateValue'], { AlarmName }: DeployedAlarm) =>
  eventually(`${AlarmName}: ${state}`, async () =>
    (await deployedAlarms()).find(alarm => alarm.AlarmName === AlarmName && alarm.StateValue === state),
  )

test('the deployed stage has alarms on what its functions count', () => {
  expect(ofCounts.length).toBeGreaterThan(3)
})

test.each(ofCounts)('what is counted of $MetricName is calm up to the threshold, and calls above it', async alarm => {
  expect(alarm.AlarmActions).toHaveLength(1)
  await count(alarm, alarm.Threshold)
  await becomes('OK', alarm)
  await count(alarm, alarm.Threshold + 1)
  await becomes('ALARM', alarm)
})
