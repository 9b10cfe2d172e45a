import { describe, expect, test } from 'vitest'
import raw from '#content/ladders.json' with { type: 'json' }
import { InvalidContent } from '#domain/errors.ts'
import { ladderFor, type Rung, readLadders } from '#domain/ladder.ts'

const ladders = readLadders(raw)
const rung = (role: Rung['role'], amount: number, unit: Rung['after']['unit'] = 'workingDays'): Rung => ({
  role,
  audience: 'holder',
  after: { amount, unit },
})
const short = (rungs: readonly Rung[]) => rungs.map(({ role, after }) => `${role} ${after.amount} ${after.unit}`)

describe('the ladder', () => {
  test.each([
    [
      'person',
      'normal',
      ['careCoordinator 0', 'careCoordinator 1', 'chainDirector 3', 'nationalDesk 5'].map(one => `${one} workingDays`),
    ],
    ['person', 'urgent', ['careCoordinator 0', 'chainDirector 2', 'nationalDesk 4'].map(one => `${one} officeHours`)],
    ['person', 'acute', ['careCoordinator 0', 'chainDirector 2', 'nationalDesk 4'].map(one => `${one} officeHours`)],
    [
      'place',
      'normal',
      ['designatedOfficer 0', 'designatedOfficer 1', 'chainDirector 3', 'nationalDesk 5'].map(
        one => `${one} workingDays`,
      ),
    ],
    ['place', 'urgent', ['designatedOfficer 0', 'chainDirector 2', 'nationalDesk 4'].map(one => `${one} officeHours`)],
  ] as const)('of a %s that is %s', (kind, urgency, expected) => {
    expect(short(ladderFor({ kind, urgency, region: 'VR05', restricted: false }, ladders))).toEqual(expected)
  })

  test.each([
    ['a restricted message', { region: 'VR05', restricted: true }],
    ['a message without a region', { region: 'NL', restricted: false }],
  ])('of %s has only the national desk', (_, where) => {
    const roles = ladderFor({ kind: 'person', urgency: 'normal', ...where }, ladders).map(({ role }) => role)
    expect(roles).toEqual(['nationalDesk'])
  })

  test('of a region that does it differently is its own, for that kind and urgency only', () => {
    const own = [rung('chainDirector', 0), rung('nationalDesk', 2)]
    const changed = readLadders({ ...raw, regions: { VR05: { person: { normal: own } } } })
    const inTwente = { region: 'VR05', restricted: false } as const

    expect(ladderFor({ kind: 'person', urgency: 'normal', ...inTwente }, changed)).toEqual(own)
    expect(ladderFor({ kind: 'person', urgency: 'urgent', ...inTwente }, changed)).toEqual(raw.defaults.person.urgent)
    expect(ladderFor({ kind: 'place', urgency: 'normal', ...inTwente }, changed)).toEqual(raw.defaults.place.normal)
  })
})

describe('a ladder with a hole', () => {
  test.each([
    [[], 'regions.VR05.person.normal: write at least one rung'],
    [[rung('careCoordinator', 0)], 'regions.VR05.person.normal.0.role: add a last rung'],
    [[rung('nationalDesk', 1)], 'regions.VR05.person.normal.0.after.amount: write 0: the first rung is at once'],
    [
      [rung('careCoordinator', 0), rung('chainDirector', 3), rung('nationalDesk', 2)],
      'regions.VR05.person.normal.2.after.amount: write more than 3',
    ],
    [
      [rung('careCoordinator', 0), rung('chainDirector', 0), rung('nationalDesk', 2)],
      'regions.VR05.person.normal.1.after.amount: write more than 0',
    ],
    [
      [rung('careCoordinator', 0), rung('nationalDesk', 2, 'officeHours')],
      'regions.VR05.person.normal.1.after.unit: write workingDays: one ladder counts in one unit',
    ],
  ])('%# is refused with file, field and what to write', (normal, message) => {
    const read = () => readLadders({ ...raw, regions: { VR05: { person: { normal } } } })
    expect(read).toThrow(InvalidContent)
    expect(read).toThrow(`content/ladders.json: ${message}`)
  })
})
