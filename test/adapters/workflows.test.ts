import { SFNClient } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { createWorkflows } from '#adapters/workflows.ts'
import { AwsError, type Operation } from '../../infra/local/aws-json.ts'
import { clientOf } from './aws.ts'

const arns = {
  escalation: () => 'arn:aws:states:eu-central-1:000000000000:stateMachine:local-escalation',
  followUp: () => {
    throw new Error('This function was not told FOLLOW_UP_ARN')
  },
}

test('a start that fails is an error', async () => {
  const workflows = await answering(() => Promise.reject(new AwsError('StateMachineDoesNotExist', 'no')))
  await expect(workflows.start('escalation', 'MR-7K3D-9QX2', 1)).rejects.toThrow()
})

test('a machine this function was not told cannot be started', async () => {
  const workflows = await answering(() => ({}))
  await expect(async () => workflows.start('followUp', 'MR-7K3D-9QX2', 1)).rejects.toThrow('FOLLOW_UP_ARN')
})

test('a run that was started before counts as started', async () => {
  const workflows = await answering(() => Promise.reject(new AwsError('ExecutionAlreadyExists', 'it does')))
  await expect(workflows.start('escalation', 'MR-7K3D-9QX2', 1)).resolves.toBeUndefined()
})

test('a run is named after report and run, and carries nothing else', async () => {
  const asked: unknown[] = []
  const workflows = await answering(input => {
    asked.push(input)
    return { executionArn: 'arn', startDate: 1 }
  })
  await workflows.start('escalation', 'MR-7K3D-9QX2', 3)
  expect(asked).toEqual([
    { stateMachineArn: arns.escalation(), name: 'MR-7K3D-9QX2-3', input: '{"reportId":"MR-7K3D-9QX2","run":3}' },
  ])
})

async function answering(operation: Operation) {
  const client = new SFNClient(await clientOf({ 'AWSStepFunctions.StartExecution': operation }))
  return createWorkflows(client, arns)
}
