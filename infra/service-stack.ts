import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { indexes } from '#adapters/keys.ts'
import { accept } from './accept.ts'
import { Alarms } from './alarms.ts'
import { Api, type Routes } from './api.ts'
import type { Settings } from './config.ts'
import type { DataStack } from './data-stack.ts'
import { deskRoutes } from './desk.ts'
import { Digest } from './digest.ts'
import { endpointIn } from './endpoint.ts'
import { Handler } from './function.ts'
import type { Issuer } from './issuer.ts'
import { Job, timetable } from './jobs.ts'
import { Mail } from './mail.ts'
import { mistakeRoutes } from './mistakes.ts'
import { Watch } from './watch.ts'

type ServiceProps = StackProps & {
  readonly settings: Settings
  readonly data: DataStack
  readonly identity: Issuer
  readonly bundles: string
}

/** What happens to a message: the API that takes it, the machines that watch it, the jobs behind them, the alarms. */
export class ServiceStack extends Stack {
  readonly api: Api
  /** Whom functions ask who somebody is, with `signsIn`. */
  readonly identity: Issuer
  private readonly settings: Settings
  private readonly data: DataStack
  private readonly bundles: string
  private readonly mail: Mail
  private readonly deadLetters: Queue
  private readonly alarms: Alarms

  constructor(scope: Construct, id: string, { settings, data, identity, bundles, ...props }: ServiceProps) {
    super(scope, id, props)
    this.settings = settings
    this.data = data
    this.identity = identity
    this.bundles = bundles
    this.mail = new Mail(this, 'Mail', { settings })
    this.deadLetters = deadLetterQueue(this)
    this.alarms = new Alarms(this, 'Alarms', settings)

    const escalation = this.escalation()
    const followUp = this.followUp(escalation)
    this.digest()
    this.api = this.endpoints(escalation, followUp)
    this.mailOutcomes(escalation, followUp)
    this.jobs(escalation, followUp)

    this.alarms.onFunctions()
    this.alarms.onApi(this.api)
    this.alarms.onDeadLetters(this.deadLetters)
    this.alarms.onReconciled()
    this.alarms.onSilentJobs()
    this.alarms.onReview()
    this.alarms.onFreshness()
    this.alarms.onMailReputation()
    new CfnOutput(this, 'ApiAddress', { value: this.api.http.apiEndpoint })
  }

  private escalation(): Watch {
    const assess = this.handler('escalation-assess').reads(this.data).writes(this.data).knowsDesk()
    const notify = this.handler('escalation-notify')
      .reads(this.data)
      .writes(this.data)
      .derives(this.data)
      // A reporter may be told that the desk wrote while the ladder runs; the address is sealed in the report.
      .unseals(this.data)
      .sends(this.mail)
      .knowsOrigin()
      .knowsDesk()
    this.alarms.onLastRungRepeated(assess)
    return this.watch('escalation', { assess, notify })
  }

  private followUp(escalation: Watch): Watch {
    const assess = this.handler('follow-up-assess')
      .reads(this.data)
      .writes(this.data)
      .knowsDesk()
      .starts('ESCALATION_ARN', escalation.machine)
    const notify = this.handler('follow-up-notify')
      .reads(this.data)
      .writes(this.data)
      // The reporter's address is sealed in the report.
      .unseals(this.data)
      .sends(this.mail)
      .knowsOrigin()
      .knowsDesk()
    return this.watch('follow-up', { assess, notify })
  }

  private watch(name: 'escalation' | 'follow-up', steps: { assess: Handler; notify: Handler }): Watch {
    const watch = new Watch(this, name, { name, settings: this.settings, ...steps })
    this.alarms.onMachine(name, watch.machine)
    return watch
  }

  private digest(): void {
    const collect = this.handler('digest-collect')
      .reads(this.data, indexes.byDue.name, indexes.byOwner.name)
      .knowsDesk()
    const send = this.handler('digest-send')
      .reads(this.data, indexes.byDue.name, indexes.byOwner.name)
      .writes(this.data)
      .sends(this.mail)
      .knowsOrigin()
      .knowsDesk()
    const recordFailure = this.handler('digest-failed').reads(this.data).writes(this.data)
    const steps = { collect, send, recordFailure }
    const { settings, deadLetters } = this
    const digest = new Digest(this, 'digest', { settings, deadLetters, ...steps })
    this.alarms.onMachine('digest', digest.machine)
  }

  private endpoints(escalation: Watch, followUp: Watch): Api {
    const find = this.endpoint('find')
    const openapi = this.endpoint('openapi')
    const check = this.endpoint('check-report').writes(this.data).derives(this.data)
    const submit = this.endpoint('submit-report')
      .reads(this.data)
      .writes(this.data)
      .derives(this.data)
      .seals(this.data)
      .onDrafts(this.data, 'DeleteItem')
      .knowsDesk()
      .starts('ESCALATION_ARN', escalation.machine)
    const status = this.reporterEndpoint('report-status')
    const write = this.reporterEndpoint('write-message').seals(this.data).starts('FOLLOW_UP_ARN', followUp.machine)
    const reopen = this.reporterEndpoint('reopen-report').seals(this.data).starts('ESCALATION_ARN', escalation.machine)
    const withdraw = this.reporterEndpoint('withdraw-contact')
    const draft = (name: string) => this.endpoint(name).admits(this.data).derives(this.data)
    const show = this.endpoint('show-takeover').reads(this.data).derives(this.data).knowsDesk()
    const take = this.endpoint('take-over')
      .reads(this.data)
      .writes(this.data)
      .derives(this.data)
      .knowsDesk()
      .starts('ESCALATION_ARN', escalation.machine)
      .starts('FOLLOW_UP_ARN', followUp.machine)
    return new Api(this, 'Api', {
      routes: {
        'GET /find': find,
        'GET /openapi.json': openapi,
        'POST /reports': submit,
        'POST /reports/check': check,
        'POST /reports/status': status,
        'POST /drafts': draft('save-draft').onDrafts(this.data, 'GetItem', 'PutItem'),
        'POST /drafts/open': draft('open-draft').onDrafts(this.data, 'GetItem'),
        'POST /drafts/discard': draft('discard-draft').onDrafts(this.data, 'DeleteItem'),
        'POST /reports/messages': write,
        'POST /reports/reopen': reopen,
        'POST /reports/contact/withdraw': withdraw,
        'GET /takeover': show,
        'POST /takeover': take,
        ...this.desk(escalation, followUp),
        ...mistakeRoutes({ data: this.data, endpoint: name => this.endpoint(name) }),
      },
    })
  }

  private desk(escalation: Watch, followUp: Watch): Routes {
    const { data, identity: issuer } = this
    return deskRoutes({ data, issuer, escalation, followUp, endpoint: name => this.endpoint(name) })
  }

  private mailOutcomes(escalation: Watch, followUp: Watch): void {
    const outcome = this.handler('mail-event')
      .reads(this.data)
      .writes(this.data)
      .knowsDesk()
      .starts('ESCALATION_ARN', escalation.machine)
      .starts('FOLLOW_UP_ARN', followUp.machine)
    this.mail.reportsTo(outcome, this.deadLetters)
  }

  private jobs(escalation: Watch, followUp: Watch): void {
    const reconcile = this.handler('reconcile', Duration.seconds(50))
      .reads(this.data, indexes.byDue.name)
      .writes(this.data)
      .starts('ESCALATION_ARN', escalation.machine)
      .starts('FOLLOW_UP_ARN', followUp.machine)
    const retention = this.handler('retention', Duration.minutes(5))
      .reads(this.data)
      .writes(this.data)
      .sweeps(this.data)
    const drill = this.handler('drill', Duration.minutes(5))
      .reads(this.data)
      .writes(this.data)
      .sends(this.mail)
      .knowsDesk()
    const figures = this.handler('figures', Duration.minutes(5)).reads(this.data).writes(this.data).scans(this.data)
    const freshness = this.handler('freshness', Duration.minutes(1))
      .reads(this.data, indexes.byOwner.name)
      .writes(this.data)
      .knowsDesk()
    const { deadLetters } = this
    new Job(this, 'FreshnessJob', { job: freshness, when: timetable.freshness, deadLetters })
    new Job(this, 'FiguresJob', { job: figures, when: timetable.figures, deadLetters })
    new Job(this, 'DrillJob', { job: drill, when: timetable.drill, deadLetters })
    new Job(this, 'ReconcileJob', { job: reconcile, when: timetable.reconcile, deadLetters })
    new Job(this, 'RetentionJob', { job: retention, when: timetable.retention, deadLetters })
  }

  private endpoint(name: string): Handler {
    const { settings, data, bundles } = this
    return endpointIn(this, name, { settings, data, bundles })
  }

  /** For whoever shows number and code: unseals what desk and reporter wrote, and counts the address. */
  private reporterEndpoint(name: string): Handler {
    return this.endpoint(name).reads(this.data).writes(this.data).derives(this.data).unseals(this.data).knowsDesk()
  }

  private handler(name: string, timeout?: Duration): Handler {
    const { settings, bundles } = this
    return new Handler(this, name, { name, settings, bundles, ...(timeout && { timeout }) })
  }
}

function deadLetterQueue(stack: Stack): Queue {
  const queue = new Queue(stack, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  accept(queue, 'AwsSolutions-SQS3', 'It is itself the queue for dead letters, of schedules, jobs and mail outcomes.')
  return queue
}
