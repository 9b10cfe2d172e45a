import { expect, test } from 'vitest'
import { matches } from '#domain/applies.ts'
import type { Situation } from '#domain/situation.ts'

const person: Situation = { where: 'GM0153', kind: 'person', form: 'labourExploitation', reporterType: 'professional' }

test.each<[string, Partial<Situation>, readonly string[]]>([
  ['somebody under 18', { ageGroup: 'under18' }, ['under18']],
  ['an adult', { ageGroup: 'adult' }, ['adult']],
  ['somebody perhaps under 18', { ageGroup: 'perhapsUnder18' }, ['under18', 'adult']],
  ['somebody of whom no age was asked', {}, ['under18', 'adult']],
  ['a place, which has no age', { kind: 'place' }, []],
])('what is for an age is for %s: %j', (_, answers, ages) => {
  const isFor = (age: 'under18' | 'adult') => matches({ ageGroups: [age] }, { ...person, ...answers })
  expect((['under18', 'adult'] as const).filter(isFor)).toEqual(ages)
  expect(matches({}, { ...person, ...answers })).toBe(true)
})
