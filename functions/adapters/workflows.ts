import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import type { Machine, Reference } from '#domain/report.ts'

export type Workflows = {
  /** Starts the watch of a report. Named after report and run, so starting it twice starts it once. */
  start(machine: Machine, reference: Reference, run: number): Promise<void>
}

export type MachineArns = { readonly [machine in Machine]: () => string }

export function createWorkflows(client: SFNClient, arns: MachineArns): Workflows {
  return { start: (machine, reference, run) => start(client, arns[machine](), { reportId: reference, run }) }
}

async function start(
  client: SFNClient,
  machineArn: string,
  input: { readonly reportId: Reference; readonly run: number },
): Promise<void> {
  const command = new StartExecutionCommand({
    stateMachineArn: machineArn,
    name: `${input.reportId}-${input.run}`,
    input: JSON.stringify(input),
  })
  try {
    await client.send(command)
  } catch (error) {
    // AWS answers a second start with the first execution while it runs, and with this error once it has ended.
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}
