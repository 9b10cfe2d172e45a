import type { NewEvent } from './events.ts'
import type { Mail, SendEmail } from './mail-message.ts'
import { account } from './resource.ts'

export type MailOutcome = { kind: 'DELIVERY' | 'BOUNCE'; event: NewEvent }

/** What SES would publish of the mail. An address that begins with `bounce` does not exist; every other one does. */
export function outcomeOf(request: SendEmail, { messageId, at }: Mail): MailOutcome {
  const { ToAddresses, CcAddresses, BccAddresses } = request.Destination
  const destination = [...ToAddresses, ...CcAddresses, ...BccAddresses]
  const timestamp = new Date(at).toISOString()
  const mail = {
    timestamp,
    source: request.FromEmailAddress,
    sendingAccountId: account,
    messageId,
    destination,
    headersTruncated: false,
    headers: [],
    commonHeaders: { from: [request.FromEmailAddress], to: ToAddresses, messageId, subject: subjectOf(request) },
    tags: tagsOf(request),
  }
  const bounced = destination.filter(address => /(?:^|<)bounce/i.test(address))
  if (bounced.length === 0) {
    const delivery = { timestamp, processingTimeMillis: 200, recipients: destination, smtpResponse: '250 ok' }
    return { kind: 'DELIVERY', event: eventOf('Email Delivered', { eventType: 'Delivery', mail, delivery }) }
  }
  const bounce = {
    feedbackId: `${messageId}-bounce`,
    bounceType: 'Permanent',
    bounceSubType: 'NoEmail',
    bouncedRecipients: bounced.map(emailAddress => ({ emailAddress, action: 'failed', status: '5.1.1' })),
    timestamp,
  }
  return { kind: 'BOUNCE', event: eventOf('Email Bounced', { eventType: 'Bounce', mail, bounce }) }
}

const eventOf = (type: string, detail: Record<string, unknown>): NewEvent => ({
  source: 'aws.ses',
  'detail-type': type,
  detail,
})

const subjectOf = ({ Content }: SendEmail) => Content.Simple?.Subject.Data

function tagsOf({ EmailTags, ConfigurationSetName }: SendEmail): Record<string, string[]> {
  const own = EmailTags.map(({ Name, Value }) => [Name, [Value]] as const)
  return {
    ...Object.fromEntries(own),
    ...(ConfigurationSetName && { 'ses:configuration-set': [ConfigurationSetName] }),
  }
}
