import { describe, expect, test } from 'vitest'
import raw from '#content/progress-ladder.json' with { type: 'json' }
import { InvalidContent } from '#domain/errors.ts'
import { ladderSteps, readProgressLadders } from '#domain/progress-ladder.ts'
import type { Level } from '#domain/unit.ts'
import { ladders } from './progress-case.ts'

const rung = (role: string, after: number) => ({ role, after })
const withLevel = (level: Level, rungs: readonly unknown[]) => ({ ...raw, levels: { ...raw.levels, [level]: rungs } })

describe('a hole in a ladder fails the build, and says what to write:', () => {
  test.each<[string, unknown, string]>([
    ['nobody', withLevel('region', []), 'levels.region: write at least one rung'],
    ['not at once', withLevel('region', [rung('nationalDesk', 5)]), 'levels.region.0.after: write 0'],
    [
      'not later than the rung before',
      withLevel('municipality', [rung('chainDirector', 0), rung('nationalDesk', 0)]),
      'levels.municipality.1.after: write more than 0',
    ],
    [
      'no programme at the end',
      withLevel('region', [rung('chainDirector', 0)]),
      'levels.region.0.role: add a last rung',
    ],
    [
      'somebody whose mailbox is not known',
      withLevel('policeUnit', [rung('chainDirector', 0), rung('nationalDesk', 5)]),
      'levels.policeUnit: write nationalDesk only',
    ],
    ['a level that is missing', { ...raw, levels: { region: raw.levels.region } }, 'levels.municipality'],
    ['a repetition without a pause', { ...raw, repeat: { every: 0, atMost: 6 } }, 'repeat.every'],
    ['an unknown field', { ...raw, forever: true }, 'content/progress-ladder.json: the file'],
  ])('%s', (_, content, message) => {
    expect(() => readProgressLadders(content)).toThrow(InvalidContent)
    expect(() => readProgressLadders(content)).toThrow(message)
  })
})

describe('the ladder of this country', () => {
  const climbed = (level: Level) => ladderSteps(level, ladders).map(({ role, wait }) => `${role} +${wait}`)
  const repeated = Array.from({ length: 6 }, () => 'nationalDesk +10')

  test('asks whoever directs the chain of a region twice, then the programme, and not for ever', () => {
    expect(climbed('region')).toEqual(['chainDirector +0', 'chainDirector +10', 'nationalDesk +10', ...repeated])
  })

  test('asks the officer of a municipality, whoever directs the chain, then the programme', () => {
    const rungs = ['designatedOfficer +0', 'chainDirector +10', 'nationalDesk +10']
    expect(climbed('municipality')).toEqual([...rungs, ...repeated])
  })

  test.each(['policeUnit', 'national'] as const)('asks only the programme about the level %s', level => {
    expect(climbed(level)).toEqual(['nationalDesk +0', ...repeated])
  })
})
