import type { Clock } from '#adapters/clock.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import { clock, log, notices, step } from '#runtime/dependencies.ts'
import type { Log } from '#runtime/log.ts'
import { Recipient } from '#runtime/recipient.ts'

export type FailureDependencies = {
  readonly notices: Pick<NoticeStore, 'latestDigest' | 'outcome'>
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
}

/** One digest did not go out: says so in the ledger when nothing says it yet, and lets the others go on. */
export async function recordFailure(
  input: Recipient,
  { notices, clock, log }: FailureDependencies,
): Promise<Recipient> {
  const digest = await notices.latestDigest(input.recipient)
  // A claim that nobody gave back: the mail may have gone.
  if (digest?.state === 'sending') await notices.outcome(digest, { state: 'unknown', at: clock.now() })
  log({ digest: 'failed', outcome: digest?.state ?? 'notPlanned' })
  return input
}

export const handler = step({ name: 'digest-failed', input: Recipient }, recipient =>
  recordFailure(recipient, { notices: notices(), clock: clock(), log }),
)
