import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { digestOf, partsOf } from '#adapters/half-year-parts.ts'
import { createHalfYearStore } from '#adapters/half-year-store.ts'
import { collect, putNew, query, type Table } from '#adapters/items.ts'
import { halfYearKey, halfYearPartKey } from '#adapters/keys.ts'
import { Conflict } from '#domain/errors.ts'
import type { AdoptedReport, CountryState, PlannedReport } from '#domain/half-year.ts'
import { aCommitment, aPlanned, aState, aUnit, said } from '../domain/half-year-case.ts'

const at = '2026-07-02T08:00:00.000Z'
const by = 'subject-2'

/** Of a day that no other test uses: engines are shared between tests. */
const dayOf = (number: number): string => `20${50 + number}-06-30`

/** More units than go into one part, and all that a report may say. */
const state: CountryState = aState(
  [
    aCommitment('R1', [
      aUnit('VR01', said({ evidence: { title: 'Plan', on: '2026-05-01' }, targetDate: '2027-01-01' })),
    ]),
    aCommitment('R2a', []),
    aCommitment(
      'R3c',
      Array.from({ length: 342 }, (_, number) => aUnit(`GM${String(number).padStart(4, '0')}`, said())),
    ),
    aCommitment('A01.01', [aUnit('comensha')], { title: { nl: 'Actie' } }),
  ],
  { lines: [{ line: '01', title: { nl: 'Lijn' } }] },
)
const other = aState([aCommitment('R1', [aUnit('VR01')])])

/** What the half-yearly reports promise, whatever engine holds the table. */
export function halfYearContract(table: () => Table): void {
  const store = () => createHalfYearStore(table())
  const planned = async (number: number, changes: Partial<PlannedReport> = {}): Promise<PlannedReport> => {
    const report = aPlanned(dayOf(number), changes)
    await store().plan(report)
    return report
  }

  test('a day nobody planned has no report, and there is nothing to drop or adopt', async () => {
    expect(await store().get(dayOf(1))).toBeUndefined()
    await expect(store().drop(dayOf(1))).rejects.toThrow(Conflict)
    await expect(store().adopt(aPlanned(dayOf(1)), { state, at, by })).rejects.toThrow(Conflict)
    expect(await store().get(dayOf(1))).toBeUndefined()
  })

  test('a report planned twice is planned once, under another name it is a conflict', async () => {
    const report = await planned(2, { title: 'Brief' })
    expect(await store().plan({ ...report, plannedAt: at, plannedBy: by })).toEqual(report)
    await expect(store().plan({ ...report, title: 'Andere brief' })).rejects.toThrow(Conflict)
    expect(await store().get(report.date)).toEqual(report)
  })

  test('a planned report is dropped once, and can be planned anew', async () => {
    const report = await planned(3)
    await store().drop(report.date)
    await store().drop(report.date)
    expect(await store().get(report.date)).toBeUndefined()
    expect((await store().all()).map(({ date }) => date)).not.toContain(report.date)
    await planned(3, { title: 'Toch' })
    expect(await store().get(report.date)).toMatchObject({ title: 'Toch' })
  })

  test('what somebody looked at before it was dropped and planned anew is not adopted', async () => {
    const before = await planned(4)
    await store().drop(before.date)
    await planned(4, { plannedAt: at })
    await expect(store().adopt(before, { state, at, by })).rejects.toThrow(Conflict)
    expect(await store().get(before.date)).toMatchObject({ state: 'planned' })
  })

  test('an adopted report says for ever what it said, in parts far below what an item may hold', async () => {
    const previous = { date: dayOf(0), digest: 'd0' }
    const adopted = await store().adopt(await planned(5, { title: 'Brief' }), { state, previous, at, by })
    expect(adopted).toMatchObject({ state: 'adopted', title: 'Brief', adoptedAt: at, adoptedBy: by, previous })
    expect(await store().get(adopted.date)).toEqual(adopted)
    expect(await store().stateOf(adopted)).toEqual(state)
    const parts = await partsIn(table(), adopted)
    expect(parts).toHaveLength(8)
    expect(Math.max(...parts.map(part => JSON.stringify(part).length))).toBeLessThan(40_000)
  })

  test('adopted twice it stays as it was, whatever is given the second time', async () => {
    const report = await planned(6)
    const adopted = await store().adopt(report, { state, at, by })
    expect(await store().adopt(report, { state: other, at: '2030-01-01T00:00:00.000Z', by: 'x' })).toEqual(adopted)
    expect(await store().stateOf(adopted)).toEqual(state)
    await expect(store().drop(report.date)).rejects.toThrow(Conflict)
    await expect(store().plan(report)).rejects.toThrow(Conflict)
    expect(await store().get(report.date)).toEqual(adopted)
  })

  test('of twenty who adopt at once one did, and all are told the same', async () => {
    const report = await planned(7)
    const states = [state, other]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        store().adopt(report, { state: states[number % 2] ?? state, at, by: `subject-${number}` }),
      ),
    )
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    const [adopted] = answers
    expect(adopted && states).toContainEqual(adopted && (await store().stateOf(adopted)))
  })

  test('interrupted halfway it is still planned, and adopting it anew comes to the same', async () => {
    const report = await planned(8)
    const { date } = report
    const digest = digestOf({ date, state })
    for (const [part, contents] of partsOf(state).slice(0, 3).entries()) {
      await putNew(table(), { ...contents, ...halfYearPartKey({ date, digest }, part) })
    }
    expect(await store().get(date)).toEqual(report)
    const adopted = await store().adopt(report, { state, at, by })
    expect(adopted.digest).toBe(digest)
    expect(await store().stateOf(adopted)).toEqual(state)
  })

  test('what was begun and then adopted otherwise never mixes', async () => {
    const report = await planned(9)
    const { date } = report
    const begun = digestOf({ date, state: other })
    for (const [part, contents] of partsOf(other).entries()) {
      await putNew(table(), { ...contents, ...halfYearPartKey({ date, digest: begun }, part) })
    }
    expect(await store().stateOf(await store().adopt(report, { state, at, by }))).toEqual(state)
  })

  test('a report that is not what was adopted is an error, not a report', async () => {
    const adopted = await store().adopt(await planned(10), { state: other, at, by })
    const [, commitment] = partsOf(aState([aCommitment('R1', [aUnit('VR01', said())])]))
    const forged = { ...commitment, ...halfYearPartKey(adopted, 1) }
    await table().client.send(new PutCommand({ TableName: table().name, Item: forged }))
    await expect(store().stateOf(adopted)).rejects.toThrow('not the adopted one')
  })

  test('an item that is no report is an error, not a report', async () => {
    const item = { ...halfYearKey(dayOf(11)), date: dayOf(11), state: 'adopted' }
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }))
    await expect(store().get(dayOf(11))).rejects.toThrow()
    await table().client.send(new PutCommand({ TableName: table().name, Item: { ...item, state: 'dropped' } }))
  })

  test('reports are listed by their day over many pages, and the planned days alone', async () => {
    const days = [14, 12, 13]
    for (const number of days) await planned(number)
    await store().adopt(aPlanned(dayOf(13)), { state: other, at, by })
    await planned(15)
    await store().drop(dayOf(15))
    const mine = ['12', '13', '14', '15'].map(number => dayOf(Number(number)))
    const listed = (await store().all()).filter(({ date }) => mine.includes(date))
    expect(listed.map(({ date, state: one }) => [date, one])).toEqual([
      [dayOf(12), 'planned'],
      [dayOf(13), 'adopted'],
      [dayOf(14), 'planned'],
    ])
    const open = (await store().plannedReports()).filter(date => mine.includes(date))
    expect(open).toEqual([dayOf(12), dayOf(14)])
  })
}

const partsIn = (table: Table, { date, digest }: AdoptedReport) =>
  collect(
    query(table, {
      KeyConditionExpression: 'PK = :report',
      ExpressionAttributeValues: { ':report': halfYearPartKey({ date, digest }, 0).PK },
    }),
  )
