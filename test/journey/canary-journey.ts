import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import * as z from 'zod'
import { wordIn } from './canaries.ts'
import { type FastClock, timeOn } from './clock.ts'
import { send } from './message.ts'
import { actAtDesk, aFirstStep, type Desk, openAtDesk } from './sign-in.ts'
import { postForm, postJson, type Target } from './target.ts'
import { aMessage } from './urgent-message.ts'

/*
 * What everybody on stage writes: each canary is put in its field once, and every act that spreads what was written, such
 * as a message to the reporter, really happens.
 */

export type Cast = {
  readonly reporter: Target
  readonly desk: Desk
  readonly lead: Desk
  readonly police: Desk
  readonly programme: Desk
}

const daysFrom = (clock: FastClock, days: number) =>
  new Date(Date.parse(timeOn(clock)) + days * 86_400_000).toISOString().slice(0, 10)

const Version = z.looseObject({ version: z.int().default(0) })
const Draft = z.object({ code: z.string(), token: z.string() })

async function ok(answer: Promise<Response>, status = 200): Promise<unknown> {
  const response = await answer
  const body = await response.text()
  expect(response.status, body).toBe(status)
  return body === '' ? undefined : JSON.parse(body)
}

/** Saved for later, opened again, and thrown away by its code only after everything was looked at. */
export async function keepsDraft(reporter: Target): Promise<readonly string[]> {
  const fields = ['contactName', 'contactOrganisation', 'contactEmail', 'contactPhone'] as const
  const details = ['pseudonym', 'location', 'text', 'place'] as const
  const answers = Object.fromEntries([...fields, ...details].map(field => [field, wordIn(`saveDraft.${field}`)]))
  const saved = Draft.parse(await ok(postJson(reporter, '/drafts', { ...answers, contactChannel: 'email' }), 201))
  await ok(postJson(reporter, '/drafts/open', { code: saved.code }))
  const page = await postForm(reporter, '/drafts/open', { code: saved.code, language: 'en' })
  expect(await page.text()).toContain(wordIn('saveDraft.text'))
  return [saved.code, saved.token]
}

/** Looks for a place, is told that it is none, and sends the message without it. */
export async function sendsMessage(reporter: Target) {
  await reporter.call(`/find?${new URLSearchParams({ q: wordIn('find?q') })}`)
  const fields = ['contactName', 'contactOrganisation', 'contactEmail', 'contactPhone'] as const
  const details = ['pseudonym', 'location', 'text'] as const
  const written = Object.fromEntries([...fields, ...details].map(field => [field, wordIn(`submitReport.${field}`)]))
  const message = aMessage({
    ...written,
    where: 'GM0294',
    urgentBecause: [],
    contactChannel: 'email',
    contactHours: 'any',
  })
  const nowhere = { ...message, where: 'place', place: wordIn('submitReport.place') }
  await ok(postJson(reporter, '/reports', nowhere), 422)
  const texts = Object.entries(nowhere).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const form = { ...Object.fromEntries(texts), forms: 'unknown' }
  for (const path of ['/reports', '/reports/check']) {
    const again = await postForm(reporter, path, form)
    expect(await again.text(), path).toContain(wordIn('submitReport.place'))
  }
  return send(reporter, message)
}

type Codes = { readonly reference: string; readonly receipt: string }

/** Says that something is wrong on a page of the region. */
export async function reportsMistake(reader: Target): Promise<void> {
  const about = { submissionKey: randomUUID(), page: 'VR06', kind: 'other', language: 'nl' }
  await ok(postJson(reader, '/mistakes', { ...about, text: wordIn('reportMistake.text') }), 201)
}

/** A conversation with notes, closed and opened again: everything two sides can write to each other. */
export async function talks({ reporter, desk }: Cast, { reference, receipt }: Codes, clock: FastClock): Promise<void> {
  expect((await openAtDesk(desk, reference)).content).toMatchObject({ text: wordIn('submitReport.text') })
  await ok(actAtDesk(desk, reference, 'acknowledge', aFirstStep(daysFrom(clock, 7))))
  await ok(actAtDesk(desk, reference, 'notes', { noteKey: randomUUID(), note: wordIn('notesReport.note') }))
  const word = { messageKey: randomUUID(), text: wordIn('messagesReport.text') }
  await ok(actAtDesk(desk, reference, 'messages', word))
  const own = { reference, receipt, messageKey: randomUUID() }
  await ok(postJson(reporter, '/reports/messages', { ...own, text: wordIn('writeMessage.text') }), 201)
  await ok(actAtDesk(desk, reference, 'close', { outcome: 'unknown' }))
  await ok(postJson(reporter, '/reports/reopen', { ...own, why: wordIn('reopenAsReporter.why') }))
  const page = await postForm(reporter, '/reports/status', { reference, receipt, language: 'nl' })
  expect(await page.text()).toContain(wordIn('messagesReport.text'))
}

/** A new officer, for messages about places: of this message nobody else is asked. */
export async function joinsDirectory(desk: Desk): Promise<void> {
  const fields = ['organisation', 'email', 'phone', 'onCallEmail', 'onCallPhone'] as const
  const typed = Object.fromEntries(fields.map(field => [field, wordIn(`saveEntry.${field}`)]))
  const entry = { ...typed, role: 'designatedOfficer', language: 'nl', version: 0 }
  await ok(postJson(desk, '/directory/VR06/new', entry))
}

/** What leads say before it is published, one by one, several at once and from tables. */
export async function tellsProgress({ lead, police, programme }: Cast, clock: FastClock): Promise<void> {
  const path = '/progress/R3a/PEOostNederland'
  const { version } = Version.parse(await ok(police.call(path)))
  const said = ['note', 'evidence', 'evidenceUrl', 'owner', 'dateReason'] as const
  const entry = Object.fromEntries(said.map(field => [field, wordIn(`enterStanding.${field}`)]))
  const days = { evidenceOn: daysFrom(clock, -7), targetDate: daysFrom(clock, 90) }
  const full = { ...entry, ...days, status: 'underway', version: String(version) }
  const entered = Version.parse(await ok(postJson(police, `${path}/enter`, full)))
  const comment = { region: 'VR05', text: wordIn('commentStanding.text'), version: String(entered.version) }
  await ok(postJson(lead, `${path}/comment`, comment))

  const item = await itemOf(lead, 'R3c/GM0141')
  await ok(postJson(lead, '/progress/updates/status', { item, status: 'underway', note: wordIn('severalStatus.note') }))
  const [commitment, unit, seen] = (await itemOf(lead, 'R3c/GM0164')).split('/')
  const row = [commitment, unit, 'underway', wordIn('importStandings.table'), seen].join(';')
  const table = `commitment;unit;status;note;version\n${row}`
  await ok(postJson(lead, '/progress/import', { table, go: '1' }))

  const plan = `line;action;title;owner;level\n7;;${wordIn('importPlan.table')};;`
  await ok(postJson(programme, '/plan/import', { table: plan }))
  const report = { lang: 'nl', date: daysFrom(clock, -40), title: wordIn('planProgressReport.title') }
  expect((await postForm(programme, '/progress/reports', report)).status).toBe(303)
}

async function itemOf(who: Desk, place: string): Promise<string> {
  const { version } = Version.parse(await ok(who.call(`/progress/${place}`)))
  return `${place}/${version}`
}

/** Where somebody goes who wants to see what others wrote: pages and data, of here and of all. */
export const everywhere = (reference: string, clock: FastClock): readonly string[] => [
  '/desk/reports',
  `/desk/reports/${reference}`,
  '/desk/mistakes',
  '/directory/VR06',
  '/directory/VR06/VR06-careCoordinator-2',
  '/coverage/VR06',
  '/progress',
  '/progress.csv',
  '/progress/R3a',
  '/progress/R3a/PEOostNederland',
  '/progress/R3c/GM0164',
  '/progress/regions/VR05',
  '/progress/updates',
  '/progress/reports',
  `/progress/reports/${daysFrom(clock, -40)}`,
  `/progress/reports/${daysFrom(clock, -40)}/csv`,
  '/plan',
  '/people',
  `/audit?about=${reference}`,
  '/audit?about=VR06-careCoordinator-2',
  '/statistics',
]
