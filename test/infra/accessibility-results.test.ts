import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  accessibilityResults,
  foundIn,
  sourcesOfPages,
  takeAccessibilityResults,
} from '../../infra/accessibility-results.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const find = (sources: string) => writeFileSync(foundIn(folder), JSON.stringify({ sources }))

describe('What the tests of accessibility found', () => {
  test('is nothing where they did not run', () => {
    takeAccessibilityResults(folder)
    expect(accessibilityResults(folder)).toEqual({ file: '', text: '' })
  })

  test('is nothing for pages of other sources', () => {
    find('other')
    takeAccessibilityResults(folder)
    expect(accessibilityResults(folder).text).toBe('')
  })

  test('does not change under the tests that are running', () => {
    find(sourcesOfPages())
    expect(accessibilityResults(folder).text).toBe('')
  })

  test('is taken by the next build of the same sources, and by those after it', () => {
    find(sourcesOfPages())
    for (const _ of ['this build', 'the next']) {
      takeAccessibilityResults(folder)
      expect(accessibilityResults(folder).text).toContain(sourcesOfPages())
    }
  })
})
