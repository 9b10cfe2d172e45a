import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grant, grantsIn } from '#domain/person.ts'

test.each([
  '',
  'everybody',
  'Administrator',
  'administrator-',
  'administrator-VR05',
  'lead',
  'lead-',
  'lead-GM0153',
  'lead-VR05-careCoordinator',
  'lead-everything',
  'lead-PE',
  'lead-PEOost-Nederland',
  'lead-CoMensha',
  'member',
  'member-VR05',
  'member-0153',
  'member-GM0153-',
  'desk',
  'desk-VR05',
  'desk-VR05-',
  'desk-VR05-administrator',
  'desk-GM0153-careCoordinator',
  'desk-VR5-careCoordinator',
  'desk-VR05-careCoordinator-1',
  ' desk-VR05-careCoordinator',
])('a group %j lets nobody do anything', group => {
  expect(grantsIn([group])).toEqual([])
})

test.each<[string, Grant]>([
  ['member-GM0153', { as: 'member', municipality: 'GM0153' }],
  ['desk-VR05-careCoordinator', { as: 'desk', region: 'VR05', role: 'careCoordinator' }],
  ['desk-NL-nationalDesk', { as: 'desk', region: 'NL', role: 'nationalDesk' }],
  ['lead-VR05', { as: 'lead', of: 'VR05' }],
  ['lead-country', { as: 'lead', of: 'country' }],
  ['lead-comensha', { as: 'lead', of: 'comensha' }],
  ['lead-PEOostNederland', { as: 'lead', of: 'PEOostNederland' }],
  ['administrator', { as: 'administrator' }],
])('a group %s is a grant', (group, grant) => {
  expect(grantsIn([group])).toEqual([grant])
})

test('groups that mean nothing here stand beside those that do', () => {
  expect(grantsIn(['users', 'lead-VR05', 'eu-central-1_pool', 'administrator'])).toEqual([
    { as: 'lead', of: 'VR05' },
    { as: 'administrator' },
  ])
})

test('no group whatsoever gives more than one grant, or breaks anything', () => {
  const anyGroup = fc.string({
    unit: fc.constantFrom('desk', 'member', 'lead', '-', 'VR05', 'GM0153', 'administrator', 'x'),
  })
  fc.assert(
    fc.property(anyGroup, group => {
      expect(grantsIn([group]).length).toBeLessThanOrEqual(1)
    }),
  )
})
