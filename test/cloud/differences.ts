import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { KMSClient, ListKeysCommand, RotateKeyOnDemandCommand } from '@aws-sdk/client-kms'
import { ExecutionAlreadyExists, ListStateMachinesCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { send } from '../journey/message.ts'
import { mailTo } from '../journey/target.ts'
import { aMessage } from '../journey/urgent-message.ts'
import { deployedTable, openCloud, sdk } from './cloud.ts'
import { eventWithCookie, nodeOfRuntime } from './echo.ts'
import { stage } from './place.ts'
import { isRunByUniversalTime } from './scheduled.ts'
import { isCaughtByName } from './thrown.ts'

export type Difference = {
  /** How the emulator differs from AWS. */
  readonly what: string
  /** What it means for these tests, and what makes up for it. */
  readonly therefore: string
  readonly isStillSo: () => Promise<boolean>
}

/** Everything we know in which the second cloud (ministack 1.5.33) is not like AWS, as far as it touches us. */
export const differences: readonly Difference[] = [
  {
    what: 'SES puts no events on the event bus',
    therefore: 'Notices stay sent. The suite itself hands a bounce to the targets of the deployed rule.',
    isStillSo: async () => {
      const { reference } = await aMessageNobodyTakes()
      await pause(3000)
      const notices = await createNoticeStore(await deployedTable()).list(reference)
      return notices.length > 0 && notices.every(({ state }) => state === 'sent')
    },
  },
  {
    what: 'starting an execution that runs, with its name and input, is refused; AWS answers it again',
    therefore: 'Our adapter takes both for an answer, so that starting twice is starting once.',
    isStillSo: async () => {
      const { reference } = await aMessageNobodyTakes()
      return refusesToStart({ name: `${reference}-1`, input: JSON.stringify({ reportId: reference, run: 1 }) })
    },
  },
  {
    what: 'an HTTP API leaves cookies among the headers; AWS takes them out and lists them',
    therefore: 'Our endpoints read them in either place.',
    isStillSo: async () => {
      const { cookies, headers } = await eventWithCookie('a=1')
      return cookies === undefined && headers.cookie === 'a=1'
    },
  },
  {
    what: 'nobody is refused: permissions are not looked at',
    therefore:
      'Least privilege is asserted on the templates only. AUTH=true would look, but then it also refuses the roles with which the command line itself uploads.',
    isStillSo: async () => {
      const client = new DynamoDBClient({ ...sdk, credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' } })
      const { $metadata } = await client.send(new ListTablesCommand())
      client.destroy()
      return $metadata.httpStatusCode === 200
    },
  },
  {
    what: 'a key cannot be rotated on demand',
    therefore: 'That what was sealed before a rotation opens after it is proved with the keys of the local runtime.',
    isStillSo: async () => {
      const client = new KMSClient(sdk)
      const { Keys: [key] = [] } = await client.send(new ListKeysCommand())
      const rotated = client.send(new RotateKeyOnDemandCommand({ KeyId: key?.KeyId }))
      const refusal = await rotated.then(
        () => undefined,
        (error: unknown) => error,
      )
      client.destroy()
      return key !== undefined && refusal !== undefined
    },
  },
  {
    what: 'functions run on the machine’s own Node and processor',
    therefore: 'Memory, ARM64 and the size of a bundle prove nothing here; the first node on the PATH must be ours.',
    isStillSo: async () => (await nodeOfRuntime('nodejs22.x')) === process.version,
  },
  {
    what: 'schedules ignore time zones, retries and dead-letter queues',
    therefore: 'When jobs and digests run is asserted on the templates and in the local runtime.',
    isStillSo: isRunByUniversalTime,
  },
  {
    what: 'the name of an error that a function throws is lost',
    therefore: 'Tasks retry and catch States.ALL, which is what we want anyway.',
    isStillSo: async () => !(await isCaughtByName()),
  },
]

/** Not urgent, so that nobody else is asked within a working day; in a region where no other test counts mails. */
async function aMessageNobodyTakes() {
  const { target } = await openCloud()
  const message = await send(target, aMessage({ where: 'GM0216', urgentBecause: [] }))
  await mailTo(target, 'zorgcoordinator.vr08@demo.example.org')
  return message
}

async function refusesToStart(start: { readonly name: string; readonly input: string }): Promise<boolean> {
  const client = new SFNClient(sdk)
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand())
  const stateMachineArn = stateMachines.find(({ name }) => name === `${stage}-escalation`)?.stateMachineArn
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, ...start }))
    return false
  } catch (error) {
    return error instanceof ExecutionAlreadyExists
  } finally {
    client.destroy()
  }
}
