import { describe, expect, test } from 'vitest'
import raw from '#content/structures.json' with { type: 'json' }
import { InvalidContent } from '#domain/errors.ts'
import { readStructures } from '#domain/structures.ts'

const one = {
  id: 'twente',
  regions: ['VR05'],
  what: { nl: 'Een kenniscentrum.', en: 'A regional centre.' },
  basis: 'CoMensha',
  source: 'https://www.comensha.nl/',
  mark: 'confirmed',
}

describe('what a region has of its own', () => {
  test.each([
    ['without a source', { source: undefined }],
    ['without a region', { regions: [] }],
    ['dated, but not since when', { mark: 'dated' }],
    ['confirmed and yet in doubt', { notConfirmedSince: '2021' }],
    ['with a mailbox', { email: 'iemand@comensha.nl' }],
    ['in one language', { what: { nl: 'Een kenniscentrum.' } }],
  ])('fails the build %s', (_, changes) => {
    expect(() => readStructures([{ ...one, ...changes }])).toThrow(InvalidContent)
  })

  test('is told once, with a source over https, and names no mailbox and no number', () => {
    const structures = readStructures(raw)
    expect(new Set(structures.map(({ id }) => id)).size).toBe(structures.length)
    expect(structures.filter(({ source }) => !source.startsWith('https://'))).toEqual([])
    expect(JSON.stringify(structures)).not.toMatch(/@|\b0\d{2,3}[- ]/)
  })

  test('stays unknown where no source was found', () => {
    const described = new Set(readStructures(raw).flatMap(({ regions }) => regions))
    expect(
      ['VR04', 'VR07', 'VR08', 'VR14', 'VR17', 'VR18', 'VR20', 'VR25'].filter(code => described.has(code)),
    ).toEqual([])
  })
})
