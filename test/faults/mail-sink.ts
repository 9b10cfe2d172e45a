import type { RequestListener } from 'node:http'
import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js'
import * as z from 'zod'
import { startInbox } from '../../infra/local/inbox.ts'
import { SendEmail } from '../../infra/local/mail-message.ts'

/** A mail that is in the sink, whatever the sender was told. */
export type Sunk = {
  readonly messageId: string
  /** The line of the ledger that it belongs to. */
  readonly tag: string
  readonly to: string
  readonly text: string
  readonly request: SendEmail
  readonly at: number
}

export type MailSink = { readonly listener: RequestListener; readonly mails: readonly Sunk[]; close(): void }

const Answer = z.object({ MessageId: z.string() })
const Body = z.object({ Simple: z.object({ Body: z.object({ Text: z.object({ Data: z.string() }) }) }) })

/**
 * A mail server we did not write. `arrived` is called for every mail that it took, at the moment it did. A mail is counted
 * when the server has it, not when somebody says that it was sent.
 */
export async function openMailSink(arrived: (mail: Sunk) => void): Promise<MailSink> {
  const server = await startInbox()
  const inbox = z.custom<RequestListener>().parse(server.listeners('request')[0])
  const mails: Sunk[] = []
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    const end = response.end.bind(response)
    Object.assign(response, {
      end: (chunk: unknown, ...others: never[]) => {
        const accepted = Answer.safeParse(JSON.parse(String(chunk)))
        if (response.statusCode === 200 && accepted.success) {
          const mail = sunk(JSON.parse(Buffer.concat(chunks).toString()), accepted.data.MessageId)
          if (getStoreReadonly().emails.at(-1)?.messageId !== mail.messageId)
            throw new Error('The mail server said that it took a mail, and has not got it')
          mails.push(mail)
          arrived(mail)
        }
        return end(chunk, ...others)
      },
    })
    inbox(request, response)
  }
  return { listener, mails, close: () => server.close() }
}

/** The line of the ledger that a mail belongs to. */
export const tagOf = ({ EmailTags }: SendEmail): string => EmailTags.find(({ Name }) => Name === 'notice')?.Value ?? ''

function sunk(body: unknown, messageId: string): Sunk {
  const request = SendEmail.parse(body)
  const [to = ''] = request.Destination.ToAddresses
  const text = Body.parse(request.Content).Simple.Body.Text.Data
  return { messageId, tag: tagOf(request), to, text, request, at: Date.now() }
}
