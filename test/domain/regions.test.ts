import { describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { connection, type Region, readRegions, regionWith, requireVerifiedDirectory } from '#domain/regions.ts'

const codes = [...Array.from({ length: 25 }, (_, index) => `VR${String(index + 1).padStart(2, '0')}`), 'NL']
const units: Region[] = codes.map(code => ({
  code,
  name: { nl: code, en: code },
  slug: { nl: code.toLowerCase(), en: code.toLowerCase() },
  mode: 'guidance',
  citizens: false,
}))
const governed = {
  controller: 'Gemeente Voorbeeld',
  legalBasis: 'article 6(1)(e)',
  dpia: 'DPIA-1',
  privacyContact: 'privacy@example.org',
  approvedOn: '2026-01-05',
}
const twente = { ...units[4], mode: 'intake', ...governed }
const withTwente = (changes: object) => units.map(unit => (unit.code === 'VR05' ? { ...twente, ...changes } : unit))
const production = { demo: false }

describe('reading the regions', () => {
  test('a missing, a double or an extra unit is refused', () => {
    expect(() => readRegions(units.slice(1), production)).toThrow('exactly once, not 25')
    expect(() => readRegions([...units.slice(1), units[1]], production)).toThrow('exactly once')
    expect(() => readRegions([...units, units[0]], production)).toThrow('exactly once, not 27')
    const withoutNational = units.map(unit => (unit.code === 'NL' ? { ...unit, code: 'VR26' } : unit))
    expect(() => readRegions(withoutNational, production)).toThrow('exactly once')
  })

  test.each(Object.keys(governed))('intake without %s is refused outside demo stages', field => {
    const regions = withTwente({ [field]: undefined })
    expect(() => readRegions(regions, production)).toThrow(`VR05: intake needs ${field}`)
    expect(readRegions(regions, { demo: true })).toHaveLength(26)
  })

  test('whoever writes the regions is told all that is missing, and where', () => {
    const regions = withTwente({ controller: undefined, approvedOn: undefined })
    expect(() => readRegions(regions, production)).toThrow('regions: VR05: intake needs controller, approvedOn;')
    expect(() => readRegions(withTwente({ mode: 'closed' }), production)).toThrow(/^regions: 4\.mode/)
  })

  test('intake with everything in order is read, and guidance needs nothing', () => {
    expect(readRegions(withTwente({}), production)).toHaveLength(26)
    expect(readRegions(units, production)).toHaveLength(26)
  })
})

describe('the directory behind intake', () => {
  const holder: Holder = {
    id: 'VR05-careCoordinator-1',
    region: 'VR05',
    role: 'careCoordinator',
    organisation: 'Voorbeeld',
    language: 'nl',
    email: 'desk@example.org',
    scope: {},
    verified: { on: '2026-01-05', by: 'programme' },
  }
  const { verified, ...unverified } = holder
  const regions = readRegions(withTwente({}), production)

  test.each([
    ['is empty', []],
    ['holds somebody nobody phoned', [holder, unverified]],
    ['is of another region', [{ ...holder, region: 'VR04' }]],
  ])('is refused when it %s', (_, holders) => {
    expect(() => requireVerifiedDirectory(regions, holders, production)).toThrow('VR05 takes messages')
  })

  test('is accepted when every holder was phoned, in demo stages always', () => {
    expect(() => requireVerifiedDirectory(regions, [holder], production)).not.toThrow()
    expect(() => requireVerifiedDirectory(regions, [], { demo: true })).not.toThrow()
    expect(verified).toBeDefined()
  })
})

describe('what a sender may expect', () => {
  test.each([
    ['guidance', false, 'professional', 'guidance'],
    ['guidance', true, 'citizen', 'guidance'],
    ['prepare', false, 'citizen', 'prepare'],
    ['intake', false, 'professional', 'intake'],
    ['intake', false, 'obliged', 'intake'],
    ['intake', false, 'citizen', 'citizensNotAdmitted'],
    ['intake', false, 'self', 'citizensNotAdmitted'],
    ['intake', true, 'citizen', 'intake'],
    ['intake', true, 'self', 'intake'],
  ] as const)('in %s, citizens admitted %s: a %s gets %s', (mode, citizens, reporterType, expected) => {
    const region = regionWith('VR05', readRegions(withTwente({ mode, citizens }), production))
    expect(connection(region, reporterType)).toBe(expected)
  })

  test('an unknown unit is our mistake', () => {
    expect(() => regionWith('VR99', readRegions(units, production))).toThrow('No region VR99')
  })
})
