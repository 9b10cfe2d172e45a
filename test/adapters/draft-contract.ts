import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { createDraftDisposal } from '#adapters/draft-disposal.ts'
import { createDraftStore } from '#adapters/draft-store.ts'
import type { Table } from '#adapters/items.ts'
import { draftKey } from '#adapters/keys.ts'
import { createKeyring } from '#adapters/secrets.ts'

/** Seconds of a day, and the moment at which drafts here are made. */
const day = 24 * 60 * 60
const made = Date.parse('2026-04-24T14:00:00.500Z')

/** What the drafts promise, whatever engine holds the table. */
export function draftContract(table: () => Table): void {
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
