import { describe, expect, test } from 'vitest'
import raw from '#content/geography/neighbours.json' with { type: 'json' }
import { InvalidContent } from '#domain/errors.ts'
import { readNeighbours } from '#domain/neighbours.ts'
import { geography } from '../national-content.ts'

const working = [...new Set(geography.municipalities.map(({ safetyRegion }) => safetyRegion.code))]
const facts = (borders: Record<string, readonly string[]>) => ({
  source: 'https://example.com/',
  sourceDate: '2024',
  borders,
  bridges: [],
})

describe('the neighbours of a region', () => {
  test.each([
    { what: 'one-sided', borders: { VR01: ['VR02'], VR02: ['VR03'], VR03: ['VR02'] }, at: 'VR01: VR02: write VR01' },
    { what: 'its own neighbour', borders: { VR01: ['VR01'] }, at: 'VR01: VR01' },
    { what: 'of a region that is not listed', borders: { VR01: ['VR02'] }, at: 'VR01: VR02: write VR01 at VR02' },
    { what: 'nobody', borders: { VR01: [] }, at: 'VR01' },
    { what: 'a place', borders: { VR01: ['Drenthe'] }, at: 'VR01.0' },
  ])('fail the build when they are $what, and it says in which file and where', ({ borders, at }) => {
    expect(() => readNeighbours(facts(borders), ['VR01'])).toThrow(InvalidContent)
    expect(() => readNeighbours(facts(borders), ['VR01'])).toThrow(`geography/neighbours.json: borders.${at}`)
  })

  test('fail the build when a region has none', () => {
    expect(() => readNeighbours(facts({ VR01: ['VR02'], VR02: ['VR01'] }), ['VR01', 'VR03'])).toThrow(/VR03/)
  })

  test('are those of each other, in the whole country', () => {
    const neighbours = readNeighbours(raw, working)
    expect(neighbours.size).toBe(25)
    for (const [code, near] of neighbours) {
      expect(near).not.toContain(code)
      for (const other of near) expect(neighbours.get(other), `${code} and ${other}`).toContain(code)
    }
  })

  test('lead from every region to every other one', () => {
    const neighbours = readNeighbours(raw, working)
    const reached = new Set(['VR01'])
    for (const code of reached) for (const other of neighbours.get(code) ?? []) reached.add(other)
    expect(reached.size).toBe(25)
  })

  test.each([
    ['VR05', ['VR04', 'VR06']],
    ['VR24', ['VR23']],
    ['VR25', ['VR02', 'VR04', 'VR06', 'VR07', 'VR10', 'VR14']],
  ])('of %s are %j', (code, near) => {
    expect(readNeighbours(raw, working).get(code)).toEqual(near)
  })
})
