import { describe, expect, test } from 'vitest'
import { InvalidInput } from '#domain/errors.ts'
import { chosenIn, figuresAsked } from '#domain/figures-asked.ts'

const regions = ['VR05', 'NL']
const errorsOf = (query: Record<string, string>) => {
  try {
    figuresAsked(query, regions)
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields
    throw error
  }
  return []
}

describe('refused is', () => {
  test.each([
    [{ period: '2026-Q7' }, [{ field: 'period', code: 'periodUnknown' }]],
    [{ period: "2026' OR 1" }, [{ field: 'period', code: 'periodUnknown' }]],
    [{ region: 'VR' }, [{ field: 'region', code: 'regionUnknown' }]],
    [{ region: 'VR99' }, [{ field: 'region', code: 'regionUnknown' }]],
    [{ table: 'names' }, [{ field: 'table', code: 'tableUnknown' }]],
    [{ period: '2026-Q1', region: 'VR05' }, [{ field: 'region', code: 'regionByYearOnly' }]],
    [
      { period: 'x', region: 'x', table: 'x' },
      [
        { field: 'period', code: 'periodUnknown' },
        { field: 'region', code: 'regionUnknown' },
        { field: 'table', code: 'tableUnknown' },
      ],
    ],
  ])('%j', (query, errors) => {
    expect(errorsOf(query)).toEqual(errors)
  })
})

test.each([
  [{}, { scope: 'country' }],
  [{ period: '', region: '', table: '', lang: 'en' }, { scope: 'country' }],
  [
    { region: 'country', period: '2026-Q2' },
    { scope: 'country', period: '2026-Q2' },
  ],
  [
    { period: '2026', region: 'VR05', table: 'form' },
    { period: '2026', scope: 'VR05', table: 'form' },
  ],
  [{ region: 'NL' }, { scope: 'NL' }],
])('%j asks for %j', (query, asked) => {
  expect(figuresAsked(query, regions)).toEqual(asked)
})

test.each([
  [
    { period: '2026-Q1', region: 'VR05', table: 'form' },
    { period: '2026-Q1', scope: 'VR05', table: 'form' },
  ],
  [{ period: 'x', region: 'VR99', table: 'x' }, { scope: 'country' }],
  [{ region: 'x' }, { scope: 'country' }],
])('of %j is chosen again: %j', (query, chosen) => {
  expect(chosenIn(query, regions)).toEqual(chosen)
})
