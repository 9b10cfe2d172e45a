import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import demo from '#content/demo/holders.json' with { type: 'json' }
import { covers, holdersFor, readDirectory } from '#domain/directory.ts'
import { InvalidContent } from '#domain/errors.ts'
import { ladderFor } from '#domain/ladder.ts'
import { Urgency } from '#domain/report.ts'
import { AgeGroup, ExploitationForm, Kind } from '#domain/situation.ts'
import { coordinator, deputy, director, everybody, friday, holder, ladders, report } from './chase-case.ts'

const seeking = { report: report(), directory: everybody, now: friday, lost: new Map() }
const alone = { role: 'careCoordinator', audience: 'holder' } as const
const both = { role: 'careCoordinator', audience: 'holderAndDeputy' } as const
const names = (found: ReturnType<typeof holdersFor>) => found.holders.map(({ id }) => id)
const absence = { from: '2026-04-20', until: '2026-04-24' }

describe('who is asked', () => {
  test('is the holder, and the deputy when the rung says so', () => {
    expect(names(holdersFor(alone, seeking))).toEqual([coordinator.id])
    expect(names(holdersFor(both, seeking))).toEqual([coordinator.id, deputy.id])
  })

  test.each([
    ['absent', { absence }],
    ['behind a mailbox that bounces', { bouncedAt: friday }],
  ])('is the deputy instead of a holder who is %s', (_, change) => {
    const directory = [{ ...coordinator, ...change }, deputy]
    expect(names(holdersFor(alone, { ...seeking, directory }))).toEqual([deputy.id])
    expect(names(holdersFor(both, { ...seeking, directory }))).toEqual([deputy.id])
  })

  test('is the deputy when the holder said "not for me"', () => {
    const lost = new Map([[coordinator.id, 'saidNotForMe'] as const])
    expect(names(holdersFor(alone, { ...seeking, lost }))).toEqual([deputy.id])
  })

  test('is the holder alone when the deputy is away', () => {
    const directory = [coordinator, { ...deputy, absence }]
    expect(names(holdersFor(both, { ...seeking, directory }))).toEqual([coordinator.id])
  })

  test('is the holder again on the day after the absence', () => {
    const directory = [{ ...coordinator, absence: { ...absence, until: '2026-04-23' } }, deputy]
    expect(names(holdersFor(alone, { ...seeking, directory }))).toEqual([coordinator.id])
  })

  test('is both of two who stand in for each other', () => {
    const directory = [coordinator, { ...deputy, deputy: coordinator.id }]
    expect(names(holdersFor(alone, { ...seeking, directory }))).toEqual([coordinator.id, deputy.id])
  })

  test.each([
    ['nobodyHoldsRole', [director]],
    ['nobodyHoldsRole', [holder('VR07-careCoordinator-1')]],
    ['outsideScope', [holder('VR05-careCoordinator-1', { scope: { municipalities: ['GM0141'] } })]],
    ['absent', [holder('VR05-careCoordinator-1', { absence })]],
    [
      'absent',
      [
        { ...coordinator, absence },
        { ...deputy, absence },
      ],
    ],
    ['mailboxBounced', [holder('VR05-careCoordinator-1', { bouncedAt: friday })]],
  ] as const)('is nobody, with the reason %s', (unheld, directory) => {
    expect(holdersFor(alone, { ...seeking, directory })).toEqual({ holders: [], unheld })
  })
})

describe('a scope', () => {
  test.each([
    [{}, true],
    [{ municipalities: ['GM0153'] }, true],
    [{ municipalities: ['GM0141'] }, false],
    [{ kinds: ['person' as const] }, true],
    [{ kinds: ['place' as const] }, false],
    [{ ageGroups: ['adult' as const] }, true],
    [{ ageGroups: ['under18' as const, 'perhapsUnder18' as const] }, false],
    [{ forms: ['sexualExploitation' as const, 'labourExploitation' as const] }, true],
    [{ forms: ['sexualExploitation' as const] }, false],
  ])('%j covers an adult in labour exploitation in Enschede: %s', (scope, covered) => {
    expect(covers(holder('VR05-careCoordinator-1', { scope }), report())).toBe(covered)
  })

  const { ageGroup: _, ...ageless } = report({ kind: 'place' })
  test.each([
    [
      'perhaps under 18 goes to who serves minors',
      { ageGroups: ['under18' as const] },
      report({ ageGroup: 'perhapsUnder18' }),
    ],
    ['an unknown form goes to every specialist', { forms: ['organRemoval' as const] }, report({ forms: ['unknown'] })],
    ['a place has no age', { ageGroups: ['under18' as const] }, ageless],
  ])('is wide where the answer is open: %s', (_, scope, asked) => {
    expect(covers(holder('VR05-careCoordinator-1', { scope }), asked)).toBe(true)
  })
})

describe('a directory', () => {
  test.each([
    [[coordinator], '0.deputy: write the id of a holder in VR05'],
    [[{ ...deputy, deputy: deputy.id }], '0.deputy: write another holder'],
    [[deputy, deputy], '1.id: VR05-careCoordinator-2 is used twice'],
    [[{ ...deputy, id: 'VR07-careCoordinator-2' }], '0.id: write an id that begins with VR05-careCoordinator-'],
    [[{ ...deputy, absence: { from: '2026-05-02', until: '2026-05-01' } }], '0.absence: write a first day'],
    [[{ ...deputy, name: 'a person' }], 'Unrecognized key'],
  ])('%# with a mistake is refused', (directory, message) => {
    expect(() => readDirectory(directory)).toThrow(InvalidContent)
    expect(() => readDirectory(directory)).toThrow(message)
  })
})

describe('the demo directory', () => {
  const directory = readDirectory(demo)
  const regions = [...new Set(directory.map(({ region }) => region))]

  test('knows 24 regions, says demo everywhere and answers at example.org', () => {
    expect(regions).toHaveLength(24)
    expect(directory.filter(({ organisation }) => !organisation.startsWith('Demo '))).toEqual([])
    expect(directory.filter(({ email }) => !email.endsWith('@demo.example.org'))).toEqual([])
  })

  test('has empty roles and a mailbox that bounces, so that both show', () => {
    const held = (region: string, role: string) => directory.some(one => one.region === region && one.role === role)
    expect(regions.filter(region => !held(region, 'careCoordinator'))).toEqual(['VR03'])
    expect(regions.filter(region => !held(region, 'chainDirector'))).toEqual(['VR08', 'VR12'])
    expect(regions.filter(region => !held(region, 'designatedOfficer'))).toEqual(['VR02', 'VR11', 'VR20'])
    expect(directory.filter(({ email }) => email.startsWith('bounce')).map(({ region }) => region)).toEqual(['VR10'])
  })

  test('reaches somebody for every region, kind, age, form and urgency, and the care coordinator wherever there is one', () => {
    const without = ['VR03', 'VR25', 'NL']
    const message = fc.record({
      region: fc.constantFrom(...regions, ...without),
      kind: fc.constantFrom(...Kind.options),
      urgency: fc.constantFrom(...Urgency.options),
      ageGroup: fc.constantFrom(...AgeGroup.options),
      forms: fc.constantFrom(...ExploitationForm.options).map(form => [form]),
    })
    fc.assert(
      fc.property(message, changes => {
        const asked = report(changes)
        const rungs = ladderFor(asked, ladders)
        const reached = rungs.map(rung => names(holdersFor(rung, { ...seeking, directory, report: asked })))
        const mustHave = asked.kind === 'person' && !without.includes(asked.region)

        expect(rungs.at(-1)?.role).toBe('nationalDesk')
        if (mustHave) expect(reached[0]?.[0]).toMatch(`${asked.region}-careCoordinator-`)
      }),
      { numRuns: 2_000 },
    )
  })
})
