import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { collect, type Table } from '#adapters/items.ts'
import { createMistakeStore, mistakeId } from '#adapters/mistake-store.ts'
import { Conflict } from '#domain/errors.ts'
import { settle } from '#domain/mistake.ts'
import { aMistake, aSentMistake } from '../domain/mistake-case.ts'

/** What the store of mistakes promises, whatever engine holds the table. */
export function mistakeContract(table: () => Table): void {
  const store = () => createMistakeStore(table())
  const at = '2026-04-24T14:00:00.000Z'
  const minute = (n: number) => new Date(Date.parse(at) + n * 60_000).toISOString()
  const idsOf = (mistakes: readonly { readonly id: string }[]) => mistakes.map(({ id }) => id)

  test('there is no mistake under an id that nobody has', async () => {
    expect(await store().get('a'.repeat(22))).toBeUndefined()
    expect(await store().list('VR24', 'open', 5)).toEqual([])
    await expect(store().remove('a'.repeat(22))).resolves.toBeUndefined()
  })

  test('a mistake sent fifty times at once is there once, as it was first', async () => {
    const mistake = aMistake({ keeper: 'VR20' })
    await store().add(mistake)
    const later = { ...mistake, receivedAt: minute(1), told: 2 }
    await Promise.all(Array.from({ length: 50 }, () => store().add(later)))
    expect(await store().list('VR20', 'open', 5)).toEqual([mistake])
  })

  test('the same words under the same key are one, and mended words are another', () => {
    const sent = aSentMistake({ kind: 'other', text: 'Fout.' })
    expect(mistakeId({ ...sent })).toBe(mistakeId(sent))
    const others = [{ text: 'Fout!' }, { kind: 'text' as const }, { page: 'GM0141' }, aSentMistake()]
    const ids = others.map(changes => mistakeId({ ...sent, ...changes }))
    expect(new Set([mistakeId(sent), ...ids]).size).toBe(5)
  })

  test('open ones come longest waiting first, of one keeper, and so many at most', async () => {
    const mistakes = [0, 1, 2, 3, 4].map(n => aMistake({ keeper: 'VR21', receivedAt: minute(n) }))
    for (const mistake of mistakes.toReversed()) await store().add(mistake)
    await store().add(aMistake({ keeper: 'VR22' }))
    expect(await store().list('VR21', 'open', 9)).toEqual(mistakes)
    expect(idsOf(await store().list('VR21', 'open', 3))).toEqual(idsOf(mistakes.slice(0, 3)))
  })

  test('settled, it leaves the open ones and is due no more', async () => {
    const [one, other] = [aMistake({ keeper: 'VR23' }), aMistake({ keeper: 'VR23', receivedAt: minute(1) })]
    for (const mistake of [one, other]) await store().add(mistake)
    for (const [index, mistake] of [one, other].entries()) {
      await store().replace(settle(mistake, { outcome: 'corrected', by: 'me' }, minute(10 + index)), mistake)
    }
    expect(await store().list('VR23', 'open', 5)).toEqual([])
    expect(idsOf(await store().list('VR23', 'settled', 5))).toEqual([other.id, one.id])
    const due = await collect(store().due(minute(60)))
    expect(idsOf(due)).not.toContain(one.id)
  })

  test('of two colleagues who settle it otherwise at once, one is told', async () => {
    const mistake = aMistake({ keeper: 'VR19' })
    await store().add(mistake)
    const writes = (['corrected', 'wasRight'] as const).map(outcome =>
      store().replace(settle(mistake, { outcome, by: outcome }, minute(1)), mistake),
    )
    const results = await Promise.allSettled(writes)
    const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused).toEqual([expect.any(Conflict)])
  })

  test('the same write twice is no conflict: its answer may have been lost', async () => {
    const mistake = aMistake({ keeper: 'VR18' })
    await store().add(mistake)
    const settled = settle(mistake, { outcome: 'corrected', by: 'me' }, minute(1))
    await store().replace(settled, mistake)
    await expect(store().replace(settled, mistake)).resolves.toBeUndefined()
  })

  test('due is what somebody is to be told by now, and what was told a moment ago is not told twice', async () => {
    const [now, later] = [aMistake(), aMistake({ tellAt: minute(5) })]
    for (const mistake of [now, later]) await store().add(mistake)
    const due = idsOf(await collect(store().due(minute(0))))
    expect(due).toContain(now.id)
    expect(due).not.toContain(later.id)
    const told = { ...now, told: 1, tellAt: minute(99) }
    await store().replace(told, now)
    expect(idsOf(await collect(store().due(minute(0))))).not.toContain(now.id)
    await expect(store().replace({ ...now, told: 1 }, now)).rejects.toThrow(Conflict)
  })

  test('every id is found for retention, and removed it is gone from everywhere', async () => {
    const mistake = aMistake({ keeper: 'VR17' })
    await store().add(mistake)
    expect(await collect(store().ids())).toContain(mistake.id)
    await store().remove(mistake.id)
    expect(await store().get(mistake.id)).toBeUndefined()
    expect(await store().list('VR17', 'open', 5)).toEqual([])
  })

  test('no key and no index shows what was written', async () => {
    const sealed = { key: 'a2V5', fields: { text: 'Z2VoZWlt' } }
    const mistake = aMistake({ keeper: 'VR16', sealed })
    await store().add(mistake)
    const scan = new ScanCommand({ TableName: table().name, IndexName: 'byOwner' })
    const { Items = [] } = await table().client.send(scan)
    const shown = Items.filter(({ PK }) => String(PK).startsWith('MISTAKE#'))
    expect(shown.length).toBeGreaterThan(0)
    expect(JSON.stringify(shown)).not.toMatch(/sealed|Z2VoZWlt/)
  })
}
