import { createServer } from 'node:http'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { expect, onTestFinished, test } from 'vitest'
import { createMailer, type Sending } from '#adapters/mailer.ts'
import { AwsError, type Operation } from '../../infra/local/aws-json.ts'
import { close, listen } from '../../infra/local/http.ts'
import { clientOf, settingsFor } from './aws.ts'

const settings = { sender: 'meldroute@example.org', configurationSet: 'stage-notices' }

const sending: Sending = {
  mail: {
    senderName: 'Servicebericht',
    subject: 'Er staat een antwoord klaar',
    text: 'Goedendag.',
    html: '<p>Goedendag.',
  },
  to: 'reporter@example.org',
  notice: { reference: 'MR-7K3D-9QX2', id: 'reporter-acknowledged-1' },
}

test.each(['MessageRejected', 'BadRequestException'])('%s is an outcome of this mail', async name => {
  const mailer = await answering(() => Promise.reject(new AwsError(name, 'no')))
  expect(await mailer.send(sending)).toEqual({ kind: 'rejected' })
})

test.each([
  'TooManyRequestsException',
  'LimitExceededException',
  'AccountSuspendedException',
  'SendingPausedException',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
  'AccessDeniedException',
])('%s says nothing about this mail and is thrown, so that it is tried again', async name => {
  const mailer = await answering(() => Promise.reject(new AwsError(name, 'no')))
  await expect(mailer.send(sending)).rejects.toThrow()
})

test('an error of the mail service leaves the outcome unknown', async () => {
  const mailer = await answering(() => Promise.reject(new AwsError('InternalServiceErrorException', 'no', 500)))
  expect(await mailer.send(sending)).toEqual({ kind: 'unknown' })
})

test('an answer without a message id leaves the outcome unknown', async () => {
  const mailer = await answering(() => ({}))
  expect(await mailer.send(sending)).toEqual({ kind: 'unknown' })
})

test('a connection that breaks after the mail was handed over leaves the outcome unknown', async () => {
  const server = createServer(request => request.on('data', () => request.socket.destroy()))
  const client = new SESv2Client(settingsFor(`http://127.0.0.1:${await listen(server, 0)}`))
  onTestFinished(() => close(server))
  expect(await createMailer(client, settings).send(sending)).toEqual({ kind: 'unknown' })
})

test('an answer that does not come in time leaves the outcome unknown', async () => {
  const server = createServer(() => {})
  const endpoint = `http://127.0.0.1:${await listen(server, 0)}`
  onTestFinished(() => close(server))
  const requestHandler = { requestTimeout: 50, throwOnRequestTimeout: true }
  const client = new SESv2Client({ ...settingsFor(endpoint), requestHandler })
  expect(await createMailer(client, settings).send(sending)).toEqual({ kind: 'unknown' })
})

test('when nobody listens nothing was sent, and it is thrown', async () => {
  const server = createServer()
  const client = new SESv2Client(settingsFor(`http://127.0.0.1:${await listen(server, 0)}`))
  await close(server)
  await expect(createMailer(client, settings).send(sending)).rejects.toThrow()
})

test('a notice of nothing and nobody is a mistake of ours', async () => {
  const mailer = await answering(() => ({ MessageId: 'message-1' }))
  await expect(mailer.send({ ...sending, notice: { id: 'x' } })).rejects.toThrow('needs a holder')
})

test('a mail is sent once, to one mailbox, with the tag its events come back with', async () => {
  const asked: unknown[] = []
  const mailer = await answering(input => {
    asked.push(input)
    return { MessageId: 'message-1' }
  })
  expect(await mailer.send(sending)).toEqual({ kind: 'accepted', messageId: 'message-1' })
  expect(asked).toEqual([
    {
      FromEmailAddress: 'Servicebericht <meldroute@example.org>',
      Destination: { ToAddresses: ['reporter@example.org'] },
      ConfigurationSetName: 'stage-notices',
      EmailTags: [{ Name: 'notice', Value: 'MR-7K3D-9QX2_reporter-acknowledged-1' }],
      Content: {
        Simple: {
          Subject: { Data: 'Er staat een antwoord klaar', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'Goedendag.', Charset: 'UTF-8' },
            Html: { Data: '<p>Goedendag.', Charset: 'UTF-8' },
          },
          Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
        },
      },
    },
  ])
})

async function answering(operation: Operation) {
  const client = new SESv2Client(await clientOf({ 'POST /v2/email/outbound-emails': operation }))
  return createMailer(client, settings)
}
