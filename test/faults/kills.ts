import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { noticeTag } from '#adapters/notice-tag.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { tableClient } from '../adapters/table.ts'
import { aMessage } from '../journey/urgent-message.ts'
import { type Place, type RuntimeChild, runtimeChild } from './runtime-child.ts'
import { between, chance, uuid } from './seeded.ts'

/** `npm run faults:kills`: the local runtime is killed at any moment, while people send. Needs `npm run build` first. */
const usage = `npm run faults:kills -- [options]
  --seed N          when it is killed and what is sent follows from it (1)
  --kills N         how often (20)
  --submissions N   messages; half of them are sent twice at once (300)
  --clock-rate N    how fast the stage's time runs (1800)`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '20' },
    submissions: { type: 'string', default: '300' },
    'clock-rate': { type: 'string', default: '1800' },
    help: { type: 'boolean', default: false },
  },
})
const print = (text: string) => void process.stdout.write(`${text}\n`)
/** How far it is, as it takes minutes. */
const tell = (text: string) => void process.stderr.write(`  ${text}\n`)
if (values.help) {
  print(usage)
  process.exit(0)
}

const seed = Number(values.seed)
const [kills, submissions, rate] = [Number(values.kills), Number(values.submissions), Number(values['clock-rate'])]
const day = 86_400_000
const began = performance.now()
const state = mkdtempSync(join(tmpdir(), 'meldroute-kills-'))
const runtime = runtimeChild(state, rate)
const answers = { accepted: 0, refused: 0, unanswered: 0 }
const shown = new Map<number, Set<string>>()

try {
  let place = await runtime.start()
  const origin = place.origin
  const senders = Promise.all(Array.from({ length: submissions }, (_, n) => sender(n, origin)))
  for (let n = 0; n < kills; n += 1) {
    await pause(between(200, 12_000, seed, 'kill', n))
    await runtime.kill()
    place = await runtime.start()
    tell(`killed ${n + 1} times: ${shown.size} of ${submissions} messages accepted`)
  }
  await senders
  // Three days during which nothing runs; then a working day and what is left of it, for the last rung to be asked again.
  await runtime.kill()
  skip(3 * day)
  place = await runtime.start()
  const wrong = await settled(place, runtime)
  print(
    `Seed ${seed}: ${kills} kills and an outage of three days, ${submissions} messages, in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  print(`  posts  ${answers.accepted} accepted, ${answers.refused} told to try again, ${answers.unanswered} unanswered`)
  for (const line of wrong.summary) print(`  ${line}`)
  print(
    wrong.lines.length === 0
      ? 'Nothing lost, nothing doubled, nobody left alone.'
      : wrong.lines.map(line => `✗ ${line}`).join('\n'),
  )
  process.exitCode = wrong.lines.length === 0 ? 0 : 1
} finally {
  await runtime.kill()
  rmSync(state, { recursive: true })
}

/** Sends a message until it is accepted; half of all press twice, or press again when all is done. */
async function sender(number: number, origin: string): Promise<void> {
  await pause(between(0, kills * 10_000, seed, 'sends', number))
  const again = chance(seed, 'again', number)
  await Promise.all([insist(number, origin), ...(again < 0.3 ? [insist(number, origin)] : [])])
  if (again >= 0.3 && again < 0.5) await insist(number, origin)
}

async function insist(number: number, origin: string): Promise<void> {
  for (;;) {
    const { status, body } = await post(number, origin)
    if (status === 201) {
      answers.accepted += 1
      const { reference } = z.object({ reference: z.string() }).parse(JSON.parse(body))
      shown.set(number, (shown.get(number) ?? new Set()).add(reference))
      return
    }
    if (status === 0) answers.unanswered += 1
    else answers.refused += 1
    if (status !== 0 && status < 500) throw new Error(`Message ${number} was refused: ${status} ${body}`)
    await pause(between(200, 1500, seed, number, answers.unanswered))
  }
}

/** Everybody from an address of their own, so that nobody is let in too often. */
function post(number: number, origin: string): Promise<{ readonly status: number; readonly body: string }> {
  const { port } = new URL(origin)
  return new Promise(done => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/api/v1/reports',
        method: 'POST',
        localAddress: `127.1.${number >> 8}.${number & 255}`,
        headers: { 'content-type': 'application/json', origin },
      },
      response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
        response.on('error', () => done({ status: 0, body: '' }))
      },
    )
    sent.on('error', () => done({ status: 0, body: '' }))
    sent.end(JSON.stringify(messageOf(number)))
  })
}

/** Urgent, so that its ladder has an end within a day. */
function messageOf(number: number) {
  const where = ['GM0153', 'GM0228', 'GM0014', 'GM0363'][number % 4]
  return aMessage({ submissionKey: uuid(seed, 'kills', number), where, text: `Message ${number}` })
}

/** The stage's time goes on while nothing runs. */
function skip(milliseconds: number): void {
  const file = join(state, 'clock.json')
  const clock = z.object({ origin: z.string(), rate: z.number() }).parse(JSON.parse(readFileSync(file, 'utf8')))
  const origin = Date.parse(clock.origin) - milliseconds / (clock.rate - 1)
  writeFileSync(file, JSON.stringify({ origin: new Date(Math.floor(origin)).toISOString(), rate: clock.rate }))
}

type Everything = { readonly report: Report; readonly ledger: readonly Notice[] }

/** Waits until every message is at its last rung and was asked about again; then looks at everything. */
async function settled(place: Place, child: RuntimeChild) {
  const client = tableClient(place.endpoints.dynamodb)
  const table = { client, name: place.tables[0] ?? '' }
  const deadline = performance.now() + (8 * day) / rate + 300_000
  let everything: Everything[] = []
  let before: readonly Sent[] = []
  do {
    await pause(10_000)
    before = [...child.mails().values()]
    everything = []
    for await (const reference of createReportStore(table).references()) {
      const report = await createReportStore(table).get(reference)
      if (report) everything.push({ report, ledger: await createNoticeStore(table).list(reference) })
    }
    tell(`asked again at the last rung: ${everything.filter(isAtTheEnd).length} of ${everything.length}`)
  } while (performance.now() < deadline && !everything.every(isAtTheEnd))
  client.destroy()
  return judged(everything, { before, after: [...child.mails().values()] })
}

function isAtTheEnd({ report }: Everything): boolean {
  return report.timeline.some(({ what }) => what === 'repeated')
}

type Sent = { readonly tag: string }

function countedBy(mails: readonly Sent[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(mails, ({ tag }) => tag)].map(([tag, all]) => [tag, all.length]))
}

/** Mails go out while the ledger is read: those there before must stand in it, and of what it says all must be there after. */
function judged(
  everything: readonly Everything[],
  mails: { readonly before: readonly Sent[]; readonly after: readonly Sent[] },
) {
  const [before, after] = [countedBy(mails.before), countedBy(mails.after)]
  const submissions = Map.groupBy(everything, ({ report }) => report.proof.submission)
  const known = new Set(everything.map(({ report }) => String(report.reference)))
  const ledger = everything.flatMap(one => one.ledger)
  const mailsOf = (notice: Notice, counts: ReadonlyMap<string, number>) => counts.get(noticeTag(notice)) ?? 0
  return {
    summary: [
      `reports  ${everything.length}, all at the last rung: ${everything.every(isAtTheEnd)}`,
      `mails  ${mails.after.length}, of which ${[...after.values()].filter(times => times === 2).length} a second time; ${ledger.filter(({ attempts }) => attempts > 1).length} outcomes unknown`,
    ],
    lines: [
      ...[...shown].filter(([, references]) => references.size > 1).map(([n]) => `message ${n} has two references`),
      ...[...shown].flatMap(([n, references]) =>
        [...references].filter(one => !known.has(one)).map(one => `message ${n}: ${one} is not there`),
      ),
      ...[...submissions.values()].filter(all => all.length > 1).map(all => `${all.length} reports of one message`),
      ...everything.filter(one => !isAtTheEnd(one)).map(({ report }) => `${report.reference} is left alone`),
      ...ledger
        .filter(notice => mailsOf(notice, before) > Math.min(notice.attempts, 2))
        .map(notice => `${noticeTag(notice)}: ${mailsOf(notice, before)} mails, ${notice.attempts} attempts`),
      ...ledger
        .filter(notice => ['sent', 'delivered'].includes(notice.state) && mailsOf(notice, after) === 0)
        .map(notice => `${noticeTag(notice)}: ${notice.state} without a mail`),
    ],
  }
}
