import { expect, test } from 'vitest'
import { collect, type Table } from '#adapters/items.ts'
import { noticeKey } from '#adapters/keys.ts'
import { createNoticeStore, type NoticeOutcome } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { NoticeState } from '#domain/notice.ts'
import { aDigest, aNotice, aReference, aReport } from './examples.ts'
import { rawItem } from './raw-items.ts'

const lease = { now: '2026-04-24T14:00:00.000Z', until: '2026-04-24T14:01:00.000Z' }
const afterLease = { now: '2026-04-24T14:01:00.000Z', until: '2026-04-24T14:02:00.000Z' }

/** What the ledger promises, whatever engine holds the table. */
export function noticeContract(table: () => Table): void {
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
    await store().release({ ...notice, leaseUntil: lease.until })
    expect(await store().get(notice)).toEqual(notice)
    expect(await store().claim(notice, lease)).toMatchObject({ attempts: 1 })
  })

  test('a claim given back once more, as its answer was lost, leaves alone whoever claimed in between', async () => {
    const notice = await noticeIn('sending')
    const claimed = { ...notice, leaseUntil: lease.until }
    await store().release(claimed)
    await store().claim(notice, afterLease)
    await store().release(claimed)
    expect(await store().get(notice)).toMatchObject({ state: 'sending', attempts: 1, leaseUntil: afterLease.until })
  })

  test('a claim that an event overtook is not given back', async () => {
    const notice = await noticeIn('sending')
    await store().release(notice)
    expect(await store().get(notice)).toMatchObject({ state: 'sending' })
  })

  test.each(['planned', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'unknown'] as const)(
    'a %s notice cannot be released',
    async state => {
      const notice = await noticeIn(state)
      const before = await store().get(notice)
      await store().release({ ...notice, leaseUntil: lease.until })
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
