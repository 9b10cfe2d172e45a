import { Duration, TimeZone } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import {
  Choice,
  Condition,
  Fail,
  Map as ForEach,
  JsonPath,
  Pass,
  Result,
  type StateMachine,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { Settings } from './config.ts'
import type { Handler } from './function.ts'
import { schedulerRole } from './jobs.ts'
import { machine, step } from './watch.ts'

export type DigestProps = {
  readonly settings: Settings
  readonly collect: Handler
  readonly send: Handler
  readonly recordFailure: Handler
  readonly deadLetters: IQueue
}

/** One mail a person a day. A failed one is recorded and the others go on; then the execution fails, so it is seen. */
export class Digest extends Construct {
  readonly machine: StateMachine

  constructor(scope: Construct, id: string, props: DigestProps) {
    super(scope, id)
    const failed = new Fail(this, 'Failed', { stateName: 'Failed', cause: 'A digest could not be sent or recorded' })
    const anyFailed = new Choice(this, 'Any failed', { stateName: 'Any failed' })
      .when(Condition.booleanEquals('$.anyFailed', true), failed)
      .otherwise(new Succeed(this, 'Done', { stateName: 'Done' }))
    const definition = step(this, 'Collect', props.collect)
      .addCatch(failed)
      .next(this.forEachRecipient(props).addCatch(failed))
      .next(anyFailed)
    this.machine = machine(this, {
      name: `${props.settings.stage}-digest`,
      definition,
      calls: [props.collect, props.send, props.recordFailure],
      // Over before the next one starts.
      timeout: Duration.minutes(25),
    })
    this.startEveryHalfHour(props.deadLetters)
  }

  private forEachRecipient({ send, recordFailure }: DigestProps): ForEach {
    const sent = new Pass(this, 'Sent', { stateName: 'Sent', result: Result.fromString('sent') })
    const recorded = new Pass(this, 'Recorded', { stateName: 'Recorded', result: Result.fromString('failed') })
    const notRecorded = new Fail(this, 'Not recorded', { stateName: 'Not recorded' })
    const record = step(this, 'RecordFailure', recordFailure).addCatch(notRecorded).next(recorded)
    const mail = step(this, 'SendDigest', send).addCatch(record, { resultPath: JsonPath.DISCARD }).next(sent)
    const map = new ForEach(this, 'For each recipient', {
      stateName: 'For each recipient',
      itemsPath: '$.recipients',
      maxConcurrency: 5,
      resultSelector: { 'anyFailed.$': "States.ArrayContains($, 'failed')" },
    })
    return map.itemProcessor(mail)
  }

  private startEveryHalfHour(deadLetters: IQueue): void {
    new Schedule(this, 'EveryHalfHour', {
      description: 'Daily digests, for those whose time it is',
      schedule: ScheduleExpression.cron({ minute: '0/30', timeZone: TimeZone.of('Europe/Amsterdam') }),
      target: new StepFunctionsStartExecution(this.machine, {
        role: schedulerRole(this),
        retryAttempts: 3,
        maxEventAge: Duration.minutes(25),
        deadLetterQueue: deadLetters,
      }),
    })
  }
}
