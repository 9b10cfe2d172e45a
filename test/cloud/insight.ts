import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import * as z from 'zod'
import { type Insight, isFunctionOf } from '../journey/insight.ts'
import { eventually } from '../journey/target.ts'
import { deployedAlarms } from './alarms.ts'
import { deployedTable, sdk } from './cloud.ts'
import { askService, callService, invoke } from './mail-outcome.ts'
import { stage } from './place.ts'

/** Looks into the second cloud through the services that keep these things. */
export const cloudInsight = (): Insight => ({
  logs,
  executions,
  alarms: deployedAlarms,
  table: deployedTable,
  run: async job => {
    const { Functions } = z
      .object({ Functions: z.array(z.object({ FunctionName: z.string() })) })
      .parse(await (await askService('lambda', '/2015-03-31/functions?MaxItems=1000')).json())
    const found = Functions.find(({ FunctionName }) => isFunctionOf(job, FunctionName))
    if (!found) throw new Error(`No function is called ${job}: ${Functions.map(one => one.FunctionName).join()}`)
    await invoke(found.FunctionName, '{}')
  },
  runDigest,
})

const Groups = z.object({
  logGroups: z.array(z.object({ logGroupName: z.string() })),
  nextToken: z.string().optional(),
})
const Events = z.object({ events: z.array(z.object({ message: z.string() })), nextToken: z.string().optional() })

/** What Lambda itself says around each call is not ours, nor what the emulator's own Node warns of. */
const isPlatforms = (line: string): boolean => /^(START|END|REPORT) RequestId: |^\(node:\d+\) |^\(Use `node /.test(line)

async function logs(): Promise<readonly string[]> {
  const found: string[] = []
  for (const { logGroupName } of await allOf(Groups, 'DescribeLogGroups', {}, page => page.logGroups)) {
    if (!logGroupName.includes(`-${stage}-`)) continue
    const events = await allOf(Events, 'FilterLogEvents', { logGroupName }, page => page.events)
    found.push(...events.map(({ message }) => message.trim()).filter(line => line !== '' && !isPlatforms(line)))
  }
  return found
}

async function allOf<Page extends { readonly nextToken?: string | undefined }, One>(
  schema: z.ZodType<Page>,
  operation: string,
  input: object,
  of: (page: Page) => readonly One[],
): Promise<readonly One[]> {
  const found: One[] = []
  let nextToken: string | undefined
  do {
    const body = JSON.stringify({ ...input, ...(nextToken !== undefined && { nextToken }) })
    const answer = await callService('logs', '/', { 'x-amz-target': `Logs_20140328.${operation}` }, body)
    const page = schema.parse(await answer.json())
    found.push(...of(page))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return found
}

/** Input, output and every event of every execution of the stage. */
async function executions(): Promise<readonly string[]> {
  const client = new SFNClient(sdk)
  const found: string[] = []
  for (const stateMachineArn of await machines(client)) {
    const { executions: runs = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }))
    for (const { executionArn } of runs) {
      const { input, output, error, cause, name } = await client.send(new DescribeExecutionCommand({ executionArn }))
      const asked = new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true })
      const { events = [] } = await client.send(asked)
      found.push(JSON.stringify({ name, input, output, error, cause, events }))
    }
  }
  client.destroy()
  return found
}

async function machines(client: SFNClient): Promise<readonly string[]> {
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand())
  return stateMachines.flatMap(({ name, stateMachineArn }) =>
    name?.startsWith(`${stage}-`) && stateMachineArn ? [stateMachineArn] : [],
  )
}

async function runDigest(): Promise<void> {
  const client = new SFNClient(sdk)
  const stateMachineArn = (await machines(client)).find(arn => arn.endsWith(`${stage}-digest`))
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{}' }))
  const status = await eventually('the end of the digest', async () => {
    const { status: now } = await client.send(new DescribeExecutionCommand({ executionArn }))
    return now === 'RUNNING' ? undefined : now
  })
  client.destroy()
  if (status !== 'SUCCEEDED') throw new Error(`The digest ended as ${status}`)
}
