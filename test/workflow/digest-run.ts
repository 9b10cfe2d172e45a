import { StateMachine } from 'aws-local-stepfunctions'
import { Recipient } from '#runtime/recipient.ts'
import { collectRecipients } from '../../functions/workflow/digest-collect.ts'
import { recordFailure } from '../../functions/workflow/digest-failed.ts'
import { sendDigest } from '../../functions/workflow/digest-send.ts'
import { definitions } from '../../infra/replay/definitions.ts'
import type { Stage } from './stage.ts'

/** The machine of the digest, as the template defines it. */
export async function digestMachine(): Promise<StateMachine> {
  const { digest } = (await definitions()).machines
  if (!digest) throw new Error('The template lacks the digest')
  return new StateMachine(digest)
}

/** One run of it at the instant of the stage. */
export function runDigest(machine: StateMachine, stage: Stage): Promise<'done' | 'failed'> {
  const { result } = machine.run(
    {},
    {
      overrides: {
        taskResourceLocalHandlers: {
          Collect: () => collectRecipients(stage),
          SendDigest: input => sendDigest(Recipient.parse(input), stage),
          RecordFailure: input => recordFailure(Recipient.parse(input), stage),
        },
        retryIntervalOverrides: { Collect: 0, SendDigest: 0, RecordFailure: 0 },
      },
    },
  )
  return result.then(
    () => 'done',
    () => 'failed',
  )
}
