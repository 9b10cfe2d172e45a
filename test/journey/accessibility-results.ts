import { writeFileSync } from 'node:fs'
import axe from 'axe-core'
import type { AccessibilityResults, Looked } from '#domain/accessibility.ts'
import { foundIn, sourcesOfPages } from '../../infra/accessibility-results.ts'

/** Leaves what was found for the next build; what only a part of the tests found is not kept. */
export function keepResults(looked: readonly Looked[], browser: string, expected: number): void {
  if (looked.length !== expected) return
  const results: AccessibilityResults = {
    sources: sourcesOfPages(),
    on: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }),
    axe: axe.version,
    browser,
    looked: looked.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other))),
  }
  writeFileSync(foundIn(), `${JSON.stringify(results, null, 2)}\n`)
}

const keyOf = ({ kind, name, language }: Looked) => `${kind} ${name} ${language}`
