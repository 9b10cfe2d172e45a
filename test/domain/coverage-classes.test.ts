import { expect, test } from 'vitest'
import { coverageClasses } from '#domain/coverage-classes.ts'
import { calendar, coordinator, friday, holder, ladders, nationalDesk } from './chase-case.ts'

const sorts = (...directory: Parameters<typeof coverageClasses>[0]['directory']) =>
  coverageClasses({
    region: 'VR05',
    places: ['GM0141', 'GM0153'],
    directory,
    nationalDesk,
    ladders,
    calendar,
    now: friday,
  }).map(({ kind, places, ageGroups, forms }) => [kind, places, ageGroups.length, forms.length])

test('messages are told apart by what the holders of their own region take, and by nothing that others do', () => {
  const scope = { municipalities: ['GM0153'] }
  const everything = [
    ['person', ['GM0141', 'GM0153'], 3, 9],
    ['place', ['GM0141', 'GM0153'], 0, 9],
  ]
  expect(sorts(coordinator)).toEqual(everything)
  expect(sorts(coordinator, holder('VR06-careCoordinator-1', { scope }))).toEqual(everything)
  expect(sorts(holder('VR05-careCoordinator-1', { scope }))).toEqual([
    ['person', ['GM0141'], 3, 9],
    ['person', ['GM0153'], 3, 9],
    ['place', ['GM0141'], 0, 9],
    ['place', ['GM0153'], 0, 9],
  ])
})
