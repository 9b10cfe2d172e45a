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
  /** The sum behind the threshold: why this number and no other. */
  readonly why: string
  /** It alarms when the metric is above this. */
  readonly above?: number
  /** It alarms when the metric is below this, or is no longer there. */
  readonly below?: number
  /** So many periods of the metric in a row. */
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
    const section = name === 'digest' ? 'digest-failures' : 'failed-executions'
    const failed = 'One is one too many: every step was tried six times in 62 seconds (2 + 4 + 8 + 16 + 32) before.'
    const timedOut = 'One is one too many: the time-out is longer than any execution should live.'
    const aborted = 'One is one too many: no code of ours stops an execution, so a person did.'
    this.on(`${name}Failed`, { section, metric: machine.metricFailed(), why: failed })
    this.on(`${name}TimedOut`, { section, metric: machine.metricTimedOut(), why: timedOut })
    this.on(`${name}Aborted`, { section, metric: machine.metricAborted(), why: aborted })
  }

  /** Functions that throw or cannot run, whichever: a real stage has an account of its own. */
  onFunctions(): void {
    this.on('Errors', {
      section: 'errors',
      metric: Lambda.metricAllErrors(),
      why: 'Wrong input is answered, not thrown: what is thrown is a fault of ours, and there should be none.',
    })
    this.on('Throttles', {
      section: 'throttles',
      metric: Lambda.metricAllThrottles(),
      why: 'A visitor who is turned away may not come back: with eleven messages a region in a quarter one is too many.',
    })
  }

  /** Endpoints answer an error of ours instead of throwing it. */
  onApi({ http }: Api): void {
    this.on('ServerErrors', {
      section: 'errors',
      metric: http.metricServerError({ statistic: Stats.SUM }),
      why: 'No input makes an endpoint answer 5xx: each one is a person who saw an apology.',
    })
  }

  /** Something that could not be handed over and waits for a person. */
  onDeadLetters(queue: IQueue): void {
    this.on('DeadLetters', {
      section: 'dead-letters',
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      why: 'Only what failed after all its tries comes here, and after fourteen days it is gone.',
    })
  }

  /** Watches that `reconcile` had to wake: it counts them itself. */
  onReconciled(): void {
    this.on('Reconciled', {
      section: 'reconciled',
      metric: this.count('reconcile', 'Reconciled'),
      why: 'Every submission starts its own watch, and every watch the next: nought is what should be left to wake.',
    })
  }

  /** Jobs whose next run does not come: whatever they count, every run counts it, nought included. */
  onSilentJobs(): void {
    const everyMinute = 'It runs every minute: fifteen in a row may be a deployment or a trouble of AWS, more is not.'
    const daily = 'It runs every 24 hours: one more when the clock goes back, one for a late start and a second try.'
    const weekly = 'It runs on Monday and on Tuesday, so six days may lie between: two hours more as with every job.'
    const ofReconcile = this.count('reconcile', 'Reconciled', Stats.SAMPLE_COUNT)
    this.on('ReconcileSilent', { section: silent, metric: ofReconcile, below: 1, periods: 3, why: everyMinute })
    for (const { id, job, counted, days } of jobsByDays) {
      const metric = this.count(job, counted, Stats.SAMPLE_COUNT, Duration.hours(1))
      this.on(id, { section: silent, metric, below: 1, periods: days * 24 + 2, why: days === 1 ? daily : weekly })
    }
  }

  /** Messages open and untouched for so long that their controller must look: retention destroys none of them. */
  onReview(): void {
    this.on('ReportsToReview', {
      section: 'reports-to-review',
      metric: this.count('retention', 'ReportsToReview'),
      why: 'For six months of the twelve the desk was asked to close or extend it: each one left is a person to decide on.',
    })
  }

  /** What may no longer be true: what the site says, what a reader said is wrong, who can be woken. The weekly job counts it. */
  onFreshness(): void {
    this.on('ContentOverdue', {
      section: 'content-expiry',
      metric: this.count('freshness', 'ContentOverdue'),
      why: 'The day has come before which somebody would look again: one wrong number is one too many.',
    })
    this.on('MistakesLongOpen', {
      section: 'content-expiry',
      metric: this.count('freshness', 'MistakesLongOpen'),
      why: 'Whoever keeps the page was told three times in fifteen working days: after 30 days nobody else will ask.',
    })
    this.on('DrillOverdue', {
      section: 'a-drill-that-did-not-come',
      metric: this.count('freshness', 'DrillOverdue'),
      why: 'An address for nights counts for 36 days after a drill, and at most 35 lie between two: now none counts.',
    })
  }

  /** The last rung is asked again, daily, because nobody takes the message: the step says so in its log. */
  onLastRungRepeated({ logs }: Handler): void {
    const filter = logs.addMetricFilter('LastRungRepeated', {
      filterPattern: FilterPattern.stringValue('$.ladder', '=', 'repeated'),
      metricNamespace: `Meldroute/${this.stage}`,
      metricName: 'LastRungRepeated',
    })
    this.on('LastRungRepeated', {
      section: 'last-rung-repeated',
      metric: filter.metric({ statistic: Stats.SUM, period: Duration.minutes(5) }),
      why: 'Above the last rung there is nobody else to ask: every single repeat calls.',
    })
  }

  /** At 5 % bounces or 0.1 % complaints SES reviews the account; it may stop our mail. */
  onMailReputation(): void {
    const fourFifths = 'SES reviews an account at {limit}: four fifths of that leave a day to mend the addresses.'
    this.on('Bounces', {
      section: 'bounces',
      metric: reputation('BounceRate'),
      above: 0.04,
      why: fourFifths.replace('{limit}', '5 %'),
    })
    this.on('Complaints', {
      section: 'bounces',
      metric: reputation('ComplaintRate'),
      above: 0.0008,
      why: fourFifths.replace('{limit}', '0.1 %'),
    })
  }

  /** Counted twice a day by ACM until the certificate is gone, and only where it lives. */
  onCertificate(CertificateArn: string): void {
    const metric = new Metric({
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      dimensionsMap: { CertificateArn },
      statistic: Stats.MINIMUM,
      period: Duration.days(1),
    })
    this.on('CertificateEnds', {
      section: 'certificate',
      metric,
      below: 30,
      periods: 2,
      why: 'ACM renews 60 days before the end: 30 without success are no delay any more, and 30 are left for a person.',
    })
  }

  private on(id: string, { section, metric, why, above = 0, below, periods = 1 }: Condition): void {
    const { LESS_THAN_THRESHOLD, GREATER_THAN_THRESHOLD } = ComparisonOperator
    new Alarm(this, id, {
      alarmDescription: `${why} What to do: infra/runbook.md#${section}`,
      metric,
      threshold: below ?? above,
      comparisonOperator: below === undefined ? GREATER_THAN_THRESHOLD : LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      // What is counted only when it goes wrong is silent when all is well; what is counted always is not.
      treatMissingData: below === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    }).addAlarmAction(this.action)
  }

  /** What a job of ours counted. */
  private count(job: string, metricName: string, statistic = Stats.SUM, period = Duration.minutes(5)): Metric {
    const dimensionsMap = { Stage: this.stage, Job: job }
    return new Metric({ namespace: 'Meldroute', metricName, dimensionsMap, statistic, period })
  }
}

const silent = 'a-job-that-is-silent'

/** The jobs of every day and of every week: something that each run counts, and the longest there may be between two. */
const jobsByDays = [
  { id: 'RetentionSilent', job: 'retention', counted: 'ReportsToReview', days: 1 },
  { id: 'FiguresSilent', job: 'figures', counted: 'FactsWritten', days: 1 },
  { id: 'FreshnessSilent', job: 'freshness', counted: 'ContentOverdue', days: 6 },
] as const

function reputation(rate: 'BounceRate' | 'ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${rate}`,
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  })
}
