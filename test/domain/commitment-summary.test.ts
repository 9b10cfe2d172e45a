import { expect, test } from 'vitest'
import { summaryOf } from '#domain/commitment-summary.ts'
import type { Status } from '#domain/standing.ts'

const of = (units: number, ...statuses: readonly Status[]) =>
  summaryOf(
    units,
    statuses.map(status => ({ update: { status } })),
  )

test.each<[number, readonly Status[], string | undefined]>([
  [3, [], undefined],
  [2, ['notStarted', 'notApplicable'], undefined],
  [2, ['notApplicable', 'notApplicable'], undefined],
  [3, ['inPreparation'], 'running'],
  [2, ['embedded', 'notStarted'], 'running'],
  [2, ['embedded'], 'running'],
  [2, ['embedded', 'embedded'], 'finished'],
  [2, ['embedded', 'notApplicable'], 'finished'],
])('of %d units that are %j the government’s word is %j', (units, statuses, expected) => {
  expect(of(units, ...statuses).chamber).toBe(expected)
})

test('everybody is counted, also of whom nothing is known', () => {
  expect(of(4, 'embedded', 'embedded', 'underway')).toMatchObject({
    units: 4,
    unknown: 1,
    counts: { notStarted: 0, inPreparation: 0, underway: 1, embedded: 2, notApplicable: 0 },
  })
})
