import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import { AwsError, type Operations } from './aws-json.ts'
import type { Bus } from './events.ts'
import { openJournal } from './journal.ts'
import { outcomesOf } from './mail-event.ts'
import { inboxHeaders, Mail, SendEmail } from './mail-message.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const ConfigurationSet = hosting({}, [
  'Name',
  'DeliveryOptions',
  'ReputationOptions',
  'SendingOptions',
  'SuppressionOptions',
  'TrackingOptions',
  'Tags',
  'VdmOptions',
  'ArchivingOptions',
])
const EventDestination = hosting({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string().endsWith(':event-bus/default') }).optional(),
    CloudWatchDestination: z.unknown().optional(),
  }),
})
const EmailIdentity = hosting({ EmailIdentity: z.string() }, [
  'ConfigurationSetAttributes',
  'DkimAttributes',
  'DkimSigningAttributes',
  'FeedbackAttributes',
  'MailFromAttributes',
  'Tags',
])

/** How long a mail is under way, in real seconds. */
const underWay = { DELIVERY: 0.2, BOUNCE: 1, COMPLAINT: 1 }
/** The inbox shows this many mails again after a restart. */
const restored = 200

export type Post = { operations: Operations; inbox: string; close: () => Promise<void> }
export type PostSetting = { directory: string; bus: Bus; port: number }

/** SES with an inbox to look into. What happened to a mail is published as the configuration set in the template says. */
export async function openPost(resources: readonly Resource[], { directory, bus, port }: PostSetting): Promise<Post> {
  const rules = readRules(resources)
  const { entries, journal } = openJournal(join(directory, 'mails.jsonl'), Mail, mails => mails.slice(-restored))
  const { worker, origin } = await openInbox(port, entries)
  return {
    inbox: origin,
    operations: {
      'POST /v2/email/outbound-emails': async input => {
        const request = SendEmail.parse(input)
        refuse(request, rules)
        const body = JSON.stringify(input)
        const mail: Mail = { messageId: await deliver(origin, body), at: Date.now(), body }
        journal.append(mail)
        const published = rules.published.get(request.ConfigurationSetName ?? '') ?? new Set()
        for (const { kind, event } of outcomesOf(request, mail)) {
          if (published.has(kind)) bus.put(event, underWay[kind])
        }
        return { MessageId: mail.messageId }
      },
    },
    async close() {
      journal.close()
      await worker.terminate()
    },
  }
}

type Rules = {
  sets: ReadonlySet<string>
  /** Verified senders: addresses and domains. */
  identities: ReadonlySet<string>
  /** Event types that reach the bus, by configuration set. */
  published: ReadonlyMap<string, ReadonlySet<string>>
}

function readRules(resources: readonly Resource[]): Rules {
  const sets = ofType(resources, 'AWS::SES::ConfigurationSet')
  for (const set of sets) propertiesOf(set, ConfigurationSet)
  const published = ofType(resources, 'AWS::SES::ConfigurationSetEventDestination').flatMap(resource => {
    const { ConfigurationSetName, EventDestination: destination } = propertiesOf(resource, EventDestination)
    const types = new Set(destination.MatchingEventTypes.map(type => type.toUpperCase()))
    return destination.Enabled && destination.EventBridgeDestination ? [[ConfigurationSetName, types] as const] : []
  })
  const identities = ofType(resources, 'AWS::SES::EmailIdentity').map(
    resource => propertiesOf(resource, EmailIdentity).EmailIdentity,
  )
  return { sets: new Set(sets.map(({ name }) => name)), identities: new Set(identities), published: new Map(published) }
}

/** What AWS would refuse: an unknown configuration set, a sender nobody verified, a tag with other characters. */
function refuse({ ConfigurationSetName: set, FromEmailAddress: from, EmailTags }: SendEmail, rules: Rules) {
  if (set !== undefined && !rules.sets.has(set)) {
    throw new AwsError('NotFoundException', `Configuration set <${set}> does not exist.`, 404)
  }
  const sender = addressOf(from ?? '')
  const domain = sender.split('@')[1] ?? ''
  if (rules.identities.size > 0 && !rules.identities.has(sender) && !rules.identities.has(domain)) {
    throw new AwsError('MessageRejected', 'Email address is not verified.')
  }
  for (const { Name, Value } of EmailTags) {
    if (!/^[\w-]{1,256}$/.test(Name) || !/^[\w-]{1,256}$/.test(Value)) {
      throw new AwsError('BadRequestException', 'A tag may hold letters, digits, underscores and dashes only.')
    }
  }
}

const addressOf = (text: string) => /<(?<address>[^>]+)>/.exec(text)?.groups?.address ?? text.trim()

async function deliver(origin: string, body: string): Promise<string> {
  const response = await fetch(`${origin}/v2/email/outbound-emails`, { method: 'POST', body, headers: inboxHeaders })
  if (!response.ok) throw new AwsError('BadRequestException', `The inbox refused the mail: ${await response.text()}`)
  return z.object({ MessageId: z.string() }).parse(await response.json()).MessageId
}

function openInbox(port: number, mails: readonly Mail[]): Promise<{ worker: Worker; origin: string }> {
  const worker = new Worker(new URL('./mail-worker.ts', import.meta.url), { workerData: { port, mails }, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', chosen => resolve({ worker, origin: `http://localhost:${z.number().parse(chosen)}` }))
    worker.once('error', reject)
  })
}
