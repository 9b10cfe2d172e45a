import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/accessibility.json' with { type: 'json' }
import nl from '#content/messages/nl/accessibility.json' with { type: 'json' }
import { type AccessibilityResults, checks } from '#domain/accessibility.ts'
import { textOf } from '#view/html.ts'
import { testedSection } from '#view/tested.ts'

const looked = { kind: 'page', name: 'start', language: 'nl' } as const
const results = (...failed: ('zoom400' | 'focus')[]): AccessibilityResults => ({
  sources: 'a',
  on: '2026-11-26',
  axe: '4.13.0',
  browser: '153.0.1',
  looked: [
    { ...looked, failed },
    { ...looked, language: 'en', failed: [] },
  ],
})
const section = (found?: AccessibilityResults) => textOf(testedSection(found, nl, 'nl'))

describe('The accessibility statement', () => {
  test('says that nothing is known where no results belong to this version', () => {
    expect(section()).toContain(nl.noResults)
    expect(section()).not.toMatch(/<table|axe/)
  })

  test('names what failed, and says that there are faults', () => {
    const told = section(results('zoom400', 'focus'))
    expect(told).toContain('vonden: 2.')
    expect(told.match(/fout op 1 van de 2:<ul><li><span lang="en">start<\/span> \(Nederlands\)/g)).toHaveLength(2)
    expect(told).not.toContain(nl.allPassed)
  })

  test('says when, with what and on how much every check was done', () => {
    const told = section(results())
    expect(told).toContain('26 november 2026')
    expect(told).toContain('axe-core 4.13.0 en Chromium 153.0.1')
    expect(told).toMatch(/1 soorten pagina.*s en 0 antwoorden/)
    expect(told).toContain(nl.allPassed)
    expect(told.match(/2 keer gedaan/g)).toHaveLength(checks.length)
  })

  test('says the same in English', () => {
    expect(textOf(testedSection(results('focus'), en, 'en'))).toContain('a fault on 1 of 2:<ul>')
  })
})
