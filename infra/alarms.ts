import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { Api } from './api.ts'
import type { Settings } from './config.ts'
import type { Handler } from './function.ts'

type Condition = {
  /** The section of infra/runbook.md that says what to do. */
  readonly section: string
  readonly metric: IMetric
  /** It alarms when the metric is above this. */
  readonly above?: number
  readonly periods?: number
}

/** Everything that calls a person, each with the section of the runbook that says what to do. */
export class Alarms extends Construct {
  private readonly action: SnsAction
  private readonly stage: string

  constructor(scope: Construct, id: string, { alarmsTo, stage }: Settings) {
    super(scope, id)
    this.stage = stage
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    topic.addSubscription(new EmailSubscription(alarmsTo))
    this.action = new SnsAction(topic)
  }

  /** A failed, stopped or timed-out execution of a machine. */
  onMachine(name: string, machine: StateMachine): void {
    this.on(`${name}Failed`, { section: 'failed-executions', metric: machine.metricFailed() })
    this.on(`${name}TimedOut`, { section: 'failed-executions', metric: machine.metricTimedOut() })
    this.on(`${name}Aborted`, { section: 'failed-executions', metric: machine.metricAborted() })
  }

  /** Functions that throw or cannot run, whichever: a real stage has an account of its own. */
  onFunctions(): void {
    this.on('Errors', { section: 'errors', metric: Lambda.metricAllErrors() })
    this.on('Throttles', { section: 'throttles', metric: Lambda.metricAllThrottles() })
  }

  /** Endpoints answer an error of ours instead of throwing it. */
  onApi({ http }: Api): void {
    this.on('ServerErrors', { section: 'errors', metric: http.metricServerError({ statistic: Stats.SUM }) })
  }

  /** Something that could not be handed over and waits for a person. */
  onDeadLetters(queue: IQueue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM })
    this.on('DeadLetters', { section: 'dead-letters', metric })
  }

  /** Watches that `reconcile` had to wake: it counts them itself. */
  onReconciled(): void {
    this.on('Reconciled', { section: 'reconciled', metric: this.count('reconcile', 'Reconciled') })
  }

  /** Messages open and untouched for so long that their controller must look: retention destroys none of them. */
  onReview(): void {
    this.on('ReportsToReview', { section: 'reports-to-review', metric: this.count('retention', 'ReportsToReview') })
  }

  /** The last rung is asked again, daily, because nobody takes the message: the step says so in its log. */
  onLastRungRepeated({ logs }: Handler): void {
    const filter = logs.addMetricFilter('LastRungRepeated', {
      filterPattern: FilterPattern.stringValue('$.ladder', '=', 'repeated'),
      metricNamespace: `Meldroute/${this.stage}`,
      metricName: 'LastRungRepeated',
    })
    const metric = filter.metric({ statistic: Stats.SUM, period: Duration.minutes(5) })
    this.on('LastRungRepeated', { section: 'last-rung-repeated', metric })
  }

  /** At 5 % bounces or 0.1 % complaints SES reviews the account; it may stop our mail. */
  onMailReputation(): void {
    this.on('Bounces', { section: 'bounces', metric: reputation('BounceRate'), above: 0.04 })
    this.on('Complaints', { section: 'bounces', metric: reputation('ComplaintRate'), above: 0.0008 })
  }

  private on(id: string, { section, metric, above = 0, periods = 1 }: Condition): void {
    new Alarm(this, id, {
      alarmDescription: `What to do: infra/runbook.md#${section}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(this.action)
  }

  /** What a job of ours counted. */
  private count(job: string, metricName: string): Metric {
    const dimensionsMap = { Stage: this.stage, Job: job }
    const period = Duration.minutes(5)
    return new Metric({ namespace: 'Meldroute', metricName, dimensionsMap, statistic: Stats.SUM, period })
  }
}

function reputation(rate: 'BounceRate' | 'ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${rate}`,
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  })
}
