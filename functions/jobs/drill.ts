import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { DrillStore } from '#adapters/drill-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { Holder } from '#domain/directory.ts'
import { drillNotices, planDrill } from '#domain/drill.ts'
import type { Ladders } from '#domain/ladder.ts'
import { composeDrillMail, type MailTexts } from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'
import { type Region, regionWith } from '#domain/regions.ts'
import { awaitsSending } from '#domain/sending.ts'
import { type Delivery, deliver, deliverAll } from '#runtime/deliver.ts'
import { clock, directory, drills, job, ladders, mailer, mailTexts, notices, regions } from '#runtime/dependencies.ts'
import { handfuls } from '#runtime/in-parallel.ts'
import { inTurn } from '#runtime/in-turn.ts'

export type DrillDependencies = Delivery & {
  readonly directory: Pick<DirectoryStore, 'all'>
  readonly drills: Pick<DrillStore, 'begin'>
  readonly notices: Pick<NoticeStore, 'plan' | 'listDrill'>
  readonly ladders: Ladders
  readonly regions: readonly Region[]
  readonly texts: MailTexts
  readonly clock: Pick<Clock, 'now'>
}

/** What one run did. */
export type Drilled = { readonly DrillMails: number; readonly RungsUnheld: number }

/** How many mails are on their way at once: SES takes fourteen a second of a new account. */
const atOnce = 5

/**
 * Sends a test down every ladder of the regions that take messages. Interrupted or run twice on a day, it sends what
 * is left; what becomes of the mails is told by the mailer.
 */
export async function runDrill(dependencies: DrillDependencies): Promise<Drilled> {
  const { directory, drills, notices, ladders, regions, clock } = dependencies
  const everybody = await directory.all()
  const now = clock.now()
  const connected = regions.filter(({ mode }) => mode === 'intake').map(({ code }) => code)
  const drill = await drills.begin(planDrill({ regions: connected, ladders, directory: everybody, now }))
  const planned = drillNotices(drill, everybody)
  for (const notice of planned) await notices.plan(notice)
  const waiting = (await notices.listDrill(drill.day)).filter(notice => awaitsSending(notice, now))
  await inTurn(handfuls(waiting, atOnce), some => deliverAll(some.map(notice => send(notice, everybody, dependencies))))
  return { DrillMails: waiting.length, RungsUnheld: drill.rungs.filter(({ unheld }) => unheld !== undefined).length }
}

function send(notice: Notice, everybody: readonly Holder[], dependencies: DrillDependencies): Promise<unknown> {
  const { regions, texts } = dependencies
  const region = everybody.find(({ id }) => id === notice.holder)?.region ?? 'NL'
  const mail = composeDrillMail(notice, regionWith(region, regions).name[notice.language], texts)
  return deliver(notice, notice.to === undefined ? undefined : { to: notice.to, mail }, dependencies)
}

export const handler = job('drill', () => {
  const stores = { directory: directory(), drills: drills(), notices: notices(), mailer: mailer() }
  return runDrill({ ...stores, ladders: ladders(), regions: regions(), texts: mailTexts, clock: clock() })
})
