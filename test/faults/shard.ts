import { readFileSync } from 'node:fs'
import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'
import { createReportStore } from '#adapters/report-store.ts'
import { createKeyring } from '#adapters/secrets.ts'
import { referenceFrom } from '#domain/reference.ts'
import { openDesks } from './desks.ts'
import { ofEveryKind } from './fault-kinds.ts'
import { findAll } from './findings.ts'
import { Part, type PartFindings } from './part.ts'
import { type Desks, planned } from './plan.ts'
import { readLog } from './read-log.ts'
import { openSenders } from './senders.ts'
import { keysSecret, openStage } from './stage.ts'
import { keepTimetable } from './timetable.ts'

const minute = 60_000
const day = 86_400_000
/** A Wednesday; a week later, Ascension Day is closed. Messages come in until the office closes on the next day. */
const begin = Date.parse('2026-05-06T07:00:00.000Z')
/** Before, one sender alone meets functions that start and ask for their secrets. */
const start = new Date(begin - 15 * minute).toISOString()
const sending = { from: begin, until: Date.parse('2026-05-07T14:30:00.000Z') }
/** On Monday the national desk was asked again about the last message; then faults end, and what was begun is finished. */
const calmFrom = Date.parse('2026-05-18T10:00:00.000Z')
const end = calmFrom + 2 * 60 * minute

const part = Part.parse(JSON.parse(process.argv[2] ?? '{}'))
const definitions = z
  .record(z.string(), z.custom<StateMachineDefinition>())
  .parse(JSON.parse(readFileSync(part.definitions, 'utf8')))
const log = readLog()
const stage = await openStage({ seed: part.seed, start, faultRate: part.faultRate, abortRate: 0.01, definitions })
const keyring = createKeyring(async () => keysSecret)
const plan = Array.from({ length: part.until - part.from }, (_, n) =>
  planned(part.seed, part.from + n, n === 0 ? { from: Date.parse(start), until: Date.parse(start) } : sending),
)
const behaviours = new Map<string, Desks>()
for (const { key, desks } of plan) behaviours.set(referenceFrom(await keyring.referenceDigest(key, 0)), desks)
const desks = openDesks(stage, { seed: part.seed, keyring, behaviourOf: reference => behaviours.get(reference) })
stage.postman.readBy(desks.read)
const senders = openSenders(part.seed, plan, stage)
keepTimetable(stage, { reconcileMinutes: 30 })

await stage.time.runUntil(begin)
stage.transport.become('faulty')
const missing: string[] = []
for (let until = begin + day; until < calmFrom; until += day) {
  await stage.time.runUntil(until)
  missing.push(...(await missingNow()))
  if (part.tellsDays)
    process.stderr.write(`  messages from ${part.from}: ${new Date(until).toISOString().slice(0, 10)}\n`)
}
await stage.time.runUntil(calmFrom)
stage.transport.become('calm')
await stage.time.runUntil(end)

const alarmed = new Set(
  log.lines
    .filter(({ line }) => line.includes('"ladder":"repeated"'))
    .map(({ about }) => /(MR-\w{4}-\w{4})/.exec(about)?.[1] ?? ''),
)
const found = await findAll({ stage, sent: senders.sent, keyring, alarmed })
const findings: PartFindings = {
  lost: [...missing, ...found.lost],
  doubled: found.doubled,
  leftAlone: found.leftAlone,
  notices: found.notices,
  desks: desks.wrong,
  counts: {
    messages: plan.length,
    sentMoreThanOnce: senders.sent.filter(({ posts }) => posts > 1).length,
    posts: senders.counts.posts,
    accepted: senders.counts.accepted,
    toldAgain: senders.counts.toldAgain,
    answersLost: senders.counts.unheard,
    reports: found.phases.received + found.phases.acknowledged + found.phases.closed,
    taken: found.phases.acknowledged,
    closed: found.phases.closed,
    atLastRung: found.phases.received,
    mails: stage.sink.mails.length,
    mailsTwice: found.twice.length,
    unknown: found.unknown.length,
    bounces: stage.postman.counts.bounces,
    executions: stage.machines.counts.started,
    executionsStopped: stage.machines.counts.aborted,
    executionsFailed: stage.machines.counts.failed,
    reconciled: reconciledIn(log.lines),
    calls: stage.transport.calls(),
    cpuSeconds: process.cpuUsage().user / 1e6,
  },
  faults: ofEveryKind(kind => {
    const met = (numbers: ReadonlySet<number>) =>
      senders.sent.filter(one => one.met.has(kind) && numbers.has(one.planned.number)).length
    const sends = (lines: readonly string[]) => lines.filter(line => stage.transport.sends.get(line)?.has(kind)).length
    return {
      ...stage.transport.counts[kind],
      ...(senders.byFault.get(kind) ?? { accepted: 0, toldAgain: 0 }),
      lost: met(found.numbers.lost),
      doubled: met(found.numbers.doubled),
      mailsTwice: sends(found.twice),
      unknown: sends(found.unknown),
    }
  }),
}
log.print(`${JSON.stringify(findings)}\n`)
process.exit(0)

/** How many watches the dead-man's switch woke. */
function reconciledIn(lines: readonly { readonly line: string }[]): number {
  return lines.reduce((sum, { line }) => sum + Number(/"Reconciled":(\d+)/.exec(line)?.[1] ?? 0), 0)
}

/** Whatever was shown is there: looked at every day, not in the end only. */
async function missingNow(): Promise<string[]> {
  const reports = createReportStore(stage.table)
  const wrong: string[] = []
  for (const { planned: one, shown } of senders.sent) {
    const reference = shown.at(-1)?.reference
    if (reference === undefined) continue
    if (!(await reports.get(reference))) wrong.push(`message ${one.number}: ${reference} is gone`)
  }
  return wrong
}
