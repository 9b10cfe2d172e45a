import {
  AccountSuspendedException,
  BadRequestException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  type SESv2Client,
  SESv2ServiceException,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2'
import type { Mail } from '#domain/mail.ts'
import type { NoticeKey } from './keys.ts'
import { noticeTag } from './notice-tag.ts'

export type Sending = {
  readonly mail: Mail
  readonly to: string
  /** The line of the ledger that the mailer's events will speak of. */
  readonly notice: NoticeKey
}

/** `unknown`: no answer came, so it may have been sent. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly messageId: string }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'unknown' }

export type Mailer = {
  /** @throws when certainly nothing was sent and later may be better: slow down, paused, not yet set up */
  send(sending: Sending): Promise<SendOutcome>
}

export type MailSettings = { readonly sender: string; readonly configurationSet: string }

export function createMailer(client: SESv2Client, settings: MailSettings): Mailer {
  return {
    send: async sending => {
      const request = command(sending, settings)
      try {
        const { MessageId } = await client.send(request)
        return MessageId === undefined ? { kind: 'unknown' } : { kind: 'accepted', messageId: MessageId }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function command({ mail, to, notice }: Sending, settings: MailSettings): SendEmailCommand {
  const inUtf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })
  return new SendEmailCommand({
    FromEmailAddress: `${mail.senderName} <${settings.sender}>`,
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: settings.configurationSet,
    EmailTags: [{ Name: 'notice', Value: noticeTag(notice) }],
    Content: {
      Simple: {
        Subject: inUtf8(mail.subject),
        Body: { Text: inUtf8(mail.text), Html: inUtf8(mail.html) },
        // Asks mailboxes not to answer by themselves.
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
      },
    },
  })
}

/** Answers that say something about us, not about this mail: nothing was sent, and it must be tried again. */
const ours = [
  AccountSuspendedException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  NotFoundException,
  SendingPausedException,
  TooManyRequestsException,
]

/** Failures before anything left this machine. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError'])

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof MessageRejected || error instanceof BadRequestException) return { kind: 'rejected' }
  if (certainlyNotSent(error)) throw error
  return { kind: 'unknown' }
}

function certainlyNotSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (ours.some(known => error instanceof known)) return true
  // Any other refusal, such as a wrong signature, was an answer too.
  if (error instanceof SESv2ServiceException) return error.$fault === 'client'
  return neverLeft.has('code' in error ? String(error.code) : error.name)
}
