import { describe, expect, test } from 'vitest'
import { country, type Publication, type ScopeFigures } from '#domain/figures.ts'
import { attack, type Target } from './attacker.ts'

/* A test of the test: whoever finds nothing may not have looked. */

const figures = (total: number, tables: ScopeFigures['tables']): ScopeFigures => ({
  total,
  tables,
  taking: {},
  firstStep: {},
})
const published = (period: string, scopes: Publication['scopes']): Publication => ({
  period,
  publishedAt: '2027-01-30T03:00:00.000Z',
  scopes,
})

const boundsOf = (publications: readonly Publication[], target: Target, regions: readonly string[] = []) => {
  const found = attack(publications, regions).find(
    ({ row, dimension, value }) => row === target.row && dimension === target.dimension && value === target.value,
  )
  return found && [Math.round(found.least) + 0, Math.round(found.most) + 0]
}

describe('the attacker finds', () => {
  test('the one hidden value of a table', () => {
    const quarter = published('2026-Q1', { [country]: figures(30, { urgency: { normal: 20, urgent: 7 } }) })
    expect(boundsOf([quarter], { row: '2026-Q1', dimension: 'urgency', value: 'acute' })).toEqual([3, 3])
  })

  test('that two hidden values are none when the others make up the total', () => {
    const quarter = published('2026-Q1', {
      [country]: figures(30, { reporterType: { professional: 20, citizen: 10 } }),
    })
    expect(boundsOf([quarter], { row: '2026-Q1', dimension: 'reporterType', value: 'self' })).toEqual([0, 0])
  })

  test('a fine value through its rough one', () => {
    const tables = { kind: { person: 25, place: 5 }, ageGroup: { adult: 15, under18: 8 } }
    const quarter = published('2026-Q1', { [country]: figures(30, tables) })
    expect(boundsOf([quarter], { row: '2026-Q1', dimension: 'ageGroup', value: 'perhapsUnder18' })).toEqual([2, 2])
    expect(boundsOf([quarter], { row: '2026-Q1', dimension: 'ageGroup', value: 'none' })).toEqual([5, 5])
  })

  test('the quarter that its year gives away', () => {
    const quarters = [1, 2, 3].map(number =>
      published(`2026-Q${number}`, { [country]: figures(30, { urgency: { normal: 20, urgent: 5, acute: 5 } }) }),
    )
    const last = published('2026-Q4', { [country]: figures(30, { urgency: { normal: 24 } }) })
    const year = published('2026', { [country]: figures(120, { urgency: { normal: 84, urgent: 20, acute: 16 } }) })
    const target: Target = { row: '2026-Q4', dimension: 'urgency', value: 'acute' }
    expect(boundsOf([...quarters, last], target)).toEqual([0, 6])
    expect(boundsOf([...quarters, last, year], target, ['VR05'])).toEqual([1, 1])
  })

  test('the region that the others give away, and its total', () => {
    const quarter = published('2026-Q1', { [country]: figures(60, { feedback: { yes: 40, no: 20 } }) })
    const year = published('2026', {
      [country]: figures(60, { feedback: { yes: 40, no: 20 } }),
      VR05: figures(54, { feedback: { yes: 36, no: 18 } }),
    })
    const regions = ['VR05', 'VR06']
    expect(boundsOf([quarter, year], { row: 'VR06', dimension: 'total', value: '' }, regions)).toEqual([6, 6])
    expect(boundsOf([quarter, year], { row: 'VR06', dimension: 'feedback', value: 'no' }, regions)).toEqual([2, 2])
  })

  test('how few are known, when nobody who was not taken is closed', () => {
    const tables = { taking: { inTime: 20, notTaken: 18 }, registered: { yes: 10, no: 10, unknown: 20 } }
    const quarter = published('2026-Q1', { [country]: figures(40, tables) })
    expect(boundsOf([quarter], { row: '2026-Q1', dimension: 'outcome', value: 'unknown' })).toEqual([0, 2])
  })
})

test('what nothing is known of but its total can be anything up to it', () => {
  const quarter = published('2026-Q1', { [country]: figures(30, {}) })
  expect(boundsOf([quarter], { row: '2026-Q1', dimension: 'urgency', value: 'acute' })).toEqual([0, 30])
})
