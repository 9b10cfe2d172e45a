import { Duration, Stack, TimeZone } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acceptInvoking } from './accept.ts'
import type { Handler } from './function.ts'

/** When each file in functions/jobs/ runs. */
export const timetable = {
  reconcile: ScheduleExpression.rate(Duration.minutes(1)),
  retention: ScheduleExpression.cron({ minute: '0', hour: '3', timeZone: TimeZone.of('Europe/Amsterdam') }),
  /** After retention: what it still reads of a message is kept far longer than the message's quarter is counted. */
  figures: ScheduleExpression.cron({ minute: '0', hour: '4', timeZone: TimeZone.of('Europe/Amsterdam') }),
  /**
   * On Monday before anybody's daily mail is made, so that what must be checked is in that of the same morning; once more
   * on Tuesday for a Monday that failed: what was asked is not asked again.
   */
  freshness: ScheduleExpression.cron({
    minute: '0',
    hour: '6',
    weekDay: 'MON,TUE',
    timeZone: TimeZone.of('Europe/Amsterdam'),
  }),
  /** The second Tuesday of the month is never closed; the first may be New Year's Day or Liberation Day. */
  drill: ScheduleExpression.cron({
    minute: '0',
    hour: '10',
    weekDay: 'TUE#2',
    timeZone: TimeZone.of('Europe/Amsterdam'),
  }),
} as const

/** A function on the timetable. A start that fails, or a run that fails after its retries, ends in the queue. */
export class Job extends Construct {
  constructor(scope: Construct, id: string, { job, when, deadLetters }: JobProps) {
    super(scope, id)
    // The scheduler only hands over; what the function itself makes of it is retried here.
    job.lambda.configureAsyncInvoke({
      retryAttempts: 1,
      maxEventAge: Duration.minutes(5),
      onFailure: new SqsDestination(deadLetters),
    })
    const role = schedulerRole(this)
    acceptInvoking(role, [job])
    new Schedule(this, 'Schedule', {
      description: `functions/jobs/${job.name}.ts`,
      schedule: when,
      target: new LambdaInvoke(job.lambda, {
        role,
        retryAttempts: 3,
        maxEventAge: Duration.minutes(5),
        deadLetterQueue: deadLetters,
      }),
    })
  }
}

export type JobProps = { readonly job: Handler; readonly when: ScheduleExpression; readonly deadLetters: IQueue }

/** What the scheduler may do in our name, and only for schedules of our own account. */
export function schedulerRole(scope: Construct): Role {
  const { account } = Stack.of(scope)
  return new Role(scope, 'SchedulerRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  })
}
