import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KMSClient } from '@aws-sdk/client-kms'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import dynalite from 'dynalite'
import * as z from 'zod'
import { createAskingStore } from '#adapters/asking-store.ts'
import { type Clock, stageClock } from '#adapters/clock.ts'
import { createDestructionStore } from '#adapters/destruction-store.ts'
import { createDirectoryStore } from '#adapters/directory-store.ts'
import { createDraftDisposal } from '#adapters/draft-disposal.ts'
import { createDraftStore } from '#adapters/draft-store.ts'
import { createDrillStore } from '#adapters/drill-store.ts'
import { createFactStore } from '#adapters/fact-store.ts'
import { createFiguresStore } from '#adapters/figures-store.ts'
import { createLinks } from '#adapters/links.ts'
import { createMailer, type Mailer, type Sending, type SendOutcome } from '#adapters/mailer.ts'
import { createMessageStore, type MessageStore } from '#adapters/message-store.ts'
import { createMistakeStore } from '#adapters/mistake-store.ts'
import { createNoticeStore, type NoticeStore } from '#adapters/notice-store.ts'
import { createOpenReports } from '#adapters/open-reports.ts'
import { createProgressReminderStore } from '#adapters/progress-reminder-store.ts'
import { createReminderStore, type ReminderStore } from '#adapters/reminder-store.ts'
import { createReportStore, type ReportStore } from '#adapters/report-store.ts'
import { createSeal } from '#adapters/seal.ts'
import { createKeyring } from '#adapters/secrets.ts'
import { createStandingStore, type WakesAt } from '#adapters/standing-store.ts'
import { createVisits } from '#adapters/visits.ts'
import type { Workflows } from '#adapters/workflows.ts'
import everyDay from '#content/calendar.json' with { type: 'json' }
import everyReview from '#content/freshness.json' with { type: 'json' }
import { facts } from '#content/geography/facts.ts'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import everyLadder from '#content/ladders.json' with { type: 'json' }
import conversationEn from '#content/messages/en/conversation.json' with { type: 'json' }
import draftEn from '#content/messages/en/draft.json' with { type: 'json' }
import formEn from '#content/messages/en/form.json' with { type: 'json' }
import frameEn from '#content/messages/en/frame.json' with { type: 'json' }
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import statusEn from '#content/messages/en/status.json' with { type: 'json' }
import takeoverEn from '#content/messages/en/takeover.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import conversationNl from '#content/messages/nl/conversation.json' with { type: 'json' }
import draftNl from '#content/messages/nl/draft.json' with { type: 'json' }
import formNl from '#content/messages/nl/form.json' with { type: 'json' }
import frameNl from '#content/messages/nl/frame.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import statusNl from '#content/messages/nl/status.json' with { type: 'json' }
import takeoverNl from '#content/messages/nl/takeover.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import { regions as everyRegion } from '#content/overlay.ts'
import everyProgressRung from '#content/progress-ladder.json' with { type: 'json' }
import everyRecommendation from '#content/recommendations.json' with { type: 'json' }
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { commitments, readStudy } from '#domain/commitment.ts'
import type { Holder } from '#domain/directory.ts'
import { readFreshness } from '#domain/freshness.ts'
import { readGeography } from '#domain/geography.ts'
import { readLadders } from '#domain/ladder.ts'
import { readProgressLadders } from '#domain/progress-ladder.ts'
import { wakesAt } from '#domain/progress-reminder.ts'
import { readRegions } from '#domain/regions.ts'
import type { HandlerRef, Instant, LocalDate } from '#domain/report.ts'
import { draftExpires, readRetention } from '#domain/retention.ts'
import type { Standing } from '#domain/standing.ts'
import type { Statement } from '#domain/statement.ts'
import { readUnits } from '#domain/unit.ts'
import type { LogLine } from '#runtime/log.ts'
import { policyFor, type ReadPolicy } from '#runtime/policy.ts'
import { attributeOf } from '../../infra/local/attributes.ts'
import { serveAws } from '../../infra/local/aws-json.ts'
import { close, listen } from '../../infra/local/http.ts'
import { startInbox } from '../../infra/local/inbox.ts'
import { openKeys } from '../../infra/local/keys.ts'
import type { Started } from '../../infra/replay/machine-run.ts'
import { settingsFor } from '../adapters/aws.ts'
import { sealingKey } from '../adapters/sealing-key.ts'
import { createTable, tableClient } from '../adapters/table.ts'

/** What the real content says, and a small invented region. */
const content = {
  geography: readGeography(facts),
  calendar: readCalendar(everyDay),
  ladders: readLadders(everyLadder),
  regions: readRegions(everyRegion, { demo: true }),
  wordings: {
    nl: {
      language: 'nl',
      form: formNl,
      shared: wordsNl,
      site: frameNl,
      status: statusNl,
      conversation: conversationNl,
      takeover: takeoverNl,
      demo: true,
    },
    en: {
      language: 'en',
      form: formEn,
      shared: wordsEn,
      site: frameEn,
      status: statusEn,
      conversation: conversationEn,
      takeover: takeoverEn,
      demo: true,
    },
  } as const,
  draftWords: { nl: draftNl, en: draftEn },
  texts: { nl: { mail: mailNl, words: wordsNl }, en: { mail: mailEn, words: wordsEn } },
}

const progress = {
  progressLadders: readProgressLadders(everyProgressRung),
  units: readUnits(everyMunicipality, content.regions),
  everyCommitment: async () => commitments(readStudy(everyRecommendation), { lines: [], actions: [] }),
}

const standingWakesAt: WakesAt = (standing, now) => {
  const unit = progress.units.get(standing.unit)
  const setting = { ladders: progress.progressLadders, calendar: content.calendar }
  return unit && wakesAt({ unit, standing, reminded: standing.reminded }, setting, now)
}

const holder = (id: string, role: Holder['role'], changes: Partial<Holder> = {}): Holder => ({
  id,
  region: 'VR05',
  role,
  organisation: 'Demo',
  language: 'nl',
  email: `${id.toLowerCase()}@example.org`,
  scope: {},
  ...changes,
})

export const coordinator = holder('VR05-careCoordinator-1', 'careCoordinator', { deputy: 'VR05-careCoordinator-2' })
export const deputy = holder('VR05-careCoordinator-2', 'careCoordinator')
export const director = holder('VR05-chainDirector-1', 'chainDirector', { language: 'en' })
export const nationalDesk = holder('NL-nationalDesk-1', 'nationalDesk', { region: 'NL' })
export const directory: readonly Holder[] = [coordinator, deputy, director]

/** The coordinator, as whoever acts on a message. */
export const by: HandlerRef = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' }

/** Friday, an hour before the office closes. */
export const friday: Instant = '2026-04-24T14:00:00.000Z'

/** Real stores on a real engine, real mail to a real inbox, and a clock that moves when it is told to. */
export type Stage = Awaited<ReturnType<typeof openStage>>

/** `standings`: what the content of a demo stage would say. */
export async function openStage({ standings = [] }: { readonly standings?: readonly Standing[] } = {}) {
  const engine = await openTable()
  const inbox = await openInbox()
  const keys = await openSeal()
  const keyring = createKeyring(async () => 'a secret of the tests')
  const time = movableClock(friday)
  const started: Started[] = []
  const lines: LogLine[] = []
  const mail = scriptedMailer(inbox.mailer)
  const store = createDirectoryStore(engine.table, { holders: directory, nationalDesk })
  let planned: readonly LocalDate[] = []
  let stated: readonly Statement[] = []
  const workflows: Workflows = {
    // As the service: an execution is named after report and run, and the same name starts once.
    start: async (machine, reportId, run) => {
      const known = started.some(one => one.machine === machine && one.reportId === reportId && one.run === run)
      if (!known) started.push({ machine, reportId, run })
    },
  }
  return {
    reports: createReportStore(engine.table),
    notices: createNoticeStore(engine.table),
    reminders: createReminderStore(engine.table),
    messages: createMessageStore(engine.table),
    destructions: createDestructionStore(engine.table),
    drafts: {
      ...createDraftStore(engine.table, {
        keyring,
        expires: now => draftExpires(readRetention(everyPeriod), now),
        realNow: () => Date.parse(time.clock.now()),
      }),
      ...createDraftDisposal(engine.table, keyring, () => Date.parse(time.clock.now())),
    },
    table: engine.table,
    seal: keys.seal,
    keyring,
    links: createLinks(keyring),
    visits: createVisits(keyring),
    publicOrigin: 'https://example.org',
    directory: store,
    drills: createDrillStore(engine.table),
    facts: createFactStore(engine.table),
    figures: createFiguresStore(engine.table),
    openReports: createOpenReports(engine.table),
    ...progress,
    standings: createStandingStore(engine.table, standings, standingWakesAt),
    progressReminders: createProgressReminderStore(engine.table, standings, standingWakesAt),
    mistakes: createMistakeStore(engine.table),
    asking: createAskingStore(engine.table),
    freshness: readFreshness(everyReview),
    statements: () => stated,
    /** What the site says, in the place of its content. */
    say: (...statements: Statement[]) => {
      stated = statements
    },
    plannedReports: async () => planned,
    /** A report about progress is planned for these days. */
    planReports: (...days: LocalDate[]) => {
      planned = days
    },
    policy: (report: Parameters<ReadPolicy>[0]) => policyFor(report, { ...content, directory: store }),
    ...content,
    clock: time.clock,
    moveTo: time.moveTo,
    pass: time.pass,
    mailer: mail.mailer,
    /** What the mailer answers next, instead of sending. */
    nextAnswers: mail.nextAnswers,
    /** The tag of every mail that reached the inbox, in order. */
    sent: mail.sent,
    inbox: inbox.read,
    workflows,
    started,
    log: (line: LogLine) => void lines.push(line),
    lines,
    /** For the next test on the same engines: Friday again, and nothing sent or started. */
    reset: () => {
      time.moveTo(friday)
      mail.reset()
      started.length = 0
      lines.length = 0
    },
    close: async () => {
      await engine.close()
      await inbox.close()
      await keys.close()
    },
  }
}

export type Stores = {
  readonly reports: ReportStore
  readonly notices: NoticeStore
  readonly reminders: ReminderStore
  readonly messages: MessageStore
  readonly mailer: Mailer
}

function movableClock(origin: Instant): {
  clock: Clock
  moveTo: (instant: Instant) => void
  pass: (seconds: number) => void
} {
  let real = Date.parse(origin)
  return {
    clock: stageClock({ origin, rate: 1 }, () => real),
    moveTo: instant => {
      real = Date.parse(instant)
    },
    pass: seconds => {
      real += seconds * 1000
    },
  }
}

type Scripted = SendOutcome['kind'] | 'sentButUnknown' | Error

/** The real mailer, whose next answers a test may choose; `sentButUnknown` sends and loses the answer. */
function scriptedMailer(real: Mailer) {
  const script: Scripted[] = []
  const sent: string[] = []
  const answer = async (sending: Sending): Promise<SendOutcome> => {
    const scripted = script.shift() ?? 'accepted'
    if (scripted instanceof Error) throw scripted
    if (scripted === 'rejected' || scripted === 'unknown') return { kind: scripted }
    const outcome = await real.send(sending)
    sent.push(sending.notice.id)
    return scripted === 'sentButUnknown' ? { kind: 'unknown' } : outcome
  }
  return {
    mailer: { send: answer },
    sent,
    nextAnswers: (...answers: Scripted[]) => void script.push(...answers),
    reset: () => {
      sent.length = 0
      script.length = 0
    },
  }
}

async function openTable() {
  const server = dynalite({ createTableMs: 0 })
  const client = tableClient(`http://127.0.0.1:${await listen(server, 0)}`)
  const table = await createTable(client, 'reports')
  return {
    table,
    close: async () => {
      client.destroy()
      await close(server)
    },
  }
}

const Mails = z.object({
  emails: z.array(
    z.object({
      subject: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      body: z.object({ text: z.string() }),
    }),
  ),
})

async function openInbox() {
  const server = await startInbox()
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const endpoint = `http://127.0.0.1:${port}`
  const client = new SESv2Client(settingsFor(endpoint))
  // Its mails are kept in a variable of its module, for all inboxes of one process.
  await fetch(`${endpoint}/clear-store`, { method: 'POST' })
  return {
    mailer: createMailer(client, { sender: 'meldroute@example.org', configurationSet: 'tests' }),
    read: async () => Mails.parse(await (await fetch(`${endpoint}/store`)).json()).emails,
    close: async () => {
      client.destroy()
      await close(server)
    },
  }
}

async function openSeal() {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-keys-'))
  const { server, port } = await serveAws(Promise.resolve(openKeys([sealingKey], folder)), () => {})
  const client = new KMSClient(settingsFor(`http://127.0.0.1:${port}`))
  return {
    seal: createSeal(client, attributeOf(sealingKey, 'Arn')),
    close: async () => {
      client.destroy()
      await close(server)
      rmSync(folder, { recursive: true })
    },
  }
}
