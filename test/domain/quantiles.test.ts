import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { liveTimes, publishedTimes } from '#domain/quantiles.ts'

const minutes = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) * 60)
const categories = ['one', 'two', 'threeOrMore', 'notTaken'] as const
const shown = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts))

describe('for whoever sees the messages anyway', () => {
  test.each([
    [9, {}],
    [10, { median: 5 }],
    [29, { median: 15 }],
    [30, { median: 15, ninetieth: 27 }],
  ])('%i cases say %j', (count, times) => {
    expect(liveTimes(minutes(count))).toStrictEqual(times)
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

  test('the middle message is told where exactly half were taken on the first rung, and no more may be', () => {
    expect(times(40, { one: 20 })).toStrictEqual({ median: 20 })
    expect(times(10, { one: 10 })).toStrictEqual({ median: 5 })
    expect(times(12, { one: 9 })).toStrictEqual({})
  })

  test('two hidden messages may move the middle one to the next rung, and the slow tenth not', () => {
    expect(times(42, { one: 20, two: 20 })).toStrictEqual({ ninetieth: 38 })
  })

  test('all of them on a lower rung would move neither', () => {
    expect(times(64, { two: 60 })).toStrictEqual({ median: 32, ninetieth: 58 })
    expect(times(60, { two: 31 })).toStrictEqual({ median: 30 })
    expect(times(60, { two: 30 })).toStrictEqual({})
  })

  const counts = fc.record(Object.fromEntries(categories.map(name => [name, fc.nat({ max: 30 })])))

  test('what is told lies on the same rung, wherever the hidden messages lie', () => {
    fc.assert(
      fc.property(counts, fc.subarray([...categories]), (all, names) => {
        const total = sumOf(Object.values(all))
        const known = Object.fromEntries(names.map(name => [name, all[name] ?? 0]))
        const told = times(total, known, total - (all.notTaken ?? 0))
        const hidden = categories.filter(name => !names.includes(name))
        const worlds = distributed(total - sumOf(Object.values(known)), hidden).map(rest => ({ ...known, ...rest }))
        if (told.median !== undefined) expect(new Set(worlds.map(world => rungAt(0.5, world))).size).toBe(1)
        if (told.ninetieth !== undefined) expect(new Set(worlds.map(world => rungAt(0.9, world))).size).toBe(1)
      }),
    )
  })
})

/** Every way in which so many can lie in these categories. */
function distributed(count: number, [name, ...others]: readonly string[]): readonly Readonly<Record<string, number>>[] {
  if (name === undefined) return count === 0 ? [{}] : []
  return Array.from({ length: count + 1 }, (_, own) => own).flatMap(own =>
    distributed(count - own, others).map(rest => ({ ...rest, [name]: own })),
  )
}

/** The rung of the message at that share of all that were taken. */
function rungAt(share: number, world: Readonly<Record<string, number>>): number {
  const taken = ['one', 'two', 'threeOrMore'].map(name => world[name] ?? 0)
  const place = Math.ceil(share * sumOf(taken))
  return taken.findIndex((_, index) => sumOf(taken.slice(0, index + 1)) >= place)
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
