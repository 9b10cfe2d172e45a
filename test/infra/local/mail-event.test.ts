import { expect, test } from 'vitest'
import * as z from 'zod'
import { MailEvent } from '../../../functions/workflow/mail-event.ts'
import { outcomesOf } from '../../../infra/local/mail-event.ts'
import { SendEmail } from '../../../infra/local/mail-message.ts'

const mailTo = (...ToAddresses: string[]) =>
  SendEmail.parse({
    FromEmailAddress: 'Demo <meldroute@example.org>',
    Destination: { ToAddresses },
    ConfigurationSetName: 'set',
    EmailTags: [{ Name: 'notice', Value: 'a_b' }],
    Content: { Simple: { Subject: { Data: 'Subject' } } },
  })

const told = (...addresses: string[]) =>
  outcomesOf(mailTo(...addresses), { messageId: 'message-1', at: 0, body: '' }).map(({ kind, event }) => {
    const { bounce } = MailEvent.parse(event.detail)
    return bounce ? `${kind} ${bounce.bounceType} ${bounce.bounceSubType}` : kind
  })

test.each([
  ['bounce@example.org', ['BOUNCE Permanent NoEmail']],
  ['Demo <bounce.vr10@example.org>', ['BOUNCE Permanent NoEmail']],
  ['complaint@example.org', ['DELIVERY', 'COMPLAINT']],
  ['autoreply@example.org', ['DELIVERY', 'BOUNCE Transient General']],
  ['desk.bounce@example.org', ['DELIVERY']],
])('of a mail to %s is told: %j', (address, outcomes) => {
  expect(told(address)).toEqual(outcomes)
})

test('every outcome says of which notice, through which configuration set', () => {
  for (const address of ['bounce@example.org', 'complaint@example.org', 'autoreply@example.org']) {
    for (const { event } of outcomesOf(mailTo(address), { messageId: 'message-1', at: 0, body: '' })) {
      expect(event.source).toBe('aws.ses')
      const { mail } = z.looseObject({ mail: z.looseObject({ tags: z.unknown() }) }).parse(event.detail)
      expect(mail.tags).toEqual({ notice: ['a_b'], 'ses:configuration-set': ['set'] })
    }
  }
})
