import { readFileSync } from 'node:fs'
import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'
import { createFactStore } from '#adapters/fact-store.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { createKeyring } from '#adapters/secrets.ts'
import { referenceFrom } from '#domain/reference.ts'
import { aMessage } from '../journey/urgent-message.ts'
import { context } from '../runtime/events.ts'
import { openDesks } from './desks.ts'
import { invoke } from './invocation.ts'
import type { Outage } from './outage-findings.ts'
import type { Desks, Planned } from './plan.ts'
import { readLog } from './read-log.ts'
import { uuid } from './seeded.ts'
import { openSenders } from './senders.ts'
import { keysSecret, openStage } from './stage.ts'
import { keepTimetable } from './timetable.ts'

/*
 * Three working days without anything: nothing answers, every execution is gone, nothing is started. Then all of it is
 * there again. Prints who got which mail when, and what is in the table.
 */

const downFrom = Date.parse('2026-06-15T08:00:00.000Z')
const upFrom = Date.parse('2026-06-18T08:00:00.000Z')
const end = Date.parse('2026-06-22T12:00:00.000Z')

/** In Twente, where holder, deputy and director can all be reached. */
const messages: readonly { readonly name: string; readonly at: string; readonly desks: Desks }[] = [
  // Closed on the same day; thirty days after that, while nothing runs, what was written is due to be destroyed.
  { name: 'closed', at: '2026-05-18T07:00:00.000Z', desks: 'closes' },
  // About these, progress is asked ten working days after they were taken: while nothing runs.
  { name: 'taken1', at: '2026-06-01T07:00:00.000Z', desks: 'takes' },
  { name: 'taken2', at: '2026-06-01T07:30:00.000Z', desks: 'takes' },
  { name: 'taken3', at: '2026-06-02T08:00:00.000Z', desks: 'takes' },
  // Friday at four: its holder is asked again on Monday at four, the director on Wednesday at four.
  { name: 'silent', at: '2026-06-12T14:00:00.000Z', desks: 'silent' },
  { name: 'justBefore', at: '2026-06-15T07:55:00.000Z', desks: 'silent' },
  // Whoever sends while nothing answers is told so, and goes on trying.
  { name: 'meanwhile', at: '2026-06-18T07:50:00.000Z', desks: 'silent' },
]

const file = z.string().parse(process.argv[2])
const definitions = z
  .record(z.string(), z.custom<StateMachineDefinition>())
  .parse(JSON.parse(readFileSync(file, 'utf8')))
const log = readLog()
const begin = '2026-05-18T06:55:00.000Z'
const stage = await openStage({ seed: 1, start: begin, faultRate: 0, abortRate: 0, definitions })
stage.transport.become('calm')
const keyring = createKeyring(async () => keysSecret)
const plan = messages.map(({ name, at, desks }, number): Planned => {
  const key = uuid('outage', name)
  const message = aMessage({ submissionKey: key, urgentBecause: [], text: 'A message of the tests' })
  return { number, at: Date.parse(at), key, message, sending: 'once', desks }
})
const references = new Map<string, string>()
const behaviours = new Map<string, Desks>()
for (const [number, { key, desks }] of plan.entries()) {
  const reference = referenceFrom(await keyring.referenceDigest(key, 0))
  references.set(reference, messages[number]?.name ?? '')
  behaviours.set(reference, desks)
}
stage.postman.readBy(openDesks(stage, { seed: 1, keyring, behaviourOf: reference => behaviours.get(reference) }).read)
const senders = openSenders(1, plan, stage)
keepTimetable(stage, { reconcileMinutes: 120 })

await stage.time.runUntil(downFrom)
stage.transport.become('down')
stage.machines.abortAll()
await stage.time.runUntil(upFrom)
stage.transport.become('calm')
// Deployed, it runs within the minute.
setTimeout(() => void invoke('reconcile', () => stage.functions.reconcile({}, context)), 60_000)
await stage.time.runUntil(end)

const notices = createNoticeStore(stage.table)
const reports = createReportStore(stage.table)
const facts = createFactStore(stage.table)
const again = async (job: 'retention' | 'figures') =>
  (await invoke(job, () => stage.functions[job]({}, context))).result.status
const found: Outage = {
  mails: stage.sink.mails.map(({ tag, to, at, text }) => {
    const [owner = '', id = ''] = tag.split('_')
    return { about: references.get(owner) ?? 'digest', id, to, at: new Date(at).toISOString(), text }
  }),
  reports: await kept(),
  toldAgain: senders.counts.toldAgain,
  shown: senders.sent.map(({ shown }) => shown.length),
  again: { retention: await again('retention'), figures: await again('figures'), reports: await kept() },
}
log.print(`${JSON.stringify(found)}\n`)
process.exit(0)

async function kept(): Promise<Outage['reports']> {
  const counted = await facts.ofQuarter('2026-Q2')
  return Promise.all(
    [...references].map(async ([reference, name]) => {
      const report = await reports.get(reference)
      return {
        name,
        isThere: report !== undefined,
        hasText: report?.sealed !== undefined,
        phase: report?.state.phase ?? 'gone',
        destroyedAt: report?.timeline.find(({ what }) => what === 'destroyed')?.at,
        ledger: (await notices.list(reference)).map(({ id, attempts, state }) => ({ id, attempts, state })),
        facts: counted.filter(fact => fact.reference === reference).map(({ event }) => event),
      }
    }),
  )
}
