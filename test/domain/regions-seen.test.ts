import { expect, test } from 'vitest'
import municipalities from '#content/geography/municipalities.json' with { type: 'json' }
import { regions as everyRegion } from '#content/overlay.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import { type Grant, grantsIn } from '#domain/person.ts'
import { readRegions } from '#domain/regions.ts'
import { regionsSeen } from '#domain/regions-seen.ts'

const country = {
  municipalities: readMunicipalityNames(municipalities),
  regions: readRegions(everyRegion, { demo: true }),
}

test.each([
  ['nobody', [], []],
  ['a lead', ['lead-VR05', 'lead-country'], []],
  ['an administrator', ['administrator'], []],
  ['the officer of a municipality that no longer exists', ['member-GM9999'], []],
  ['the officer of a municipality', ['member-GM0153'], ['VR05']],
  ['a desk', ['desk-VR05-careCoordinator'], ['VR05']],
  [
    'two desks and two roles in one',
    ['desk-VR06-chainDirector', 'desk-VR05-careCoordinator', 'desk-VR05-chainDirector'],
    ['VR05', 'VR06'],
  ],
] as const)('%s looks through %j', (_, groups, seen) => {
  expect(regionsSeen(grantsIn(groups), country)).toEqual(seen)
})

test('the national desk looks through every region, its own among them', () => {
  const grants: readonly Grant[] = [{ as: 'desk', region: 'NL', role: 'nationalDesk' }]
  expect(regionsSeen(grants, country)).toHaveLength(26)
  expect(regionsSeen(grants, country)).toContain('NL')
})
