import { expect, test } from 'vitest'
import { summaryOf } from '#domain/commitment-summary.ts'
import { Status } from '#domain/standing.ts'

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
  const counts = { notStarted: 4, inPreparation: 3, underway: 1, embedded: 2, notApplicable: 5 }
  const statuses = Status.options.flatMap(status => Array.from({ length: counts[status] }, () => status))
  expect(of(16, ...statuses)).toMatchObject({ units: 16, unknown: 1, counts })
})
