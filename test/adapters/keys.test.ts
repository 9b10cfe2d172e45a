import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  auditBy,
  auditOf,
  indexes,
  noticeIn,
  noticeKey,
  reportIndexes,
  shardOf,
  shards,
  sortable,
} from '#adapters/keys.ts'
import { noticeTag, readNoticeTag } from '#adapters/notice-tag.ts'
import { aReference, aReport, closed } from './examples.ts'

test('a notice of nothing and nobody has no place', () => {
  expect(() => noticeKey({ id: 'x' })).toThrow('needs a holder')
})

test.each(['', 'x', '_', 'MR-7K3D-9QX2', 'MR-7K3D-9QX2_', 'MR-7K3D-9QX2_a_b', 'MR-7K3D-9QX2_a b', 'a@example.org_1'])(
  '%j is no tag of ours',
  tag => {
    expect(readNoticeTag(tag)).toBeUndefined()
  },
)

test.each([
  { reference: 'MR-7K3D-9QX2', id: '1-0-VR05-careCoordinator-1' },
  { holder: 'VR05-careCoordinator-1', id: 'digest-2026-05-01' },
  { drill: '2026-05-05', id: 'drill-2026-05-05-VR05-careCoordinator-1' },
])('a notice is found by its key and by its tag', key => {
  expect(noticeIn(noticeKey(key))).toEqual(key)
  expect(readNoticeTag(noticeTag(key))).toEqual(key)
  expect(noticeTag(key)).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
})

test('instants sort as text in the order of time', () => {
  const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2036-01-01'), noInvalidDate: true })
  const spelled = instant.map(date =>
    date.getMilliseconds() === 0 ? date.toISOString().replace('.000', '') : date.toISOString(),
  )
  fc.assert(
    fc.property(spelled, spelled, (one, other) => {
      expect(sortable(one) < sortable(other)).toBe(Date.parse(one) < Date.parse(other))
    }),
  )
  expect(sortable('2026-01-01T00:00:00Z') < sortable('2026-01-01T00:00:00.001Z')).toBe(true)
})

test('references spread over all shards', () => {
  const counts = new Map<number, number>()
  for (let n = 0; n < 4000; n += 1) {
    const shard = shardOf(aReference())
    counts.set(shard, (counts.get(shard) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual(shards)
  for (const count of counts.values()) expect(count).toBeGreaterThan(700)
})

test('an open report stands in its region by its next deadline, a closed one by when it was closed', () => {
  const report = aReport({ waiting: { round: 1, role: 'careCoordinator', dueAt: '2026-04-29T14:00:00Z' } })
  expect(reportIndexes(report)).toMatchObject({ OWNER: 'REGION#VR05#OPEN', OWNER_SORT: '2026-04-29T14:00:00.000Z' })
  expect(reportIndexes(closed(report))).toEqual({
    OWNER: 'REGION#VR05#CLOSED',
    OWNER_SORT: '2026-05-01T10:00:00.000Z',
  })
})

test('an open report that no clock has looked at stands in its region by its receipt', () => {
  const { watch: _, ...report } = aReport()
  expect(reportIndexes(report)).toEqual({ OWNER: 'REGION#VR05#OPEN', OWNER_SORT: '2026-04-24T14:00:00.000Z' })
})

test('no index shows what was sealed, how to reach who sent it, or what only the report itself says', () => {
  const hidden = ['sealed', 'proof', 'timeline', 'safeContact', 'hasContact', 'persons', 'urgentBecause', 'consent']
  expect(indexes.byOwner.shows.filter(name => hidden.includes(name))).toEqual([])
})

test('an index shows no more attributes than a table may have it show', () => {
  expect(indexes.byOwner.shows.length).toBeLessThanOrEqual(20)
})

test('what was done to somebody and what somebody did are two lists, whatever the subject', () => {
  expect(auditOf('subject-1')).not.toBe(auditBy('subject-1'))
})
