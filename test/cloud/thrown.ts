import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { eventually } from '../journey/target.ts'
import { sdk } from './cloud.ts'
import { makeFunction } from './echo.ts'
import { account } from './place.ts'

const code = "export const handler = async () => { throw Object.assign(new Error(), { name: 'Named' }) }\n"

/** Does a machine catch an error by the name with which a function threw it? */
export async function isCaughtByName(): Promise<boolean> {
  const Resource = await makeFunction('thrower', code)
  const Throw = { Type: 'Task', Resource, Catch: [{ ErrorEquals: ['Named'], Next: 'Caught' }], End: true }
  const definition = JSON.stringify({ StartAt: 'Throw', States: { Throw, Caught: { Type: 'Succeed' } } })
  const client = new SFNClient(sdk)
  const roleArn = `arn:aws:iam::${account}:role/thrower`
  const made = await client.send(new CreateStateMachineCommand({ name: 'thrower', definition, roleArn }))
  const { stateMachineArn } = made
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }))
  const status = await eventually('the end of the thrower', async () => {
    const { status: now } = await client.send(new DescribeExecutionCommand({ executionArn }))
    return now === 'RUNNING' ? undefined : now
  })
  client.destroy()
  return status === 'SUCCEEDED'
}
