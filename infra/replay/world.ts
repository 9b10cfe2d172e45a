import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { stageClock } from '#adapters/clock.ts'
import type { Table } from '#adapters/items.ts'
import { createLinks } from '#adapters/links.ts'
import { createNoticeStore, type NoticeStore } from '#adapters/notice-store.ts'
import { createReminderStore } from '#adapters/reminder-store.ts'
import { createReportStore, type ReportStore } from '#adapters/report-store.ts'
import { createKeyring } from '#adapters/secrets.ts'
import type { Calendar } from '#domain/calendar.ts'
import type { Holder } from '#domain/directory.ts'
import type { Ladders } from '#domain/ladder.ts'
import type { MailTexts } from '#domain/mail.ts'
import type { Region } from '#domain/regions.ts'
import type { Instant } from '#domain/report.ts'
import { changeReport } from '#runtime/change-report.ts'
import { policyFor } from '#runtime/policy.ts'
import { openTables } from '../local/table.ts'
import { definitions } from './definitions.ts'
import type { Started, World } from './machine-run.ts'
import type { MadeUp } from './month.ts'
import { nextAct, type People } from './people.ts'

/** What the steps go by; the mailboxes in it are invented and nothing is sent to them. */
export type Policies = {
  readonly ladders: Ladders
  readonly calendar: Calendar
  readonly holders: readonly Holder[]
  readonly nationalDesk: Holder
  readonly regions: readonly Region[]
  readonly texts: MailTexts
}

export type Scene = {
  readonly world: World
  readonly started: Started[]
  readonly reports: ReportStore
  readonly notices: NoticeStore
}

/** The table as the template has it, in memory. */
export async function openTable(): Promise<{ readonly table: Table; readonly close: () => Promise<void> }> {
  const { table: properties } = await definitions()
  const type = 'AWS::DynamoDB::GlobalTable'
  const resource = { stack: 'Data', region: 'eu-central-1', logicalId: 'Table', type, name: 'replay', properties }
  const { endpoint, close } = await openTables([resource])
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials })
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return {
    table: { client: documents, name: 'replay' },
    close: async () => {
      client.destroy()
      await close()
    },
  }
}

/** The world of one message: the real stores and steps, a clock of its own, and people who act when they would. */
export function sceneOf(
  message: MadeUp,
  table: Table,
  { policies, people }: { policies: Policies; people: People },
): Scene {
  const { ladders, calendar, holders, nationalDesk, regions, texts } = policies
  const { reference, receivedAt } = message.report
  const started: Started[] = []
  let time = Date.parse(receivedAt)
  const reports = createReportStore(table)
  const notices = createNoticeStore(table)
  const directory = {
    inRegions: async (codes: readonly string[]) => holders.filter(({ region }) => codes.includes(region)),
    nationalDesk: async () => nationalDesk,
  }
  const steps: Omit<World, 'pass'> = {
    reports,
    notices,
    reminders: createReminderStore(table),
    policy: report => policyFor(report, { ladders, calendar, directory }),
    regions,
    texts,
    links: createLinks(createKeyring(async () => 'made up')),
    publicOrigin: 'https://example.org',
    mailer: { send: async () => ({ kind: 'accepted', messageId: 'made-up' }) },
    seal: { open: async () => ({}) },
    clock: stageClock({ origin: receivedAt, rate: 1 }, () => time),
    workflows: {
      start: async (machine, reportId, run) => void started.push({ machine, reportId, run }),
    },
    log: () => {},
  }
  return { world: { ...steps, pass }, started, reports, notices }

  /** Time goes by until somebody does something that wakes the clock, or until the clock was to wake anyhow. */
  async function pass(seconds: number): Promise<void> {
    const wakes = time + seconds * 1000
    for (;;) {
      const report = await reports.get(reference)
      const act = report && nextAct({ number: message.number, report }, await notices.list(reference), people)
      if (!act || Date.parse(act.at) > wakes) break
      time = Math.max(time, Date.parse(act.at))
      const changed = await changeReport(report, act.change, steps)
      if (changed.watch?.run !== report.watch?.run) return
    }
    time = wakes
  }
}

/** Somebody on call at night counts as tested lately: what a drill would find is not what a ladder is tried for. */
export function testedLately(holder: Holder, at: Instant): Holder {
  return holder.onCall ? { ...holder, onCall: { ...holder.onCall, drillPassedAt: at } } : holder
}
