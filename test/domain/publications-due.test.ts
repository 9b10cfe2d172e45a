import { describe, expect, test } from 'vitest'
import type { Counted } from '#domain/counted.ts'
import { areDue, publicationsOf } from '#domain/publications-due.ts'
import { aMessage, many } from './counted-case.ts'

const now = '2027-02-01T03:00:00.000Z'
const books = (counts: Readonly<Record<string, number>>) =>
  new Map<string, readonly Counted[]>(
    Object.entries(counts).map(([quarter, count]) => [quarter, many(count, aMessage({}, { quarter }))]),
  )
const whole = { '2026-Q1': 0, '2026-Q2': 6, '2026-Q3': 0, '2026-Q4': 6, '2027-Q1': 3 }

describe('due is', () => {
  test('nothing before the first message', () => {
    expect(areDue({ quarters: books({ '2026-Q1': 0, '2026-Q2': 0 }), published: [], now })).toEqual([])
  })

  test('every closed quarter from the first with a message on, the last one together with its year', () => {
    const quarters = books(whole)
    expect(areDue({ quarters, published: [], now })).toEqual(['2026-Q2', '2026-Q3', '2026-Q4'])
    expect(areDue({ quarters, published: ['2026-Q2', '2026-Q3', '2026-Q4'], now })).toEqual(['2026-Q4'])
    expect(areDue({ quarters, published: ['2026-Q2', '2026-Q3', '2026-Q4', '2026'], now })).toEqual([])
  })

  test('a quarter without messages after one that was published, and none before it', () => {
    const quarters = books({ '2026-Q1': 0, '2026-Q2': 0, '2026-Q3': 0 })
    expect(areDue({ quarters, published: ['2026-Q2'], now })).toEqual(['2026-Q3'])
  })
})

describe('published of', () => {
  const regions = ['VR05', 'VR06']
  const all = (quarter: string, quarters: ReadonlyMap<string, readonly Counted[]>) =>
    publicationsOf(quarter, { quarters, published: [], regions, now }, []).map(({ period }) => period)

  test('a quarter in the year is itself, of the last one its year as well', () => {
    expect(all('2026-Q2', books(whole))).toEqual(['2026-Q2'])
    expect(all('2026-Q4', books(whole))).toEqual(['2026-Q4', '2026'])
  })

  test('the last quarter of a year of which one is gone is nothing', () => {
    expect(all('2026-Q4', books({ '2026-Q3': 6, '2026-Q4': 6 }))).toEqual([])
  })

  test('a quarter that nothing is left of is that nothing came', () => {
    expect(all('2026-Q2', books({}))).toEqual(['2026-Q2'])
  })
})
