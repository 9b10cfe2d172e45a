import { expect, test } from 'vitest'
import { officeOpenOn, timeOn } from '../journey/clock.ts'
import { send, statusOf, take } from '../journey/message.ts'
import { askTo, linkIn } from '../journey/target.ts'
import { aMessage } from '../journey/urgent-message.ts'
import { openCloud } from './cloud.ts'
import { bounce } from './mail-outcome.ts'

/** Ede lies in another region than the one the silent region's journey counts mails of. */
const ede = 'GM0228'
/** The deputy takes the place of a holder whose mailbox refused. */
const asked = ['zorgcoordinator.vr07@demo.example.org', 'zorgcoordinator.vervanger.vr07@demo.example.org']
const director = 'ketenregisseur.vr07@demo.example.org'

test('a rung whose mailboxes all refuse the mail is passed over at once', async () => {
  const { target, clock } = await openCloud()
  await officeOpenOn(clock)
  const message = await send(target, aMessage({ where: ede, urgentBecause: [] }))
  for (const address of asked) {
    await askTo(target, address)
    expect(await bounce(message.reference, address)).toBe(1)
  }
  const mail = await askTo(target, director)
  expect(Date.parse(timeOn(clock))).toBeLessThan(Date.parse(message.dueAt))
  await take(target, linkIn(mail), timeOn(clock).slice(0, 10))
  expect(await statusOf(target, message)).toMatchObject({ phase: 'acknowledged' })
}, 400_000)
