import * as z from 'zod'
import { context, jsonEvent } from '../runtime/events.ts'
import type { FaultKind } from './fault-kinds.ts'
import { invoke } from './invocation.ts'
import type { Planned } from './plan.ts'
import { between } from './seeded.ts'
import type { Stage } from './stage.ts'

const Shown = z.object({ reference: z.string(), receipt: z.string() })
export type Shown = z.infer<typeof Shown>

/** What became of one message, as its sender saw it. */
export type Sent = {
  readonly planned: Planned
  /** Every answer with a reference that was shown. */
  readonly shown: Shown[]
  posts: number
  /** Answers that say: try again. */
  toldAgain: number
  /** An answer that no sender should get. */
  readonly wrong: string[]
  readonly met: Set<FaultKind>
}

export type Senders = {
  readonly sent: readonly Sent[]
  /** Answers by what the function that gave them suffered. */
  readonly byFault: ReadonlyMap<FaultKind, { accepted: number; toldAgain: number }>
  readonly counts: { posts: number; accepted: number; toldAgain: number; unheard: number }
}

/** Sends what is planned at its time, as people and their browsers would. */
export function openSenders(seed: number, plan: readonly Planned[], stage: Stage): Senders {
  const byFault = new Map<FaultKind, { accepted: number; toldAgain: number }>()
  const counts = { posts: 0, accepted: 0, toldAgain: 0, unheard: 0 }
  const sent = plan.map((planned): Sent => {
    return { planned, shown: [], posts: 0, toldAgain: 0, wrong: [], met: new Set() }
  })

  /** One post; whether its sender saw that it was accepted. */
  async function post(one: Sent, isHeard = true): Promise<boolean> {
    one.posts += 1
    counts.posts += 1
    const { number, message } = one.planned
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}:443`
    const { met, result } = await invoke(`submit ${number}`, () =>
      stage.functions.submit(jsonEvent(message, { 'cloudfront-viewer-address': address }), context),
    )
    const { statusCode = 502, body = '' } = result.status === 'fulfilled' ? result.value : {}
    noteFaults(one, met, statusCode === 201)
    if (isHeard) return hear(one, statusCode, body)
    counts.unheard += 1
    return false
  }

  function noteFaults(one: Sent, met: ReadonlySet<FaultKind>, isAccepted: boolean): void {
    for (const kind of met) {
      one.met.add(kind)
      const known = byFault.get(kind) ?? { accepted: 0, toldAgain: 0 }
      known[isAccepted ? 'accepted' : 'toldAgain'] += 1
      byFault.set(kind, known)
    }
  }

  function hear(one: Sent, status: number, body: string): boolean {
    if (status === 201) {
      counts.accepted += 1
      one.shown.push(Shown.parse(JSON.parse(body)))
      return true
    }
    counts.toldAgain += 1
    one.toldAgain += 1
    if (status < 500) one.wrong.push(`${status} ${body}`)
    return false
  }

  /** Presses again until it is accepted. */
  async function insist(one: Sent, isHeard = true): Promise<void> {
    if (await post(one, isHeard)) return
    if (one.posts > mostPosts) return
    const wait = between(2, 90, seed, one.planned.number, one.posts, 'again') * 1000
    setTimeout(() => void insist(one), wait)
  }

  function begin(one: Sent): void {
    const { sending, number } = one.planned
    void insist(one, sending !== 'lost')
    if (sending === 'parallel') {
      for (let n = 0; n < between(1, 3, seed, number, 'beside'); n += 1) void insist(one)
    }
    if (sending === 'again') setTimeout(() => void insist(one), between(1, 20_000, seed, number, 'later') * 1000)
  }

  for (const one of sent) setTimeout(() => begin(one), one.planned.at - stage.time.now())
  return { sent, byFault, counts }
}

/** After that somebody phones. */
const mostPosts = 15
