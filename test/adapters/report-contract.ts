import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { collect, type Table } from '#adapters/items.ts'
import { reportKey, reportsOf } from '#adapters/keys.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReminderStore } from '#adapters/reminder-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { Conflict } from '#domain/errors.ts'
import { aNotice, aReference, aReminder, aReport, closed } from './examples.ts'
import { ownedBy } from './raw-items.ts'

/** What the reports promise, whatever engine holds the table. */
export function reportContract(table: () => Table): void {
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
