import { describe, expect, test } from 'vitest'
import { AccessibilityResults, checks, countOf, type Looked, summaryOf } from '#domain/accessibility.ts'

const start = { kind: 'page', name: 'start', failed: [] } as const
const looked: readonly Looked[] = [
  { ...start, language: 'nl', failed: [] },
  { ...start, language: 'en', failed: ['zoom400'] },
  { ...start, name: 'finder', language: 'nl', failed: [] },
  { kind: 'answer', name: 'receipt', language: 'nl', failed: ['zoom400', 'focus'] },
]
const results: AccessibilityResults = {
  sources: 'a',
  on: '2026-11-26',
  axe: '4.13.0',
  browser: '153',
  looked: [...looked],
}

describe('What the tests of accessibility found', () => {
  test.each([
    ['nothing was looked at', { looked: [] }],
    ['a check is unknown', { looked: [{ ...start, language: 'nl', failed: ['taste'] }] }],
    ['the day is none', { on: 'yesterday' }],
  ])('is refused when %s', (_, wrong) => {
    expect(AccessibilityResults.safeParse({ ...results, ...wrong }).success).toBe(false)
  })

  test('is told for every check, with every page it failed on', () => {
    const summary = summaryOf(results)
    expect(summary.map(({ check }) => check)).toEqual(checks)
    expect(summary.every(({ times }) => times === looked.length)).toBe(true)
    const failed = summary.flatMap(({ check, failed }) => failed.map(({ name, language }) => [check, name, language]))
    expect(failed).toEqual([
      ['zoom400', 'start', 'en'],
      ['zoom400', 'receipt', 'nl'],
      ['focus', 'receipt', 'nl'],
    ])
  })

  test('counts a page once, in however many languages it was looked at', () => {
    expect(countOf(results, 'page')).toBe(2)
    expect(countOf(results, 'answer')).toBe(1)
  })
})
