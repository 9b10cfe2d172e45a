import { deliverBesideLadder, type WatchMailing } from '#runtime/beside-ladder.ts'
import { deliverAll } from '#runtime/deliver.ts'
import {
  clock,
  mailer,
  mailTexts,
  notices,
  policy,
  publicOrigin,
  regions,
  reports,
  seal,
  step,
} from '#runtime/dependencies.ts'
import { liveReport, WatchInput } from '#runtime/watch.ts'

/** Sends the neutral word that waits for the reporter, as far as safe contact allows it now, and what a desk must know. */
export async function notifyFollowUp<State extends WatchInput>(
  state: State,
  dependencies: WatchMailing,
): Promise<State> {
  const { reports, notices, policy, clock } = dependencies
  const report = await liveReport(state, 'followUp', reports)
  if (!report) return state
  const [ledger, goingBy] = await Promise.all([notices.list(report.reference), policy(report)])
  await deliverAll(deliverBesideLadder({ report, notices: ledger, now: clock.now(), ...goingBy }, dependencies))
  return state
}

export const handler = step({ name: 'follow-up-notify', input: WatchInput }, state => {
  const stores = { reports: reports(), notices: notices(), seal: seal(), mailer: mailer(), clock: clock() }
  const content = { policy, regions: regions(), texts: mailTexts, publicOrigin: publicOrigin() }
  return notifyFollowUp(state, { ...stores, ...content })
})
