import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  type IChainable,
  LogLevel,
  StateMachine,
  Succeed,
  type TaskStateBase,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { Construct } from 'constructs'
import { accept, acceptInvoking } from './accept.ts'
import type { Settings } from './config.ts'
import type { Handler } from './function.ts'

export type WatchProps = {
  readonly name: string
  readonly settings: Settings
  readonly assess: Handler
  readonly notify: Handler
}

/**
 * The clock of one report: looks what is due, has it done, waits, looks again. It holds no rule and no state, so that
 * it can be killed at any moment: `reconcile` starts the next run.
 */
export class Watch extends Construct {
  readonly machine: StateMachine

  constructor(scope: Construct, id: string, { name, settings, assess, notify }: WatchProps) {
    super(scope, id)
    const failed = new Fail(this, 'Failed', { stateName: 'Failed', cause: 'A step failed after all its retries' })
    const look = step(this, 'Assess', assess).addCatch(failed)
    const act = step(this, 'Notify', notify).addCatch(failed)
    const wait = new Wait(this, 'Wait', { stateName: 'Wait', time: WaitTime.secondsPath('$.seconds') })
    const byKind = new Choice(this, 'By kind', { stateName: 'By kind' })
      .when(Condition.stringEquals('$.kind', 'notify'), act.next(look))
      .when(Condition.stringEquals('$.kind', 'wait'), wait.next(look))
      .when(Condition.stringEquals('$.kind', 'done'), new Succeed(this, 'Done', { stateName: 'Done' }))
      .otherwise(failed)
    this.machine = machine(this, {
      name: `${settings.stage}-${name}`,
      definition: look.next(byKind),
      calls: [assess, notify],
      // A report may be open for longer: an execution that ends is followed by the next run.
      timeout: Duration.days(360),
    })
  }
}

/** A task that calls a function with the state as it is. Whatever goes wrong is tried again for about a minute. */
export function step(scope: Construct, name: string, handler: Handler): LambdaInvoke {
  const task = new LambdaInvoke(scope, name, {
    stateName: name,
    lambdaFunction: handler.lambda,
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    // Longer than the function's own time-out, so that the function is the one to give up.
    taskTimeout: Timeout.duration(Duration.seconds(30)),
  })
  task.addRetry(patience)
  return task
}

/** 2 + 4 + 8 + 16 + 32 seconds. */
const patience = {
  errors: ['States.ALL'],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 5,
} satisfies Parameters<TaskStateBase['addRetry']>[0]

type MachineProps = {
  readonly name: string
  readonly definition: IChainable
  readonly calls: readonly Handler[]
  readonly timeout: Duration
}

/** A machine with a name that can be known beforehand, a time-out, and logs of failures without execution data. */
export function machine(scope: Construct, { name, definition, calls, timeout }: MachineProps): StateMachine {
  const logs = new LogGroup(scope, 'Logs', {
    // The prefix keeps the log delivery's resource policy within its size limit.
    logGroupName: `/aws/vendedlogs/states/${Stack.of(scope).stackName}-${name}`,
    retention: RetentionDays.ONE_WEEK,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const made = new StateMachine(scope, 'Machine', {
    stateMachineName: name,
    definitionBody: DefinitionBody.fromChainable(definition),
    timeout,
    logs: { destination: logs, level: LogLevel.ERROR, includeExecutionData: false },
  })
  explain(made)
  acceptInvoking(made, calls)
  return made
}

function explain(made: StateMachine): void {
  accept(
    made,
    'AwsSolutions-SF1',
    'Every event of every wait would follow a report through the logs; failures are enough to act on.',
  )
  accept(
    made,
    'AwsSolutions-SF2',
    'A trace would tie a report to the calls made for it; steps log their outcome instead.',
  )
  accept(
    made,
    'AwsSolutions-IAM5[Resource::*]',
    'Delivery of logs can only be permitted for all resources, by its documentation.',
  )
}
