import { Duration, Stack } from 'aws-cdk-lib'
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Settings } from './config.ts'
import type { Handler } from './function.ts'

/** The outcomes that the notice ledger records; each is an event on the default bus. */
const outcomes = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
]

/** Sending in the stage's name, and what became of each mail. The identity itself is verified by a person, once. */
export class Mail extends Construct {
  readonly sender: string
  readonly identityArn: string
  readonly configurationSetName: string
  readonly configurationSetArn: string

  constructor(scope: Construct, id: string, { settings }: { settings: Settings }) {
    super(scope, id)
    this.sender = settings.sender
    this.identityArn = this.sesArn('identity', settings.mailDomain)
    this.configurationSetName = `meldroute-${settings.stage}`
    this.configurationSetArn = this.sesArn('configuration-set', this.configurationSetName)
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    set.addEventDestination('Outcomes', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: outcomes,
    })
  }

  /** Brings every outcome to the function. What cannot be brought after a day waits in the queue. */
  reportsTo(handler: Handler, deadLetters: IQueue): void {
    new Rule(this, 'OutcomeRule', {
      description: 'What became of a mail of this stage',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': Match.exactString(this.configurationSetName) } } },
      },
      targets: [
        new LambdaFunction(handler.lambda, {
          deadLetterQueue: deadLetters,
          retryAttempts: 20,
          maxEventAge: Duration.days(1),
        }),
      ],
    })
  }

  private sesArn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
  }
}
