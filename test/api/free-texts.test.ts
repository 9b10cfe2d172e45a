import { expect, test } from 'vitest'
import { canaries, noFreeTexts } from '../journey/canaries.ts'
import { freeTexts } from './free-texts.ts'

// A field added tomorrow fails here, until the journey of the canaries writes into it.
test('every field in which people write what they like has a canary, or a reason why it needs none', () => {
  const told = [...Object.keys(canaries), ...Object.values(noFreeTexts).flat()]
  expect(told.toSorted()).toEqual(freeTexts().toSorted())
})

test('no canary is part of another one: wherever one turns up, it is known where it came from', () => {
  const words = Object.values(canaries).map(({ word }) => word)
  const within = words.filter(word => words.some(other => other !== word && other.includes(word)))
  expect(within).toEqual([])
  expect(new Set(words).size).toBe(words.length)
})
