import { describe, expect, test } from 'vitest'
import { liveTimes, publishedTimes } from '#domain/quantiles.ts'

const minutes = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) * 60)
const shown = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts))

describe('for whoever sees the messages anyway', () => {
  test.each([
    [9, {}],
    [10, { median: 5 }],
    [29, { median: 15 }],
    [30, { median: 15, ninetieth: 27 }],
  ])('%i cases say %j', (count, times) => {
    expect(liveTimes(minutes(count))).toEqual(times)
  })

  test('times are rounded to half hours, whatever the order', () => {
    expect(liveTimes([...minutes(9), 100].toReversed())).toEqual({ median: 4 })
    expect(liveTimes(Array.from({ length: 10 }, () => 44))).toEqual({ median: 0.5 })
    expect(liveTimes(Array.from({ length: 10 }, () => 46))).toEqual({ median: 1 })
  })
})

describe('for everybody', () => {
  const times = (total: number, counts: Readonly<Record<string, number>>, taken = total) =>
    publishedTimes(minutes(taken), { total, shown: shown(counts) })

  test('the middle message is told where most were taken on the first rung, as everybody can see', () => {
    expect(times(40, { one: 25 })).toEqual({ median: 20 })
  })

  test('nothing is told where it would say how many of the others there are', () => {
    expect(times(40, { one: 15 })).toEqual({})
    expect(times(40, { one: 15, two: 12 })).toEqual({})
    expect(times(60, { two: 25 })).toEqual({})
  })

  test('nothing is told where nobody can see that there are enough', () => {
    expect(times(40, {})).toEqual({})
    expect(times(10, { notTaken: 10 }, 0)).toEqual({})
  })

  test('all is told where every rung is shown', () => {
    expect(times(60, { one: 20, two: 20, threeOrMore: 20 })).toEqual({ median: 30, ninetieth: 54 })
  })

  test('the slow tenth is told where nine in ten were surely on the first rung', () => {
    expect(times(50, { one: 46 })).toEqual({ median: 25, ninetieth: 45 })
    expect(times(50, { one: 44 })).toEqual({ median: 25 })
  })

  test('too few first steps say nothing, however many were taken', () => {
    expect(times(50, { one: 46 }, 9)).toEqual({})
  })

  test('a middle message on the second rung is told when the hidden cannot move it away', () => {
    expect(times(46, { one: 10, two: 30 })).toEqual({ median: 23 })
  })
})
