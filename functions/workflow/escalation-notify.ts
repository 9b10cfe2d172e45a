import type { Chase } from '#domain/chase.ts'
import { composeRungMail, type MailTexts, type RungFacts } from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'
import { outlook } from '#domain/outlook.ts'
import { type Region, regionWith } from '#domain/regions.ts'
import type { Report } from '#domain/report.ts'
import { toSend } from '#domain/sending.ts'
import { isOpen } from '#domain/working-time.ts'
import { deliverBesideLadder, type WatchMailing } from '#runtime/beside-ladder.ts'
import { deliver, deliverAll, type Letter } from '#runtime/deliver.ts'
import {
  clock,
  links,
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
import { type LinkMaking, takeoverLink } from '#runtime/takeover-link.ts'
import { liveReport, WatchInput } from '#runtime/watch.ts'

export type RungDependencies = WatchMailing & LinkMaking

/** Sends the rung's notices that nobody has sent, unless the message was taken in the meantime. */
export async function notifyRung<State extends WatchInput>(
  state: State,
  dependencies: RungDependencies,
): Promise<State> {
  const { reports, notices, policy, clock } = dependencies
  const report = await liveReport(state, 'escalation', reports)
  if (!report) return state
  const now = clock.now()
  const [ledger, goingBy] = await Promise.all([notices.list(report.reference), policy(report)])
  const chase = { report, notices: ledger, now, ...goingBy }
  const { dueAt, next } = outlook(chase)
  const ahead = next === undefined ? {} : { dueAt, next }
  const ofLadder = duringHours(toSend(report, ledger, now), chase).map(async notice =>
    deliver(notice, await letterFor(notice, { report, ahead, ...dependencies }), dependencies),
  )
  await deliverAll([...ofLadder, ...deliverBesideLadder(chase, dependencies)])
  return state
}

/** A mail that wakes somebody, or goes to the reporter in the evening, takes along no other that was not sent in time. */
function duringHours(unsent: readonly Notice[], { report, calendar, now }: Chase): readonly Notice[] {
  return isOpen(now, calendar, report.region) ? unsent : unsent.filter(({ purpose }) => purpose === 'onCall')
}

type About = LinkMaking & {
  readonly report: Report
  readonly ahead: Pick<RungFacts, 'dueAt' | 'next'>
  readonly regions: readonly Region[]
  readonly texts: MailTexts
}

async function letterFor(notice: Notice, about: About): Promise<Letter | undefined> {
  const { id, holder, language, to } = notice
  const { report, ahead, regions, texts } = about
  if (to === undefined || holder === undefined) return undefined
  const facts = {
    regionName: regionWith(report.region, regions).name[language],
    urgency: report.urgency,
    waitingSince: report.ladder.startedAt,
    link: await takeoverLink({ reference: report.reference, notice: id, holder }, about),
    ...ahead,
  }
  return { to, mail: composeRungMail(notice, facts, texts) }
}

export const handler = step({ name: 'escalation-notify', input: WatchInput }, state => {
  const stores = {
    reports: reports(),
    notices: notices(),
    mailer: mailer(),
    links: links(),
    seal: seal(),
    clock: clock(),
  }
  return notifyRung(state, { ...stores, policy, regions: regions(), texts: mailTexts, publicOrigin: publicOrigin() })
})
