import { randomUUID } from 'node:crypto'
import { GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuditStore } from '#adapters/audit-store.ts'
import { createDestructionStore } from '#adapters/destruction-store.ts'
import { createDraftDisposal } from '#adapters/draft-disposal.ts'
import { createDraftStore } from '#adapters/draft-store.ts'
import { collect, type Table } from '#adapters/items.ts'
import {
  accountKey,
  auditOf,
  destructionKey,
  draftKey,
  indexes,
  messageKey,
  noticeKey,
  rateKey,
  reminderKey,
  reportKey,
  reportsOf,
  sessionKey,
} from '#adapters/keys.ts'
import { createMessageStore } from '#adapters/message-store.ts'
import { createNoteStore } from '#adapters/note-store.ts'
import { createNoticeStore, type NoticeOutcome } from '#adapters/notice-store.ts'
import { createRateStore, rateLimit } from '#adapters/rate-store.ts'
import { createReminderStore } from '#adapters/reminder-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { createKeyring } from '#adapters/secrets.ts'
import { createSessionStore } from '#adapters/session-store.ts'
import type { Audited } from '#domain/audit.ts'
import { Conflict, TooMany } from '#domain/errors.ts'
import type { Note } from '#domain/note.ts'
import type { NoticeState } from '#domain/notice.ts'
import type { Reminder } from '#domain/reminder.ts'
import { type Session, sessionLimits } from '#domain/session.ts'
import { directoryContract } from './directory-contract.ts'
import { drillContract, openReportsContract } from './drill-contract.ts'
import { aDigest, aMessage, aNotice, aReference, aReminder, aReport, closed } from './examples.ts'

/** An engine that speaks DynamoDB's protocol, with the table made. */
export type Engine = {
  readonly name: string
  readonly open: () => Promise<{ readonly table: Table; readonly close: () => Promise<void> }>
}

/** What the stores promise, whatever engine holds the table. */
export function storeContract(engine: Engine): void {
  describe(`the stores on ${engine.name}`, () => {
    let opened: Awaited<ReturnType<Engine['open']>>
    let table: Table
    beforeAll(async () => {
      opened = await engine.open()
      table = { ...opened.table, pageSize: 2 }
    }, 60_000)
    afterAll(() => opened?.close())

    reportContract(() => table)
    noticeContract(() => table)
    reminderContract(() => table)
    messageContract(() => table)
    rateContract(() => table)
    destructionContract(() => table)
    directoryContract(() => table)
    drillContract(() => table)
    openReportsContract(() => table)
    draftContract(() => table)
    sessionContract(() => table)
    auditContract(() => table)
    noteContract(() => table)
  })
}

const lease = { now: '2026-04-24T14:00:00.000Z', until: '2026-04-24T14:01:00.000Z' }
const afterLease = { now: '2026-04-24T14:01:00.000Z', until: '2026-04-24T14:02:00.000Z' }

function reportContract(table: () => Table): void {
  const store = () => createReportStore(table())

  test('a report nobody made does not exist', async () => {
    expect(await store().get(aReference())).toBeUndefined()
  })

  test('an item that is no report is an error, not a report', async () => {
    const reference = aReference()
    await table().client.send(new PutCommand({ TableName: table().name, Item: { ...reportKey(reference), reference } }))
    await expect(store().get(reference)).rejects.toThrow()
  })

  test('a report comes back as it was written', async () => {
    const report = aReport()
    expect(await store().create(report)).toBe('created')
    expect(await store().get(report.reference)).toEqual(report)
  })

  test('making a report twice answers the first', async () => {
    const report = aReport()
    await store().create(report)
    expect(await store().create({ ...report, language: 'en' })).toEqual(report)
    expect(await store().get(report.reference)).toEqual(report)
  })

  test('of fifty at once one is made, and all others answer it', async () => {
    const report = aReport()
    const answers = await Promise.all(Array.from({ length: 50 }, () => store().create(report)))
    expect(answers.filter(answer => answer === 'created')).toHaveLength(1)
    expect(answers.filter(answer => answer !== 'created')).toEqual(Array.from({ length: 49 }, () => report))
  })

  test('a stale version is a conflict and changes nothing', async () => {
    const report = aReport()
    await store().create(report)
    const second = { ...report, version: 2, urgency: 'urgent' as const }
    await store().replace(second, 1)
    await expect(store().replace({ ...report, version: 2, urgency: 'acute' }, 1)).rejects.toThrow(Conflict)
    expect(await store().get(report.reference)).toEqual(second)
  })

  test('a report that was removed cannot be replaced', async () => {
    await expect(store().replace(aReport({ version: 2 }), 1)).rejects.toThrow(Conflict)
  })

  test('of fifty changes at once one is made', async () => {
    const report = aReport()
    await store().create(report)
    const changes = Array.from({ length: 50 }, (_, n) =>
      store().replace({ ...report, version: 2, ladder: { ...report.ladder, round: n + 1 } }, 1),
    )
    const settled = await Promise.allSettled(changes)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a change whose answer was lost may be sent again', async () => {
    const report = aReport()
    await store().create(report)
    await store().replace({ ...report, version: 2 }, 1)
    await expect(store().replace({ ...report, version: 2 }, 1)).resolves.toBeUndefined()
  })

  test('the sleepers are those whose watch should have woken, over many pages', async () => {
    const wakesAt = '2020-01-01T09:00:00Z'
    const late = Array.from({ length: 11 }, () => aReport({ watch: { machine: 'escalation', run: 1, wakesAt } }))
    const onTime = aReport({ watch: { machine: 'followUp', run: 1, wakesAt: '2020-01-01T09:00:00.001Z' } })
    const resting = closed(aReport())
    for (const report of [...late, onTime, resting]) await store().create(report)
    const mine = new Set([...late, onTime, resting].map(({ reference }) => reference))
    const found = await collect(store().sleepers('2020-01-01T09:00:00.001Z'))
    expect(found.filter(reference => mine.has(reference)).sort()).toEqual(late.map(({ reference }) => reference).sort())
  })

  test('a report without a watch leaves the dead-man’s switch', async () => {
    const report = aReport({ watch: { machine: 'escalation', run: 1, wakesAt: '2020-01-01T09:00:00Z' } })
    await store().create(report)
    await store().replace(closed(report), 1)
    expect(await collect(store().sleepers('2020-01-02T09:00:00Z'))).not.toContain(report.reference)
  })

  test('a report stands in the list of its region, open or closed, and nothing sealed shows there', async () => {
    const report = aReport()
    await store().create(report)
    const listed = (phase: 'OPEN' | 'CLOSED') => ownedBy(table(), reportsOf('VR05', phase), report.reference)
    expect(await listed('OPEN')).toHaveLength(1)
    expect(Object.keys((await listed('OPEN'))[0] ?? {})).not.toContain('sealed')
    expect(JSON.stringify(await listed('OPEN'))).not.toContain('proof')
    await store().replace(closed(report), 1)
    expect(await listed('OPEN')).toEqual([])
    expect(await listed('CLOSED')).toHaveLength(1)
  })

  test('the list of a region shows what is due first, closed ones newest first, over many pages', async () => {
    const due = ['2026-04-29T14:00:00Z', '2026-04-28T14:00:00.000Z', '2026-04-30T14:00:00.000Z', '2026-04-27T14:00:00Z']
    const open = due.map(dueAt => aReport({ region: 'VR25', waiting: { round: 1, role: 'careCoordinator', dueAt } }))
    const shut = ['2026-05-03T10:00:00.000Z', '2026-05-05T10:00:00.000Z', '2026-05-04T10:00:00.000Z'].map(closedAt =>
      closed(aReport({ region: 'VR25' }), closedAt),
    )
    for (const report of [...open, ...shut]) await store().create(report)
    const mine = (reports: readonly { reference: string }[], all: readonly { reference: string }[]) =>
      all.map(({ reference }) => reference).filter(one => reports.some(({ reference }) => reference === one))
    const [opened, ended] = [store().listOf('VR25', 'OPEN'), store().listOf('VR25', 'CLOSED')]
    expect(mine(open, await collect(opened))).toEqual([3, 1, 0, 2].map(index => open[index]?.reference))
    expect(mine(shut, await collect(ended))).toEqual([1, 2, 0].map(index => shut[index]?.reference))
    expect(await collect(store().listOf('VR24', 'OPEN'))).toEqual([])
  })

  test('a list knows of a message what is chosen from lists, and nothing that was written', async () => {
    const report = aReport({ region: 'VR23', snooze: { until: '2026-05-04', reason: 'staysOpen' } })
    await store().create(report)
    const shown = (await collect(store().listOf('VR23', 'OPEN'))).filter(
      ({ reference }) => reference === report.reference,
    )
    const { forms, where, kind, ageGroup, snooze, state } = report
    expect(shown).toMatchObject([{ forms, where, kind, ageGroup, snooze, state }])
    expect(JSON.stringify(shown)).not.toMatch(/sealed|proof|safeContact|timeline/)
  })

  test('every report is found by retention, and only reports', async () => {
    const reports = Array.from({ length: 5 }, () => aReport())
    for (const report of reports) await store().create(report)
    const notice = aNotice()
    await createNoticeStore(table()).plan(notice)
    const found = await collect(store().references())
    expect(found).toEqual(expect.arrayContaining(reports.map(({ reference }) => reference)))
    expect(found).not.toContain(notice.reference)
  })

  test('a destroyed report takes everything of it along', async () => {
    const report = aReport()
    const { reference } = report
    const ids = ['a', 'b', 'c', 'd', 'e']
    await store().create(report)
    for (const id of ids) await createNoticeStore(table()).plan(aNotice({ reference, id }))
    for (const id of ids) await createReminderStore(table()).put(aReminder({ reference, id }))
    await store().destroy(reference)
    expect(await store().get(reference)).toBeUndefined()
    expect(await createNoticeStore(table()).list(reference)).toEqual([])
    expect(await createReminderStore(table()).listFor(reference)).toEqual([])
  })

  test('destroying twice is destroying once', async () => {
    const report = aReport()
    await store().create(report)
    await store().destroy(report.reference)
    await expect(store().destroy(report.reference)).resolves.toBeUndefined()
  })
}

function noticeContract(table: () => Table): void {
  const store = () => createNoticeStore(table())
  const at = '2026-04-24T15:00:00.000Z'

  /** A notice that came into a state the way the machine brings it there. */
  async function noticeIn(state: NoticeState) {
    const notice = aNotice()
    await store().plan(notice)
    if (state === 'planned') return notice
    await store().claim(notice, lease)
    if (state !== 'sending') await store().outcome(notice, { state, at })
    return notice
  }

  test('planning again does not undo what became of a notice', async () => {
    const notice = await noticeIn('sent')
    await store().plan(notice)
    expect(await store().get(notice)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('of fifty claims at once one is given', async () => {
    const notice = await noticeIn('planned')
    const claims = await Promise.all(Array.from({ length: 50 }, () => store().claim(notice, lease)))
    expect(claims.filter(claim => claim !== undefined)).toEqual([
      { ...notice, state: 'sending', attempts: 1, leaseUntil: lease.until },
    ])
  })

  test('a claim that nobody finished may be taken over once, when its lease is over', async () => {
    const notice = await noticeIn('sending')
    expect(await store().claim(notice, { ...lease, now: '2026-04-24T14:00:59.999Z' })).toBeUndefined()
    expect(await store().claim(notice, afterLease)).toMatchObject({ attempts: 2 })
    expect(await store().claim(notice, { now: '2027-01-01T00:00:00Z', until: '2027-01-01T00:01:00Z' })).toBeUndefined()
  })

  test('an unknown outcome is sent at most once more', async () => {
    const notice = await noticeIn('unknown')
    expect(await store().claim(notice, afterLease)).toMatchObject({ state: 'sending', attempts: 2 })
    expect(await store().outcome(notice, { state: 'unknown', at })).toBe(true)
    expect(await store().claim(notice, afterLease)).toBeUndefined()
    expect(await store().get(notice)).toMatchObject({ state: 'unknown', attempts: 2 })
  })

  test('a claim given back was no attempt', async () => {
    const notice = await noticeIn('sending')
    await store().release(notice)
    expect(await store().get(notice)).toEqual(notice)
    expect(await store().claim(notice, lease)).toMatchObject({ attempts: 1 })
  })

  test.each(['planned', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'unknown'] as const)(
    'a %s notice cannot be released',
    async state => {
      const notice = await noticeIn(state)
      const before = await store().get(notice)
      await store().release(notice)
      expect(await store().get(notice)).toEqual(before)
    },
  )

  test.each(['sent', 'delivered', 'bounced', 'complained', 'failed'] as const)(
    'a %s notice cannot be claimed',
    async state => {
      const notice = await noticeIn(state)
      expect(await store().claim(notice, afterLease)).toBeUndefined()
      expect(await store().get(notice)).toMatchObject({ state, attempts: 1 })
    },
  )

  test('a notice nobody planned can be neither claimed nor settled', async () => {
    const notice = aNotice()
    expect(await store().claim(notice, lease)).toBeUndefined()
    expect(await store().outcome(notice, { state: 'delivered', at })).toBe(false)
    expect(await store().get(notice)).toBeUndefined()
  })

  const legal: Record<NoticeState, readonly NoticeOutcome['state'][]> = {
    planned: [],
    sending: ['sent', 'delivered', 'bounced', 'complained', 'failed', 'unknown'],
    sent: ['delivered', 'bounced', 'complained', 'failed'],
    unknown: ['delivered', 'bounced', 'complained', 'failed'],
    delivered: ['bounced', 'complained'],
    bounced: [],
    complained: [],
    failed: [],
  }
  const outcomes = ['sent', 'delivered', 'bounced', 'complained', 'failed', 'unknown'] as const
  const states = ['planned', 'sending', ...outcomes] as const
  const steps = states.flatMap(from => outcomes.map(to => ({ from, to, allowed: legal[from].includes(to) })))

  test.each(steps)('from $from to $to: $allowed', async ({ from, to, allowed }) => {
    const notice = await noticeIn(from)
    expect(await store().outcome(notice, { state: to, at })).toBe(allowed)
    expect(await store().get(notice)).toMatchObject({ state: allowed ? to : from })
  })

  test('what became of a notice is kept with its times', async () => {
    const notice = await noticeIn('sending')
    const sentAt = '2026-04-24T15:00:00.000Z'
    const outcomeAt = '2026-04-24T15:00:09.000Z'
    await store().outcome(notice, { state: 'sent', at: sentAt, messageId: 'message-1' })
    await store().outcome(notice, { state: 'delivered', at: outcomeAt })
    const line = { ...notice, state: 'delivered', attempts: 1, sentAt, outcomeAt, messageId: 'message-1' }
    expect(await store().get(notice)).toEqual(line)
  })

  test('the ledger of a report lists its notices, over many pages, and no others', async () => {
    const reference = aReference()
    const notices = ['a', 'b', 'c', 'd', 'e'].map(id => aNotice({ reference, id }))
    for (const notice of [...notices, aNotice()]) await store().plan(notice)
    await createReportStore(table()).create(aReport({ reference }))
    expect(await store().list(reference)).toEqual(notices)
  })

  test('the newest digest of a holder is found, and those of others are not', async () => {
    const holder = `VR05-careCoordinator-${aReference().slice(3, 7)}`
    expect(await store().latestDigest(holder)).toBeUndefined()
    for (const day of ['2026-04-29', '2026-05-01', '2026-04-30']) await store().plan(aDigest(holder, `digest-${day}`))
    expect(await store().latestDigest(holder)).toEqual(aDigest(holder, 'digest-2026-05-01'))
  })

  test('retention finds every notice, takes its address and later the line', async () => {
    const { to: _, ...forgotten } = aNotice()
    const digest = aDigest(`VR05-careCoordinator-${aReference().slice(3, 7)}`, 'digest-2026-05-01')
    for (const notice of [{ ...forgotten, to: 'coordinator@example.org' }, digest]) await store().plan(notice)
    const found = await collect(store().keys())
    expect(found).toContainEqual({ reference: forgotten.reference, id: forgotten.id })
    expect(found).toContainEqual({ holder: digest.holder, id: digest.id })
    await store().forgetAddress(forgotten)
    expect(await store().get(forgotten)).toEqual(forgotten)
    await store().remove(digest)
    expect(await store().get(digest)).toBeUndefined()
  })

  test('forgetting the address of a notice that is gone makes nothing', async () => {
    const notice = aNotice()
    await store().forgetAddress(notice)
    expect(await rawItem(table(), noticeKey(notice))).toBeUndefined()
  })
}

function reminderContract(table: () => Table): void {
  const store = () => createReminderStore(table())
  const dueAt = '2026-05-11T07:00:00Z'
  /** A holder no other test knows: tables are shared. */
  const aHolder = () => `VR05-careCoordinator-${Math.floor(Math.random() * 1e9)}`
  const dueFor = (holder: string, at: string) => collect(store().dueFor(holder, at))
  const askedOf = async (holder: string, at: string) =>
    (await collect(store().due(at))).filter(asked => asked.holder === holder)

  test('writing a reminder again does not bring it back', async () => {
    const reminder = aReminder()
    await store().put(reminder)
    expect(await store().markSent(reminder, 'digest-2026-05-11')).toBe(true)
    await store().put(reminder)
    expect(await store().listFor(reminder.reference)).toEqual([
      { ...reminder, state: 'sent', sentIn: 'digest-2026-05-11' },
    ])
  })

  test('reminders are due from their instant on, over many pages', async () => {
    const holder = aHolder()
    const reminders = Array.from({ length: 9 }, () => aReminder({ holder, dueAt }))
    for (const reminder of [...reminders, aReminder({ holder: aHolder(), dueAt })]) await store().put(reminder)
    for (const find of [dueFor, askedOf]) expect(await find(holder, '2026-05-11T06:59:59.999Z')).toEqual([])
    const byReference = (one: Reminder, other: Reminder) => (one.reference < other.reference ? -1 : 1)
    const found = await dueFor(holder, '2026-05-11T07:00:00.000Z')
    expect(found.toSorted(byReference)).toEqual(reminders.toSorted(byReference))
  })

  test('who is asked what since when is read off the keys', async () => {
    const holder = aHolder()
    await store().put(aReminder({ holder, dueAt, id: 'openTooLong-2026-05-11', about: 'openTooLong' }))
    expect(await askedOf(holder, '2026-05-11T07:00:00.000Z')).toEqual([
      { holder, about: 'openTooLong', dueAt: '2026-05-11T07:00:00.000Z' },
    ])
  })

  test('sent and cancelled reminders are never due again', async () => {
    const holder = aHolder()
    const [sent, cancelled] = [aReminder({ holder, dueAt }), aReminder({ holder, dueAt })]
    for (const reminder of [sent, cancelled]) await store().put(reminder)
    await store().markSent(sent, 'digest-2026-05-11')
    expect(await store().cancel(cancelled)).toBe(true)
    for (const find of [dueFor, askedOf]) expect(await find(holder, '2027-01-01T00:00:00Z')).toEqual([])
    const item = await rawItem(table(), reminderKey(sent.reference, sent.id))
    expect(Object.keys(item ?? {}).filter(name => /^(DUE|OWNER)/.test(name))).toEqual([])
  })

  test('a reminder is settled once', async () => {
    const reminder = aReminder()
    await store().put(reminder)
    await store().cancel(reminder)
    expect(await store().markSent(reminder, 'digest-2026-05-11')).toBe(false)
    expect(await store().cancel(reminder)).toBe(false)
    expect(await store().cancel(aReminder())).toBe(false)
  })
}

function messageContract(table: () => Table): void {
  const store = () => createMessageStore(table())

  test('a message that is written twice is there once, as it was the first time', async () => {
    const message = aMessage()
    expect(await store().put(message)).toBe(true)
    expect(await store().put({ ...message, at: '2026-04-30T14:00:00.000Z' })).toBe(false)
    expect(await store().list(message.reference)).toEqual([message])
  })

  test('of fifty at once one is written', async () => {
    const message = aMessage()
    const written = await Promise.all(Array.from({ length: 50 }, () => store().put(message)))
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await store().list(message.reference)).toEqual([message])
  })

  test('the conversation is listed in the order of time, over many pages, and no other', async () => {
    const reference = aReference()
    const hours = ['05', '03', '01', '04', '02']
    const messages = hours.map(hour => aMessage({ reference, id: `x${hour}`, at: `2026-04-25T${hour}:00:00.000Z` }))
    for (const message of [...messages, aMessage()]) await store().put(message)
    await createReportStore(table()).create(aReport({ reference }))
    await createNoticeStore(table()).plan(aNotice({ reference }))
    expect((await store().list(reference)).map(({ id }) => id)).toEqual(['x01', 'x02', 'x03', 'x04', 'x05'])
  })

  test('an item that is no message is an error, not a message', async () => {
    const reference = aReference()
    const item = { ...messageKey(reference, 'x'), reference }
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }))
    await expect(store().list(reference)).rejects.toThrow()
  })

  test('what was written beside a report goes without it, and the rest stays', async () => {
    const report = aReport()
    const { reference } = report
    await createReportStore(table()).create(report)
    await createNoticeStore(table()).plan(aNotice({ reference, id: 'n' }))
    for (const id of ['a', 'b', 'c']) await store().put(aMessage({ reference, id }))
    const note = { PK: reportKey(reference).PK, SK: 'NOTE#1' }
    await table().client.send(new PutCommand({ TableName: table().name, Item: note }))
    await createReportStore(table()).destroyWritten(reference)
    await createReportStore(table()).destroyWritten(reference)
    expect(await store().list(reference)).toEqual([])
    expect(await rawItem(table(), note)).toBeUndefined()
    expect(await createReportStore(table()).get(reference)).toEqual(report)
    expect(await createNoticeStore(table()).list(reference)).toHaveLength(1)
  })
}

function destructionContract(table: () => Table): void {
  test('a destruction is noted once, with the first time, and expires', async () => {
    const reference = aReference()
    const note = (destroyedAt: string) =>
      createDestructionStore(table()).record({ reference, region: 'VR05', destroyedAt }, 1_809_000_000)
    await note('2027-05-02T01:00:00.000Z')
    await note('2027-05-03T01:00:00.000Z')
    expect(await rawItem(table(), destructionKey('VR05', reference))).toEqual({
      ...destructionKey('VR05', reference),
      reference,
      region: 'VR05',
      destroyedAt: '2027-05-02T01:00:00.000Z',
      expiresAt: 1_809_000_000,
    })
  })
}

function rateContract(table: () => Table): void {
  const windowMs = rateLimit.windowSeconds * 1000
  const start = Math.ceil(Date.parse('2026-04-24T14:00:00Z') / windowMs) * windowMs
  const admit = (address: string, at: number) => createRateStore(table()).admit(address, at)

  test('thirty writes of an address are let in within ten minutes, and not one more', async () => {
    const address = aReference()
    await Promise.all(Array.from({ length: 30 }, () => admit(address, start)))
    const refusal = admit(address, start + 60_000)
    await expect(refusal).rejects.toThrow(TooMany)
    await expect(refusal).rejects.toMatchObject({ retryAfter: 540 })
    await expect(admit(aReference(), start)).resolves.toBeUndefined()
  })

  test('a window that is over counts as absent, removed or not', async () => {
    const address = aReference()
    for (let n = 0; n < 30; n += 1) await admit(address, start)
    await expect(admit(address, start + windowMs)).resolves.toBeUndefined()
  })

  test('the counter expires with its window, in seconds since 1970', async () => {
    const address = aReference()
    await admit(address, start + 1)
    const item = await rawItem(table(), rateKey(address, start / windowMs))
    expect(item?.expiresAt).toBe(start / 1000 + 600)
  })
}

async function ownedBy({ client, name }: Table, owner: string, reference: string) {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: indexes.byOwner.name,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
      ExpressionAttributeValues: { ':owner': owner },
    }),
  )
  return (Items ?? []).filter(item => item.reference === reference)
}

async function rawItem({ client, name }: Table, key: { PK: string; SK: string }) {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
  return Item
}

/** Seconds of a day, and the moment at which drafts here are made. */
const day = 24 * 60 * 60
const made = Date.parse('2026-04-24T14:00:00.500Z')

function draftContract(table: () => Table): void {
  const keyring = createKeyring(async () => 'a secret of this test')
  const store = (at = made) => ({
    ...createDraftStore(table(), {
      keyring,
      expires: now => Math.floor(Date.parse(now) / 1000) + 7 * day,
      realNow: () => at,
    }),
    ...createDraftDisposal(table(), keyring, () => at),
  })
  const expired = made + 7 * day * 1000
  const answers = { kind: 'person', forms: ['labourExploitation', 'unknown'], text: 'Zij mag niet naar buiten. ✓' }
  const others = { ...answers, text: 'Nog een zin.' }
  const itemOf = async (code: string) => {
    const key = draftKey(await keyring.draftHash(code))
    const get = new GetCommand({ TableName: table().name, Key: key, ConsistentRead: true })
    return { key, item: (await table().client.send(get)).Item }
  }

  test('a code that nobody got opens nothing and throws nothing away', async () => {
    expect(await store().open('0000000000000000')).toBeUndefined()
    expect(await store().discard({ code: '0000000000000000' })).toBe(false)
    expect(await store().discard({ token: 'none' })).toBe(false)
    expect(await store().discardSent('none')).toBe(false)
    expect(await store().replace('none', answers)).toBe('gone')
  })

  test('a draft opens with its code as it was saved, as often as somebody wants', async () => {
    const { code, until } = await store().create(answers)
    expect(await store().open(code)).toMatchObject({ answers, until })
    expect(await store().open(code)).toMatchObject({ answers, until })
  })

  test('a draft that expired counts as absent although the table still holds it', async () => {
    const { code, until, token } = await store().create(answers)
    expect(until).toBe('2026-05-01T14:00:00.000Z')
    expect(await store(expired - 501).open(code)).toMatchObject({ answers })
    expect((await itemOf(code)).item).toMatchObject({ expiresAt: expired / 1000 - 0.5 })
    const late = store(expired)
    expect(await late.open(code)).toBeUndefined()
    expect(await late.discard({ code })).toBe(false)
    expect(await late.replace(token, others)).toBe('gone')
    expect((await itemOf(code)).item).toBeDefined()
  })

  test('saved again under its code it is another version for another week, and only the newest token goes on', async () => {
    const { code, token } = await store().create(answers)
    const tomorrow = store(made + day * 1000)
    const opened = await tomorrow.open(code)
    const again = await tomorrow.replace(opened?.token ?? '', others)
    expect(again).toMatchObject({ until: '2026-05-02T14:00:00.000Z' })
    expect(await store().open(code)).toMatchObject({ answers: others })
    expect(await store().replace(token, answers)).toBe('changed')
    expect(await store().open(code)).toMatchObject({ answers: others })
  })

  test('the same answers saved twice are no conflict: the first answer may have been lost', async () => {
    const { code, token } = await store().create(answers)
    await store().replace(token, others)
    const repeated = await store().replace(token, others)
    if (typeof repeated === 'string') throw new Error(repeated)
    expect(await store().replace(repeated.token, answers)).toMatchObject({ until: expect.any(String) })
    expect(await store().open(code)).toMatchObject({ answers })
  })

  test('of two windows that save at once one is told', async () => {
    const { code, token } = await store().create(answers)
    const results = await Promise.all(['a', 'b'].map(text => store().replace(token, { ...answers, text })))
    expect(results.filter(result => result === 'changed')).toHaveLength(1)
    expect((await store().open(code))?.answers).not.toEqual(answers)
  })

  test('a token works for a day at the office, and no longer', async () => {
    const { token } = await store().create(answers)
    const hours = 60 * 60 * 1000
    expect(await store(made + 8 * hours).replace(token, others)).toBe('gone')
    expect(await store(made + 8 * hours - 1).replace(token, others)).not.toBe('gone')
  })

  test('thrown away, by code or by token, it is no longer in the table', async () => {
    for (const by of ['code', 'token'] as const) {
      const draft = await store().create(answers)
      await store().replace(draft.token, others)
      expect(await store().discard(by === 'code' ? { code: draft.code } : { token: draft.token })).toBe(true)
      expect((await itemOf(draft.code)).item).toBeUndefined()
      expect(await store().discard({ code: draft.code })).toBe(false)
      expect(await store().replace(draft.token, others)).toBe('gone')
    }
  })

  test('sent, it goes; but not what another window saved since then', async () => {
    const sent = await store().create(answers)
    expect(await store().discardSent(sent.token)).toBe(true)
    expect((await itemOf(sent.code)).item).toBeUndefined()
    const changed = await store().create(answers)
    await store().replace(changed.token, others)
    expect(await store().discardSent(changed.token)).toBe(false)
    expect(await store().open(changed.code)).toMatchObject({ answers: others })
  })

  test('the table tells nothing of what somebody saved, nor the code, nor how to find it by the code', async () => {
    const { code, token } = await store().create(answers)
    await store().replace(token, others)
    const { Items } = await table().client.send(new ScanCommand({ TableName: table().name, ConsistentRead: true }))
    const drafts = (Items ?? []).filter(item => item.SK === 'DRAFT')
    const dump = JSON.stringify(drafts)
    const decoded = dump.replaceAll(/[A-Za-z0-9+/=_-]{8,}/g, box => Buffer.from(box, 'base64').toString('utf8'))
    for (const secret of [code, token, 'person', 'labourExploitation', 'Nog een zin', 'niet naar buiten'])
      expect(dump + decoded).not.toContain(secret)
    const { item } = await itemOf(code)
    expect(Object.keys(item ?? {}).sort()).toEqual(['PK', 'SK', 'box', 'expiresAt', 'salt', 'version'])
    const another = createKeyring(async () => 'another secret')
    expect(await another.draftHash(code)).not.toBe(await keyring.draftHash(code))
  })

  test('changed in the table, moved or given another end, a draft does not open', async () => {
    const { code } = await store().create(answers)
    const { key, item = {} } = await itemOf(code)
    const { code: stranger } = await store().create(others)
    const there = (await itemOf(stranger)).key
    const put = (Item: Record<string, unknown>) =>
      table().client.send(new PutCommand({ TableName: table().name, Item }))
    await put({ ...item, ...there })
    await expect(store().open(stranger)).rejects.toThrow()
    for (const change of [{ version: 2 }, { expiresAt: Number(item.expiresAt) + day }, { salt: 'AAAA' }]) {
      await put({ ...item, ...key, ...change })
      await expect(store().open(code)).rejects.toThrow()
    }
  })

  test('every save is another box, under another salt', async () => {
    const one = await itemOf((await store().create(answers)).code)
    const other = await itemOf((await store().create(answers)).code)
    expect(one.item?.salt).not.toBe(other.item?.salt)
    expect(one.item?.box).not.toBe(other.item?.box)
  })
}

function sessionContract(table: () => Table): void {
  const store = () => createSessionStore(table())
  const startedAt = '2026-04-24T07:00:00.000Z'
  const somebody = (): Session => {
    const subject = `subject-${randomUUID()}`
    const person = { subject, name: 'Demo', email: 'demo@example.org', groups: ['desk-VR05-careCoordinator'] }
    return { person, startedAt, seenAt: startedAt }
  }
  const begun = async (session = somebody()) => {
    const hash = randomUUID()
    await store().begin(hash, session, 1_840_000_000)
    return { hash, session, subject: session.person.subject }
  }

  test('a session nobody began does not exist', async () => {
    expect(await store().find(randomUUID())).toBeUndefined()
  })

  test('nobody can be signed out, shut out or let in again who never signed in', async () => {
    const subject = `subject-${randomUUID()}`
    expect(await store().endAll(subject, startedAt)).toBe(false)
    expect(await store().revoke(subject, 'administrator', startedAt)).toBe(false)
    expect(await store().restore(subject)).toBe(false)
    expect((await store().people()).map(one => one.subject)).not.toContain(subject)
  })

  test('a session comes back with what is known of its person', async () => {
    const { hash, session } = await begun()
    expect(await store().find(hash)).toEqual({ session, account: { ...session.person, lastSignIn: startedAt } })
  })

  test('a session that ended is gone, and being used does not bring it back', async () => {
    const { hash } = await begun()
    await store().end(hash)
    await store().seen(hash, '2026-04-24T07:05:00.000Z')
    expect(await store().find(hash)).toBeUndefined()
    await expect(store().end(hash)).resolves.toBeUndefined()
  })

  test('one session of two ends alone', async () => {
    const { hash, session } = await begun()
    const other = await begun(session)
    await store().end(hash)
    expect(await store().find(other.hash)).toMatchObject({ session })
  })

  test('use is noted', async () => {
    const { hash } = await begun()
    await store().seen(hash, '2026-04-24T07:05:00.000Z')
    expect(await store().find(hash)).toMatchObject({ session: { startedAt, seenAt: '2026-04-24T07:05:00.000Z' } })
  })

  test('what an administrator decided stands beside every session, and outlives the next sign-in', async () => {
    const { hash, session, subject } = await begun()
    expect(await store().revoke(subject, 'administrator', startedAt)).toBe(true)
    expect(await store().endAll(subject, startedAt)).toBe(true)
    const decided = { revoked: { at: startedAt, by: 'administrator' }, validFrom: startedAt }
    expect(await store().find(hash)).toMatchObject({ account: decided })
    const later = '2026-04-25T07:00:00.000Z'
    await begun({ ...session, startedAt: later, seenAt: later })
    expect(await store().find(hash)).toMatchObject({ account: { ...decided, lastSignIn: later } })
    expect(await store().restore(subject)).toBe(true)
    expect((await store().find(hash))?.account).not.toHaveProperty('revoked')
  })

  test('the groups of the last sign-in are what is known', async () => {
    const { session, subject } = await begun()
    await begun({ ...session, person: { ...session.person, groups: [] } })
    const known = (await store().people()).filter(one => one.subject === subject)
    expect(known).toMatchObject([{ groups: [] }])
  })

  test('everybody who ever signed in is listed once, over many pages', async () => {
    const subjects: string[] = []
    for (let n = 0; n < 5; n += 1) subjects.push((await begun()).subject)
    const found = (await store().people()).map(({ subject }) => subject)
    expect(found).toEqual(expect.arrayContaining(subjects))
    expect(found).toEqual([...new Set(found)])
  })

  test('what is remembered of whoever never comes back goes at the second given', async () => {
    const { subject } = await begun()
    const key = accountKey(subject)
    const { Item: item } = await table().client.send(new GetCommand({ TableName: table().name, Key: key }))
    expect(item).toMatchObject({ subject, expiresAt: 1_840_000_000 })
  })

  test('a session expires by itself, in seconds, and nothing about it is its token', async () => {
    const { hash } = await begun()
    const { Item: item } = await table().client.send(new GetCommand({ TableName: table().name, Key: sessionKey(hash) }))
    expect(item?.expiresAt).toBe(Date.parse(startedAt) / 1000 + sessionLimits.longestMinutes * 60)
  })
}

function auditContract(table: () => Table): void {
  const store = () => createAuditStore(table())
  const at = '2026-04-24T14:00:00.000Z'
  const line = (changes: Partial<Audited> = {}): Audited => ({
    at,
    what: 'contentOpened',
    about: aReference(),
    by: `subject-${randomUUID()}`,
    ...changes,
  })
  const add = (entry: Audited, id: string = randomUUID()) => store().add(entry, { id, expires: 4_000_000_000 })

  test('of what nobody did nothing is known', async () => {
    expect(await store().about(aReference())).toEqual([])
    expect(await store().by(`subject-${randomUUID()}`)).toEqual([])
  })

  test('a line added twice is there once, as it was first', async () => {
    const entry = line()
    await add(entry, 'one')
    await add({ ...entry, what: 'closed' }, 'one')
    expect(await store().about(entry.about)).toEqual([entry])
  })

  test('what was done to something is there oldest first, over many pages, also at one instant', async () => {
    const about = aReference()
    const entries = [0, 1, 2, 3, 4].map(n => line({ about, at: `2026-04-24T14:00:0${n}.000Z`, detail: `${n}` }))
    for (const entry of entries.toReversed()) await add(entry)
    await add(line({ about, at: '2026-04-24T14:00:04.000Z', detail: '4' }))
    expect((await store().about(about)).map(({ detail }) => detail)).toEqual(['0', '1', '2', '3', '4', '4'])
  })

  test('what a person did is there oldest first, whatever it was done to', async () => {
    const by = `subject-${randomUUID()}`
    const entries = [0, 1, 2, 3].map(n => line({ by, at: `2026-04-24T14:00:0${n}.000Z` }))
    for (const entry of entries.toReversed()) await add(entry)
    expect(await store().by(by)).toEqual(entries)
    expect(await store().about(by)).toEqual([])
  })

  test('a line goes when its time is over, and is no part of a report that goes before', async () => {
    const report = aReport()
    await createReportStore(table()).create(report)
    const entry = line({ about: report.reference })
    await add(entry, 'one')
    await createReportStore(table()).destroy(report.reference)
    expect(await store().about(report.reference)).toEqual([entry])
    const key = { PK: auditOf(entry.about), SK: `${at}#one` }
    const { Item: item } = await table().client.send(new GetCommand({ TableName: table().name, Key: key }))
    expect(item?.expiresAt).toBe(4_000_000_000)
  })

  test('an item that is no line is an error, not a line', async () => {
    const about = aReference()
    const item = { PK: auditOf(about), SK: `${at}#x`, line: { what: 'everything' } }
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }))
    await expect(store().about(about)).rejects.toThrow()
  })
}

function noteContract(table: () => Table): void {
  const store = () => createNoteStore(table())
  const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
  const note = (minute: number, text = 'Ym94'): Note => ({
    at: new Date(Date.parse('2026-04-24T14:00:00.000Z') + minute * 60_000).toISOString(),
    id: randomUUID(),
    by,
    sealed: { key: 'a2V5', fields: { text } },
  })

  test('a report without notes has none', async () => {
    expect(await store().list(aReference())).toEqual([])
  })

  test('a note sent twice is there once, as it was first', async () => {
    const [reference, once] = [aReference(), note(0)]
    await store().add(reference, once)
    await store().add(reference, { ...once, at: note(1).at, sealed: note(1, 'YW5k').sealed })
    expect(await store().list(reference)).toEqual([once])
  })

  test('notes come oldest first, over many pages, and only of their report', async () => {
    const reference = aReference()
    const notes = [0, 1, 2, 3, 4].map(minute => note(minute))
    for (const one of notes.toReversed()) await store().add(reference, one)
    await store().add(aReference(), note(9))
    expect(await store().list(reference)).toEqual(notes)
  })

  test('all notes of a report go at once, and nothing else of it', async () => {
    const report = aReport()
    await createReportStore(table()).create(report)
    for (const minute of [0, 1, 2]) await store().add(report.reference, note(minute))
    await store().remove(report.reference)
    expect(await store().list(report.reference)).toEqual([])
    expect(await createReportStore(table()).get(report.reference)).toEqual(report)
    await expect(store().remove(report.reference)).resolves.toBeUndefined()
  })

  test('notes are destroyed with their report', async () => {
    const report = aReport()
    await createReportStore(table()).create(report)
    await store().add(report.reference, note(0))
    await createReportStore(table()).destroy(report.reference)
    expect(await store().list(report.reference)).toEqual([])
  })
}
