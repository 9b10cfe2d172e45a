import { randomBytes } from 'node:crypto'
import { readNoticeTag } from '#adapters/notice-tag.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Keyring } from '#adapters/secrets.ts'
import { createSessionStore } from '#adapters/session-store.ts'
import { localDateOf } from '#domain/working-time.ts'
import { askEvent, context, formEvent, jsonEvent } from '../runtime/events.ts'
import { asPlatform, invoke } from './invocation.ts'
import type { Sunk } from './mail-sink.ts'
import { type Desks, secondsToRead } from './plan.ts'
import { chance } from './seeded.ts'
import type { Stage } from './stage.ts'

/** A mail that asks somebody to take a message. */
type Asked = {
  readonly reference: string
  readonly link: string
  readonly holder: string
  readonly mailbox: string
  readonly role: string
  readonly region: string
  readonly round: number
}

export type DeskPeople = {
  /** Reads a mail, and does what its reader does. */
  readonly read: (mail: Sunk) => void
  /** An answer that nobody at a desk should get. */
  readonly wrong: string[]
  readonly counts: { acts: number; taken: number; triedAgain: number }
}

type Setting = {
  readonly seed: number
  /** How the desks behave about a message; `undefined` for one that nobody sent. */
  readonly behaviourOf: (reference: string) => Desks | undefined
  readonly keyring: Keyring
}

/** Whoever holds a role: reads mails, takes messages by their links or signed in, forgets, closes. */
export function openDesks(stage: Stage, { seed, behaviourOf, keyring }: Setting): DeskPeople {
  const wrong: string[] = []
  const counts = { acts: 0, taken: 0, triedAgain: 0 }
  const sessions = createSessionStore(stage.table)
  const reports = createReportStore(stage.table)

  const read = (mail: Sunk): void => {
    const asked = askedIn(mail)
    const behaviour = asked && behaviourOf(asked.reference)
    if (!asked || !behaviour || behaviour === 'silent' || !isTheirs(asked, behaviour)) return
    setTimeout(() => void begin(asked, behaviour), secondsToRead(seed, mail.tag) * 1000)
  }

  async function begin(asked: Asked, behaviour: Desks): Promise<void> {
    if (behaviour === 'notForMe' && asked.role !== 'chainDirector') await byLink(asked, { act: 'notForMe' })
    else if (behaviour === 'signedIn') await signedIn(asked)
    else await take(asked, behaviour)
  }

  async function take(asked: Asked, behaviour: Desks): Promise<void> {
    const firstStepBy = localDateOf(new Date(Date.now() + 86_400_000 * 2).toISOString())
    if (chance(seed, asked.reference, asked.holder, 'looks') < 0.5) await look(asked)
    await byLink(asked, { act: 'take', firstStep: 'callReporter', firstStepBy })
    if (behaviour === 'forgetsFirstStep' && asked.round === 1) return
    const later = behaviour === 'closes' ? 3600 : 20 * 3600
    setTimeout(() => void finish(asked, behaviour), later * 1000)
  }

  async function finish(asked: Asked, behaviour: Desks): Promise<void> {
    await byLink(asked, { act: 'firstStepDone' })
    if (behaviour === 'closes') await byLink(asked, { act: 'close', outcome: 'notApplicable' })
  }

  /** A mail scanner, or a person: looking changes nothing. */
  const look = ({ reference, link }: Asked) =>
    persist(`look ${reference}`, () => stage.functions.showTakeover(askEvent({ t: link }), context), [200])

  async function byLink(asked: Asked, fields: Readonly<Record<string, string>>): Promise<void> {
    const body = new URLSearchParams({ t: asked.link, language: 'nl', ...fields }).toString()
    const about = `${fields.act} ${asked.reference}`
    const status = await persist(about, () => stage.functions.takeOver(formEvent(body), context), [200, 409])
    if (fields.act === 'take' && status === 200) counts.taken += 1
  }

  async function signedIn(asked: Asked): Promise<void> {
    const token = randomBytes(32).toString('base64url')
    const at = new Date().toISOString()
    const { role, region, mailbox, reference } = asked
    const person = { subject: `${region}-${role}`, name: 'Demo', email: mailbox, groups: [`desk-${region}-${role}`] }
    await sessions.begin(await keyring.sessionHash(token), { person, startedAt: at, seenAt: at }, 0)
    const act = async (name: string, fields: Readonly<Record<string, string>>, fine: readonly number[]) =>
      persist(
        `${name} ${reference}`,
        async () => {
          // The page that was looked at just before, whatever happens to what is sent from it.
          const seen = (await asPlatform(() => reports.get(reference)))?.lastActivityAt
          const event = { ...jsonEvent({ seen, ...fields }), cookies: [`__Host-session=${token}`] }
          return stage.functions.act({ ...event, pathParameters: { reference, act: name } }, context)
        },
        fine,
      )
    const firstStepBy = localDateOf(new Date(Date.now() + 86_400_000).toISOString())
    const reason = role === 'careCoordinator' ? {} : { takeoverReason: 'noReply' }
    const status = await act('acknowledge', { firstStep: 'callReporter', firstStepBy, ...reason }, [200, 404, 409, 422])
    if (status !== 200) return
    counts.taken += 1
    await act('first-step', {}, [200, 409])
    await act('close', { outcome: 'unknown' }, [200, 409])
  }

  /** Does it again until there is an answer, as a person would who is told that something went wrong. */
  async function persist(about: string, call: Call, fine: readonly number[], tried = 1): Promise<number> {
    counts.acts += 1
    const { result } = await invoke(about, call)
    const { statusCode = 502 } = result.status === 'fulfilled' ? result.value : {}
    if (statusCode < 500 && !fine.includes(statusCode)) wrong.push(`${about}: ${statusCode}`)
    if (statusCode < 500 || tried === mostTries) return statusCode
    counts.triedAgain += 1
    await new Promise(done => setTimeout(done, 40_000))
    return persist(about, call, fine, tried + 1)
  }

  /** Some are away for a while, so that more than one rung is asked. */
  const isTheirs = ({ role, holder, reference, round }: Asked, behaviour: Desks): boolean => {
    if (behaviour === 'director') return role === 'chainDirector' || role === 'nationalDesk'
    if (behaviour === 'signedIn') return role === 'careCoordinator' || role === 'chainDirector'
    const isAway = round === 1 && role !== 'chainDirector' && role !== 'nationalDesk'
    return !isAway || chance(seed, reference, holder, 'away') < 0.9
  }

  return { read, wrong, counts }
}

type Call = () => Promise<{ readonly statusCode?: number | undefined }>

const mostTries = 10

function askedIn({ tag, text, to }: Sunk): Asked | undefined {
  const link = /\/api\/v1\/takeover\?t=(\S+)/.exec(text)?.[1]
  const key = readNoticeTag(tag)
  const [, round, holder, region, role] = /^ladder-(\d+)-\d+-((\w+)-(\w+)-\d+)/.exec(key?.id ?? '') ?? []
  if (!link || !key?.reference || !holder || !region || !role) return undefined
  return { reference: key.reference, link, holder, mailbox: to, role, region, round: Number(round) }
}
