import type { Clock } from '#adapters/clock.ts'
import type { Mailer } from '#adapters/mailer.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { Mail } from '#domain/mail.ts'
import type { Notice, NoticeState } from '#domain/notice.ts'

/** A composed mail and the one mailbox it goes to. */
export type Letter = { readonly to: string; readonly mail: Mail }

export type Delivery = {
  readonly notices: Pick<NoticeStore, 'claim' | 'release' | 'outcome'>
  readonly mailer: Mailer
  readonly clock: Pick<Clock, 'now' | 'inRealSeconds'>
}

/** Longer than a function runs, so that two never hold the same claim. */
const leaseSeconds = 30

const outcomes = { accepted: 'sent', rejected: 'failed', unknown: 'unknown' } as const

/**
 * Sends one notice: claimed first, then mailed, then recorded. Answers the state it is in now, or `undefined` when
 * another execution has it. Without a letter there is no mailbox to send to, which is an outcome as well.
 * @throws when certainly nothing was sent and the mailer asks to try later
 */
export async function deliver(
  notice: Notice,
  letter: Letter | undefined,
  { notices, mailer, clock }: Delivery,
): Promise<NoticeState | undefined> {
  const claimed = await notices.claim(notice, { now: clock.now(), until: clock.inRealSeconds(leaseSeconds) })
  if (!claimed) return undefined
  const answer = letter ? await mailOrRelease(claimed, letter, { notices, mailer }) : ({ kind: 'rejected' } as const)
  const state = outcomes[answer.kind]
  const messageId = answer.kind === 'accepted' ? { messageId: answer.messageId } : {}
  await notices.outcome(notice, { state, at: clock.now(), ...messageId })
  return state
}

/** Sends all of them, whatever happens to one, and fails afterwards if one could not be tried. */
export async function deliverAll(deliveries: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(deliveries)).filter(result => result.status === 'rejected')
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(failure => failure.reason),
      'Some notices were not sent',
    )
}

async function mailOrRelease(
  claimed: Notice,
  letter: Letter,
  { notices, mailer }: Pick<Delivery, 'notices' | 'mailer'>,
) {
  try {
    return await mailer.send({ ...letter, notice: claimed })
  } catch (error) {
    await notices.release(claimed)
    throw error
  }
}
