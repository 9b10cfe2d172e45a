import { expect, test } from 'vitest'
import { facts } from '#content/geography/facts.ts'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import { InvalidContent } from '#domain/errors.ts'
import { readGeography, regionOf } from '#domain/geography.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'

test.each([[[['GM0153']]], [[['0153', 'Enschede', 'x', 'x', 'VR05']]], [{}]])(
  '%j is no list of municipalities',
  raw => {
    expect(() => readMunicipalityNames(raw)).toThrow(InvalidContent)
    expect(() => readMunicipalityNames(raw)).toThrow('geography/municipalities.json: ')
  },
)

test('every municipality has the name and the working region that the whole geography gives it', () => {
  const geography = readGeography(facts)
  const names = readMunicipalityNames(everyMunicipality)
  expect(names.size).toBe(342)
  expect(names.get('GM0153')).toEqual({ name: 'Enschede', region: 'VR05' })
  for (const [code, { region }] of names) expect([code, region]).toEqual([code, regionOf(code, geography)])
})
