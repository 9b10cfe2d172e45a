import { expect, test } from 'vitest'
import { regionsSpokenFor, sideTowards } from '#domain/standing-side.ts'
import { person } from './person-case.ts'
import { comensha, enschede, police, twente } from './standing-case.ts'

const programme: typeof comensha = {
  code: 'NL',
  level: 'national',
  name: { nl: 'Programma', en: 'Programme' },
  regions: [],
}

test.each([
  ['lead-VR05', ['owner', 'region', undefined, undefined, undefined], ['VR05']],
  ['lead-VR06', [undefined, undefined, undefined, undefined, undefined], []],
  ['lead-country', ['programme', 'programme', 'programme', 'programme', 'owner'], []],
  ['member-GM0153', [undefined, 'owner', undefined, undefined, undefined], []],
  ['member-GM0141', [undefined, undefined, undefined, undefined, undefined], []],
  ['lead-PEOostNederland', [undefined, undefined, 'owner', undefined, undefined], []],
  ['lead-comensha', [undefined, undefined, undefined, 'owner', undefined], []],
  ['desk-VR05-chainDirector', [undefined, undefined, undefined, undefined, undefined], []],
  ['administrator', [undefined, undefined, undefined, undefined, undefined], []],
] as const)('%s speaks of Twente, Enschede, the police, CoMensha and the programme as %j', (group, sides, spoken) => {
  const actor = person(group)
  expect([twente, enschede, police, comensha, programme].map(unit => sideTowards(actor, unit))).toEqual(sides)
  expect(regionsSpokenFor(actor, police)).toEqual(spoken)
})

test('the public speaks of nobody', () => {
  expect(sideTowards({ kind: 'public' }, twente)).toBeUndefined()
})
