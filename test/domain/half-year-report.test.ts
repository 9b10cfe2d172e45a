import { describe, expect, test } from 'vitest'
import { chamberStatusOf, reportOf } from '#domain/half-year-report.ts'
import type { Status } from '#domain/standing.ts'
import { aCommitment, aState, aUnit, said } from './half-year-case.ts'

const saying = (...statuses: readonly (Status | undefined)[]) =>
  statuses.map((status, index) => aUnit(`VR0${index + 1}`, status && said({ status })))

describe('several units together are', () => {
  test.each([
    ['nothing', [], undefined],
    ['nothing while nobody said anything', [undefined, undefined], undefined],
    ['nothing while nobody began', ['notStarted', undefined], undefined],
    ['nothing where it applies to nobody', ['notApplicable'], undefined],
    ['running as soon as one began', ['inPreparation', undefined, 'notStarted'], 'running'],
    ['running when one finished and another said nothing', ['embedded', undefined], 'running'],
    ['running when one finished and another did not begin', ['embedded', 'notStarted'], 'running'],
    ['finished when each has', ['embedded', 'embedded'], 'finished'],
    ['finished when each to which it applies has', ['embedded', 'notApplicable'], 'finished'],
  ] as const)('%s', (_, statuses, expected) => {
    expect(chamberStatusOf(saying(...statuses))).toBe(expected)
  })
})

describe('a report', () => {
  const state = aState(
    [
      aCommitment('R1', [...saying('embedded', 'underway', undefined), aUnit('VR04', said({ isFaded: true }))]),
      aCommitment('A02.01', saying('embedded')),
      aCommitment('A01.01', saying(undefined)),
    ],
    { lines: [{ line: '03', title: { nl: 'Lijn' } }] },
  )
  const report = () => reportOf(state)

  test('tells lines with their actions in order, also one without actions and one without a title', () => {
    expect(report().lines.map(({ line, title, actions }) => [line, title?.nl, actions.length])).toEqual([
      ['01', undefined, 1],
      ['02', undefined, 1],
      ['03', 'Lijn', 0],
    ])
    expect(report().recommendations.map(({ commitment }) => commitment.id)).toEqual(['R1'])
  })

  test('counts how many are how far, and whoever said nothing apart', () => {
    expect(report().recommendations[0]).toMatchObject({
      chamber: 'running',
      counts: { embedded: 1, underway: 2, inPreparation: 0, notStarted: 0, notApplicable: 0, unstated: 1, faded: 1 },
    })
  })

  test('sums up in numbers that add up', () => {
    expect(report().summary).toMatchObject({
      actions: { total: 2, finished: 1, running: 0, neither: 1 },
      recommendations: { total: 1, finished: 0, running: 1, neither: 0 },
      counts: { units: 6, unstated: 2, faded: 1 },
    })
  })

  test('compares with nothing when it is the first, else with the one before', () => {
    expect(report().since).toBeUndefined()
    const next = reportOf(state, { date: '2026-06-30', state: aState([]) })
    expect(next.since?.date).toBe('2026-06-30')
    expect(next.since?.changes[0]).toMatchObject({ what: 'new', commitment: { id: 'R1' } })
  })
})
