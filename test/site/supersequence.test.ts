import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionsIn, supersequence } from '../../site/supersequence.ts'

const sequences = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }), {
  maxLength: 8,
})

test('of nothing is nothing', () => {
  expect(supersequence([])).toEqual([])
})

test('ties lists together at what they share', () => {
  expect(
    supersequence([
      ['a', 'x', 'c'],
      ['a', 'y', 'c'],
    ]),
  ).toEqual(['a', 'x', 'y', 'c'])
})

test('repeats an item only when two lists disagree about its place', () => {
  expect(
    supersequence([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  ).toHaveLength(3)
})

test('holds every sequence in its own order', () => {
  fc.assert(
    fc.property(sequences, all => {
      const list = supersequence(all)
      for (const one of all) {
        const positions = positionsIn(list, one)
        expect(positions.map(position => list[position])).toEqual(one)
        expect(positions).toEqual(positions.toSorted((a, b) => a - b))
      }
    }),
  )
})
