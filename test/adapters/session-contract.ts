import { randomUUID } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { accountKey, sessionKey } from '#adapters/keys.ts'
import { createSessionStore } from '#adapters/session-store.ts'
import { type Session, sessionLimits } from '#domain/session.ts'

/** What the sessions promise, whatever engine holds the table. */
export function sessionContract(table: () => Table): void {
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
