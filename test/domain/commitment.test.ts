import { describe, expect, test } from 'vitest'
import municipalities from '#content/geography/municipalities.json' with { type: 'json' }
import { regions } from '#content/overlay.ts'
import raw from '#content/recommendations.json' with { type: 'json' }
import {
  ActionId,
  commitments,
  isFor,
  lineOf,
  type Plan,
  RecommendationId,
  readStudy,
  unitsFor,
} from '#domain/commitment.ts'
import { InvalidContent } from '#domain/errors.ts'
import { readRegions } from '#domain/regions.ts'
import { readUnits } from '#domain/unit.ts'

const units = readUnits(municipalities, readRegions(regions, { demo: true }))
const study = readStudy(raw)
const empty: Plan = { lines: [], actions: [] }
const plan: Plan = {
  lines: [{ line: '02', title: { nl: 'Test: lijn' } }],
  actions: [
    { id: 'A02.10', level: 'region', title: { nl: 'Test: actie 10' }, owner: 'Test' },
    {
      id: 'A02.09',
      level: 'national',
      unit: 'NL',
      title: { nl: 'Test: actie 9', en: 'Test: action 9' },
      owner: 'Test',
    },
  ],
}

test.each(['R', 'R12', 'R2d4', 'A1.2', 'A01.2', 'A01-02', ''])('%j is no number of ours', id => {
  expect(RecommendationId.safeParse(id).success || ActionId.safeParse(id).success).toBe(false)
})

test('a recommendation without its addressee fails the build, by file and field', () => {
  const [first] = raw.recommendations
  const { addressee: _, ...without } = { addressee: undefined, ...first }
  expect(() => readStudy({ ...raw, recommendations: [without] })).toThrow(InvalidContent)
  expect(() => readStudy({ ...raw, recommendations: [without] })).toThrow(/recommendations\.json.*addressee/)
})

describe('what was taken on', () => {
  test('are the recommendations of the letter of June 2024, while no plan was entered', () => {
    expect(commitments(study, empty).map(({ id }) => id)).toEqual(['R1', 'R2a', 'R2b', 'R2c', 'R3a', 'R3b', 'R3c'])
    expect(study.date).toBe('2024-06-10')
  })

  test('are then the actions, in the order of their numbers, each with its line and owner', () => {
    const [nine, ten] = commitments(study, plan).slice(-2)
    expect(nine).toMatchObject({ id: 'A02.09', line: '02', owner: { nl: 'Test' }, title: { en: 'Test: action 9' } })
    expect(ten).toMatchObject({ id: 'A02.10', line: lineOf('A02.10') })
  })
})

describe('whoever answers for it', () => {
  test.each([
    ['R1', 25],
    ['R2a', 1],
    ['R3a', 10],
    ['R3b', 1],
    ['R3c', 342],
  ])('are for %s as many units as its level has: %i', (id, count) => {
    const found = study.recommendations.find(one => one.id === id)
    expect(found && unitsFor(found, units)).toHaveLength(count)
  })

  test('is nobody when the organisation is not known', () => {
    expect(unitsFor({ level: 'national', unit: 'GM9999' }, units)).toEqual([])
  })

  test('are the same ones, one by one', () => {
    for (const recommendation of study.recommendations) {
      const each = [...units.values()].filter(unit => isFor(recommendation, unit)).map(({ code }) => code)
      expect(each.toSorted()).toEqual(
        unitsFor(recommendation, units)
          .map(({ code }) => code)
          .toSorted(),
      )
    }
  })
})
