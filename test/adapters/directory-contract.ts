import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { createDirectoryStore } from '#adapters/directory-store.ts'
import type { Table } from '#adapters/items.ts'
import { entryHistoryKey, entryKey } from '#adapters/keys.ts'
import type { Holder } from '#domain/directory.ts'
import { Conflict } from '#domain/errors.ts'
import { rawItem } from './raw-items.ts'

let number = 1000

/** One that no other test uses: engines are shared between tests. */
function aHolder(changes: Partial<Holder> = {}): Holder {
  number += 1
  return {
    id: `VR05-careCoordinator-${number}`,
    region: 'VR05',
    role: 'careCoordinator',
    organisation: 'Demo',
    language: 'nl',
    email: `holder.${number}@example.org`,
    scope: {},
    ...changes,
  }
}

const at = '2026-04-24T14:00:00.000Z'
const later = '2026-04-24T15:00:00.000Z'
const expires = 1_840_000_000
const by = 'subject-1'
const first = { by, at, expires, expectedVersion: 0 }
const second = { by: 'subject-2', at: later, expires, expectedVersion: 1 }

/** What the directory promises, whatever engine holds the table. */
export function directoryContract(table: () => Table): void {
  const desk = aHolder({ id: 'NL-nationalDesk-1', region: 'NL', role: 'nationalDesk', email: 'desk@example.org' })
  const withBase = (...holders: Holder[]) => createDirectoryStore(table(), { holders, nationalDesk: desk })

  test('somebody nobody wrote down is not in the directory', async () => {
    const { id } = aHolder()
    for (const unknown of [id, 'nobody', 'VR05', 'VR05-poet-1']) expect(await withBase().get(unknown)).toBeUndefined()
    expect(await withBase().mark(id, 'bounced', { at, to: 'x@example.org' })).toBe(false)
    expect(await withBase().nudged(id, { at, unlessSince: at })).toBe(false)
    expect(await withBase().history(id)).toEqual([])
  })

  test('an item that is no entry is an error, not an entry', async () => {
    const holder = aHolder({ id: `VR24-careCoordinator-${number}`, region: 'VR24' })
    const store = withBase(holder)
    const item = { ...entryKey(holder), id: holder.id, entry: { ...holder, region: 'nowhere' } }
    await table().client.send(new PutCommand({ TableName: table().name, Item: item }))
    await expect(store.get(holder.id)).rejects.toThrow()
    await table().client.send(new PutCommand({ TableName: table().name, Item: { ...item, entry: holder } }))
  })

  test('a change with a stale version is a conflict, and changes neither entry nor history', async () => {
    const holder = aHolder()
    const store = withBase(holder)
    const changed = await store.put({ ...holder, phone: '1' }, first)
    await expect(store.put({ ...holder, phone: '2' }, { ...second, expectedVersion: 0 })).rejects.toThrow(Conflict)
    await expect(store.put({ ...holder, phone: '2' }, { ...second, expectedVersion: 2 })).rejects.toThrow(Conflict)
    expect(await store.get(holder.id)).toEqual(changed)
    expect(await store.history(holder.id)).toHaveLength(1)
  })

  test('of fifty changes at once one is made, and the history tells of that one', async () => {
    const holder = aHolder()
    const store = withBase(holder)
    const settled = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => store.put({ ...holder, phone: `${n}` }, { ...first, by: `subject-${n}` })),
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const stored = await store.get(holder.id)
    expect(await store.history(holder.id)).toEqual([{ at, by: stored?.updatedBy, before: holder, after: stored }])
  })

  test('a new entry whose number somebody took at that moment is a conflict', async () => {
    const holder = aHolder()
    await withBase().put(holder, first)
    await expect(withBase().put({ ...holder, phone: '1' }, { ...first, at: later })).rejects.toThrow(Conflict)
  })

  test('interrupted after the history, nothing has changed, nothing is told, and the change can be made again', async () => {
    const holder = aHolder()
    const store = withBase(holder)
    const line = { ...entryHistoryKey(holder.id, at), at, before: holder }
    await table().client.send(new PutCommand({ TableName: table().name, Item: line }))
    expect(await store.get(holder.id)).toEqual(holder)
    expect(await store.history(holder.id)).toEqual([])
    const changed = await store.put({ ...holder, phone: '1' }, first)
    expect(await store.history(holder.id)).toEqual([{ at, by, before: holder, after: changed }])
  })

  test('a change made twice is made once', async () => {
    const holder = aHolder()
    const store = withBase(holder)
    const once = await store.put({ ...holder, phone: '1' }, first)
    expect(await store.put({ ...holder, phone: '1' }, first)).toEqual(once)
    expect(await store.history(holder.id)).toHaveLength(1)
  })

  test('the national desk is a setting that nobody changes here, and its mailbox can be marked', async () => {
    const store = withBase()
    await expect(store.put(desk, first)).rejects.toThrow(Conflict)
    expect(await store.mark(desk.id, 'complained', { at, to: desk.email })).toBe(true)
    expect(await store.nationalDesk()).toEqual({ ...desk, complainedAt: at })
    const moved = { ...desk, email: 'new-desk@example.org' }
    expect(await createDirectoryStore(table(), { holders: [], nationalDesk: moved }).nationalDesk()).toEqual(moved)
  })

  test('an entry in the table takes the place of the one in the content, and keeps its place in the order', async () => {
    const [one, other] = [aHolder(), aHolder()]
    const store = withBase(one, other)
    const changed = await store.put({ ...one, organisation: 'Demo anders' }, first)
    expect(changed).toEqual({ ...one, organisation: 'Demo anders', version: 1, updatedAt: at, updatedBy: by })
    expect((await store.inRegions(['VR05'])).slice(0, 2)).toEqual([changed, other])
    expect((await store.all()).find(({ id }) => id === one.id)).toEqual(changed)
  })

  test('the directory of some regions has those added in the table, over many pages, and no others', async () => {
    const added = Array.from({ length: 5 }, () => aHolder({ region: 'VR23' })).map(holder => ({
      ...holder,
      id: holder.id.replace('VR05', 'VR23'),
    }))
    const elsewhere = aHolder({ id: `VR22-careCoordinator-${number}`, region: 'VR22' })
    for (const holder of [...added, elsewhere]) await withBase().put(holder, first)
    const ids = async (...regions: string[]) => (await withBase(elsewhere).inRegions(regions)).map(({ id }) => id)
    expect(await ids('VR23', 'VR23')).toEqual(added.map(({ id }) => id))
    expect(await ids('VR22', 'VR23')).toEqual([elsewhere.id, ...added.map(({ id }) => id)])
    expect(await ids('VR21')).toEqual([])
    const everybody = (await withBase(elsewhere).all()).map(({ id }) => id)
    expect(everybody).toEqual(expect.arrayContaining([...added.map(({ id }) => id), desk.id]))
  })

  test('the history says who changed what, newest first, and expires', async () => {
    const holder = aHolder()
    const store = withBase(holder)
    const once = await store.put({ ...holder, phone: '1' }, first)
    const twice = await store.put({ ...once, endedOn: '2026-05-01' }, second)
    expect(twice).toMatchObject({ version: 2, updatedBy: 'subject-2', endedOn: '2026-05-01' })
    expect(await store.history(holder.id)).toEqual([
      { at: later, by: 'subject-2', before: once, after: twice },
      { at, by, before: holder, after: once },
    ])
    for (const line of [at, later]) {
      expect(await rawItem(table(), entryHistoryKey(holder.id, line))).toMatchObject({ expiresAt: expires })
    }
  })

  test('a bounce marks an entry that nobody changed, and later content takes its place without the mark', async () => {
    const holder = aHolder()
    const mark = { at, to: holder.email }
    expect(await withBase(holder).mark(holder.id, 'bounced', mark)).toBe(true)
    expect(await withBase(holder).mark(holder.id, 'bounced', mark)).toBe(true)
    expect(await withBase(holder).get(holder.id)).toEqual({ ...holder, bouncedAt: at })
    const moved = { ...holder, email: 'moved@example.org' }
    expect(await withBase(moved).get(holder.id)).toEqual(moved)
    expect((await withBase().all()).map(({ id }) => id)).not.toContain(holder.id)
  })

  test('a bounce of an address the entry no longer has marks nothing', async () => {
    const store = withBase()
    const holder = await store.put(aHolder(), first)
    expect(await store.mark(holder.id, 'bounced', { at, to: 'old@example.org' })).toBe(false)
    expect(await store.mark(holder.id, 'onCallBounced', { at, to: holder.email })).toBe(false)
    expect(await store.get(holder.id)).toEqual(holder)
  })

  test('a mark and a change at the same moment both stay, until the mailbox is another or was checked', async () => {
    const holder = aHolder({ onCall: { email: 'night@example.org' } })
    const store = withBase(holder)
    const [changed] = await Promise.all([
      store.put({ ...holder, phone: '1' }, first),
      store.mark(holder.id, 'bounced', { at, to: holder.email }),
      store.mark(holder.id, 'onCallPassed', { at, to: 'night@example.org' }),
    ])
    const stored = await store.get(holder.id)
    expect(stored).toMatchObject({ phone: '1', bouncedAt: at, onCall: { drillPassedAt: at } })
    const checked = await store.put({ ...changed, verified: { on: '2026-04-24', by, at: later } }, second)
    expect(checked).not.toHaveProperty('bouncedAt', at)
    expect(checked).toMatchObject({ version: 2, onCall: { drillPassedAt: at } })
  })

  test('an entry is nudged once in a time', async () => {
    const holder = aHolder()
    const store = withBase(holder)
    const asking = { at: later, unlessSince: at }
    expect(await store.nudged(holder.id, asking)).toBe(true)
    expect(await store.nudged(holder.id, asking)).toBe(false)
    expect(await store.get(holder.id)).toEqual({ ...holder, nudgedAt: later })
    expect(await store.nudged(holder.id, { at: '2026-08-01T00:00:00Z', unlessSince: later })).toBe(true)
  })
}
