import type { NewEvent } from './events.ts'
import type { Mail, SendEmail } from './mail-message.ts'
import { account } from './resource.ts'

export type MailOutcome = { kind: 'DELIVERY' | 'BOUNCE' | 'COMPLAINT'; event: NewEvent }

/**
 * What SES would publish of the mail, in order. An address that begins with `bounce` does not exist; `complaint` takes
 * the mail and reports it as unwanted; `autoreply` takes it and answers that nobody is in. Every other one takes it.
 */
export function outcomesOf(request: SendEmail, { messageId, at }: Mail): readonly MailOutcome[] {
  const timestamp = new Date(at).toISOString()
  const mail = mailIn(request, { messageId, timestamp })
  const named = (name: string) => mail.destination.filter(address => new RegExp(`(?:^|<)${name}`, 'i').test(address))
  const bounceOf = (bounced: readonly string[], kind: { bounceType: string; bounceSubType: string }): MailOutcome => {
    const bouncedRecipients = bounced.map(emailAddress => ({ emailAddress, action: 'failed', status: '5.1.1' }))
    const bounce = { feedbackId: `${messageId}-bounce`, ...kind, bouncedRecipients, timestamp }
    return { kind: 'BOUNCE', event: eventOf('Email Bounced', { eventType: 'Bounce', mail, bounce }) }
  }
  const [bounced, complained, away] = [named('bounce'), named('complaint'), named('autoreply')]
  if (bounced.length > 0) return [bounceOf(bounced, { bounceType: 'Permanent', bounceSubType: 'NoEmail' })]
  const smtp = { processingTimeMillis: 200, recipients: mail.destination, smtpResponse: '250 ok' }
  const delivery = { eventType: 'Delivery', mail, delivery: { timestamp, ...smtp } }
  const complaint = {
    feedbackId: `${messageId}-complaint`,
    complainedRecipients: complained.map(emailAddress => ({ emailAddress })),
    complaintFeedbackType: 'abuse',
    timestamp,
  }
  return [
    { kind: 'DELIVERY', event: eventOf('Email Delivered', delivery) },
    ...(complained.length > 0 ? [complaintOf({ eventType: 'Complaint', mail, complaint })] : []),
    ...(away.length > 0 ? [bounceOf(away, { bounceType: 'Transient', bounceSubType: 'General' })] : []),
  ]
}

const complaintOf = (detail: Record<string, unknown>): MailOutcome => ({
  kind: 'COMPLAINT',
  event: eventOf('Email Complaint Received', detail),
})

function mailIn(request: SendEmail, { messageId, timestamp }: { messageId: string; timestamp: string }) {
  const { ToAddresses, CcAddresses, BccAddresses } = request.Destination
  return {
    timestamp,
    source: request.FromEmailAddress,
    sendingAccountId: account,
    messageId,
    destination: [...ToAddresses, ...CcAddresses, ...BccAddresses],
    headersTruncated: false,
    headers: [],
    commonHeaders: { from: [request.FromEmailAddress], to: ToAddresses, messageId, subject: subjectOf(request) },
    tags: tagsOf(request),
  }
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
