import { describe, expect, test } from 'vitest'
import type { CoverageSummary } from '#domain/coverage.ts'
import type { JudgedRung } from '#domain/drill.ts'
import { nudgedBefore } from '#domain/nudge.ts'
import { reachability } from '#domain/reachability.ts'
import { coordinator, director, friday } from './chase-case.ts'

const coverage: CoverageSummary = { region: 'VR05', isComplete: true, gaps: [], isOnCall: false }
const phoned = (on: string) => ({ on, by: 'subject-1', at: `${on}T10:00:00.000Z` })
const holders = [
  { ...coordinator, verified: phoned('2026-04-01') },
  { ...coordinator, id: 'VR05-careCoordinator-2', verified: phoned('2026-04-23') },
  { ...coordinator, id: 'VR05-careCoordinator-3', verified: phoned('2026-01-26') },
  { ...director, verified: phoned('2025-12-01') },
  { ...director, id: 'VR05-chainDirector-3', verified: { ...phoned('2026-01-24'), at: nudgedBefore(friday) } },
  { ...director, id: 'VR05-chainDirector-2', endedOn: '2026-01-01', verified: phoned('2026-04-01') },
  { ...coordinator, id: 'VR05-careCoordinator-7' },
]
const rung = (result: JudgedRung['result']): JudgedRung => ({
  ...{ region: 'VR05', kind: 'person', role: 'careCoordinator', holders: [] },
  result,
})
const seen = { coverage, drill: undefined, holders, now: friday }

describe('whether somebody is there for the messages of a region', () => {
  test.each(['guidance', 'prepare'] as const)('is not asked of one that takes none: %s', mode => {
    expect(reachability({ mode }, seen)).toEqual({ mode })
  })

  test('is said of roles and addresses: of those who hold a role now, and of whom somebody was certain in 90 days', () => {
    expect(reachability({ mode: 'intake' }, seen)).toEqual({
      mode: 'intake',
      coverage,
      directory: { entries: 6, certain: 3 },
    })
  })

  test('is said of the last drill by counts, with nobody and no address in it', () => {
    const rungs = [rung('passed'), rung('passed'), rung('failed'), rung('unheld'), rung('waiting')]
    const { drill } = reachability({ mode: 'intake' }, { ...seen, drill: { day: '2026-04-07', rungs } })
    expect(drill).toEqual({ day: '2026-04-07', results: { passed: 2, failed: 1, waiting: 1, unheld: 1 } })
  })
})
