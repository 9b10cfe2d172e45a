import { describe, expect, test } from 'vitest'
import municipalities from '#content/geography/municipalities.json' with { type: 'json' }
import { regions } from '#content/overlay.ts'
import { readRegions } from '#domain/regions.ts'
import { Level, readUnits, UnitCode, unitsOf } from '#domain/unit.ts'

const units = readUnits(municipalities, readRegions(regions, { demo: true }))

describe('the units for which a standing is kept', () => {
  test.each([
    ['region', 25],
    ['policeUnit', 10],
    ['municipality', 342],
    ['national', 3],
  ] as const)('are of level %s as many as there are: %i', (level, count) => {
    expect(unitsOf(level, units)).toHaveLength(count)
  })

  test('have codes that are parsed again, and names in the order of the alphabet', () => {
    for (const level of Level.options) {
      const names = unitsOf(level, units).map(({ name }) => name.nl)
      expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'nl')))
    }
    for (const code of units.keys()) expect(UnitCode.parse(code)).toBe(code)
  })

  test('know the working regions that they are about', () => {
    expect(units.get('GM0153')).toMatchObject({ name: { nl: 'Enschede' }, regions: ['VR05'] })
    expect(units.get('VR05')?.regions).toEqual(['VR05'])
    expect(units.get('PEOostNederland')).toEqual({
      code: 'PEOostNederland',
      level: 'policeUnit',
      name: { nl: 'Politie-eenheid Oost-Nederland', en: 'Police unit Oost-Nederland' },
      regions: ['VR04', 'VR05', 'VR06', 'VR07', 'VR08'],
    })
    expect(units.get('comensha')?.regions).toEqual([])
  })

  test('cover every working region with a police unit', () => {
    const covered = new Set(unitsOf('policeUnit', units).flatMap(unit => unit.regions))
    expect(covered.size).toBe(25)
  })
})
