import { outcomesOf } from '../../infra/local/mail-event.ts'
import type { SendEmail } from '../../infra/local/mail-message.ts'
import { asPlatform } from './invocation.ts'
import type { Sunk } from './mail-sink.ts'
import { between, chance } from './seeded.ts'

type Deliver = (about: string, detail: unknown) => Promise<unknown>

export type Postman = {
  /** Called for each mail that the server took. */
  readonly arrived: (mail: Sunk) => void
  /** Where what became of it is told. */
  deliverTo(deliver: Deliver): void
  /** Whoever reads the mails. */
  readBy(reader: (mail: Sunk) => void): void
  readonly counts: { events: number; dropped: number; bounces: number }
}

/** As the event bus: tells what became of a mail, sometimes twice, and tries again when nobody listens. */
export function openPostman(seed: number): Postman {
  const counts = { events: 0, dropped: 0, bounces: 0 }
  let deliver: Deliver = async () => {}
  let reader: (mail: Sunk) => void = () => {}
  const tell = async (about: string, detail: unknown, tried = 1): Promise<void> => {
    try {
      await deliver(about, detail)
    } catch {
      if (tried > mostTries) counts.dropped += 1
      else setTimeout(() => void tell(about, detail, tried + 1), 1000 * 2 ** Math.min(tried, 10))
    }
  }
  const arrived = (mail: Sunk): void => {
    const outcomes = outcomesOf(asked(mail, seed), { messageId: mail.messageId, at: mail.at, body: '' })
    for (const { kind, event } of outcomes) {
      if (kind === 'BOUNCE') counts.bounces += 1
      announce(mail.tag, kind, event.detail)
      if (chance(seed, mail.tag, kind, 'twice') < twice) announce(mail.tag, `${kind} again`, event.detail)
    }
    setTimeout(() => reader(mail), 1000)
  }
  const announce = (tag: string, what: string, detail: unknown): void => {
    counts.events += 1
    setTimeout(() => void tell(`${tag} ${what}`, detail), between(200, 40_000, seed, tag, what, 'under way'))
  }
  return {
    arrived: mail => asPlatform(() => arrived(mail)),
    deliverTo: to => {
      deliver = to
    },
    readBy: who => {
      reader = who
    },
    counts,
  }
}

/** Of all events, this part comes twice. */
const twice = 0.03
/** As the rule in the template. */
const mostTries = 20
/** Of all mailboxes, this part answers by itself that nobody is in, which is no bounce. */
const away = 0.03

function asked({ request, tag, to }: Sunk, seed: number): SendEmail {
  if (chance(seed, tag, 'away') >= away || to.startsWith('bounce')) return request
  return { ...request, Destination: { ...request.Destination, ToAddresses: [`autoreply.${to}`] } }
}
