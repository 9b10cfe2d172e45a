import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import demo from '#content/demo/holders.json' with { type: 'json' }
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import {
  type CoverageRow,
  type CoverageSetting,
  coverage,
  coverageSummary,
  gaps,
  type Moment,
  placesIn,
} from '#domain/coverage.ts'
import { type Holder, readDirectory, Weekday, weekdayOf } from '#domain/directory.ts'
import { decideEscalation } from '#domain/escalation.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import { outlook } from '#domain/outlook.ts'
import type { Report } from '#domain/report.ts'
import { AgeGroup, ExploitationForm, Kind } from '#domain/situation.ts'
import {
  calendar,
  chase,
  coordinator,
  deputy,
  director,
  everybody,
  friday,
  holder,
  ladders,
  nationalDesk,
  officer,
} from './chase-case.ts'

const municipalities = readMunicipalityNames(everyMunicipality)
/** Monday 11 May at nine: a week of which Thursday is closed, so that its Thursday is the week after. */
const monday = '2026-05-11T07:00:00.000Z'
const places = ['GM0141', 'GM0153', 'GM0164']
const onCall = { email: 'piket@example.org', drillPassedAt: '2026-05-05T08:00:00.000Z' }

const setting = (directory: readonly Holder[], changes: Partial<CoverageSetting> = {}): CoverageSetting => ({
  region: 'VR05',
  places,
  directory,
  nationalDesk,
  ladders,
  calendar,
  now: monday,
  ...changes,
})

const open = (rows: readonly CoverageRow[], kind: Kind) =>
  rows.filter(row => row.kind === kind && (row.moments === 'all' || !row.moments.includes('closed')))
const everything = { paces: 'all', places: 'all', ageGroups: 'all', forms: 'all', moments: 'all' } as const

describe('the proof of coverage', () => {
  test('is one row a kind when everybody takes everything', () => {
    const rows = coverage(setting(everybody))
    const first = rows.filter(row => row.kind === 'person' && row.moments === 'all')
    expect(first.map(({ paces, first }) => [paces, first])).toEqual([
      [['normal'], [coordinator.id]],
      [['urgent'], [coordinator.id, deputy.id]],
    ])
    expect(first[0]).toMatchObject({
      places: 'all',
      ageGroups: 'all',
      forms: 'all',
      chain: [
        { role: 'careCoordinator', holders: [coordinator.id, deputy.id] },
        { role: 'chainDirector', holders: [director.id] },
        { role: 'nationalDesk', holders: [nationalDesk.id] },
      ],
    })
    expect(open(rows, 'place')).toEqual([
      {
        ...everything,
        kind: 'place',
        first: [officer.id],
        chain: [
          { role: 'designatedOfficer', holders: [officer.id] },
          { role: 'chainDirector', holders: [director.id] },
          { role: 'nationalDesk', holders: [nationalDesk.id] },
        ],
      },
    ])
  })

  test('says which places, ages and forms are not covered, and why', () => {
    const specialist = holder('VR05-careCoordinator-1', {
      scope: { municipalities: ['GM0153'], ageGroups: ['under18'], forms: ['sexualExploitation'] },
    })
    const found = gaps(open(coverage(setting([specialist, director])), 'person'))
    expect(found.every(({ gap, first }) => gap?.reason === 'outsideScope' && first[0] === director.id)).toBe(true)
    const held = open(coverage(setting([specialist, director])), 'person').filter(({ gap }) => !gap)
    expect(held).toEqual([
      {
        ...everything,
        kind: 'person',
        places: ['GM0153'],
        ageGroups: ['under18', 'perhapsUnder18'],
        forms: ['sexualExploitation', 'unknown'],
        first: [specialist.id],
        chain: [
          { role: 'careCoordinator', holders: [specialist.id] },
          { role: 'chainDirector', holders: [director.id] },
          { role: 'nationalDesk', holders: [nationalDesk.id] },
        ],
      },
    ])
  })

  test('says of every stop that nobody is at why, and of no other', () => {
    const [row] = open(coverage(setting([{ ...director, scope: { kinds: ['place'] } }])), 'person')
    expect(row).toStrictEqual({
      ...everything,
      kind: 'person',
      first: [nationalDesk.id],
      chain: [
        { role: 'careCoordinator', holders: [], unheld: 'nobodyHoldsRole' },
        { role: 'chainDirector', holders: [], unheld: 'outsideScope' },
        { role: 'nationalDesk', holders: [nationalDesk.id] },
      ],
      gap: { role: 'careCoordinator', reason: 'nobodyHoldsRole' },
    })
  })

  test('says on which days nobody reads, and that the next on the ladder does', () => {
    const rows = open(coverage(setting([holder('VR05-careCoordinator-1', { days: ['monday'] }), director])), 'person')
    expect(rows.map(({ moments, first, gap }) => [moments, first, gap?.reason])).toEqual([
      [['monday'], ['VR05-careCoordinator-1'], undefined],
      [['tuesday', 'wednesday', 'thursday', 'friday'], [director.id], 'notThatDay'],
    ])
  })

  test('looks at the day that comes: an absence until Wednesday is over on the Thursday after a closed one', () => {
    const away = { from: '2026-05-11', until: '2026-05-14' }
    const rows = open(coverage(setting([holder('VR05-careCoordinator-1', { absence: away })])), 'person')
    expect(gaps(rows).map(({ moments, first, gap }) => [moments, first, gap])).toEqual([
      [['monday', 'tuesday', 'wednesday'], [nationalDesk.id], { role: 'careCoordinator', reason: 'absent' }],
    ])
  })

  test('says whether somebody is woken in closed hours', () => {
    const closed = (...directory: Holder[]) =>
      coverage(setting(directory)).filter(({ moments }) => moments !== 'all' && moments.includes('closed'))
    expect(closed(coordinator).map(({ kind, first, chain, gap }) => [kind, first, chain, gap])).toEqual([
      ['person', [], [], { reason: 'nobodyOnCall' }],
      ['place', [], [], { reason: 'nobodyOnCall' }],
    ])
    expect(closed({ ...coordinator, onCall }).map(({ kind, first }) => [kind, first])).toEqual([
      ['person', [coordinator.id]],
      ['place', []],
    ])
    const bounced = { ...coordinator, onCall: { ...onCall, bouncedAt: monday } }
    expect(closed(bounced)[0]).toMatchObject({ first: [], gap: { reason: 'nobodyOnCall' } })
  })

  test('of the national unit is the national desk', () => {
    const rows = coverage(setting([], { region: 'NL', places: placesIn('NL', municipalities) }))
    expect(rows.filter(({ moments }) => moments === 'all').map(({ first, places }) => [first, places])).toEqual([
      [[nationalDesk.id], 'all'],
      [[nationalDesk.id], 'all'],
    ])
  })
})

test('a region without a place has nothing to cover', () => {
  expect(coverage(setting(everybody, { places: [] }))).toEqual([])
})

describe('in short', () => {
  test('a region is complete when the first on the ladder is there for everything', () => {
    const awake = [coordinator, officer].map(one => ({ ...one, onCall }))
    expect([setting(awake), setting([coordinator, director]), setting([director])].map(coverageSummary)).toEqual([
      { region: 'VR05', isComplete: true, gaps: [], isOnCall: true },
      {
        region: 'VR05',
        isComplete: false,
        gaps: [{ role: 'designatedOfficer', reason: 'nobodyHoldsRole' }],
        isOnCall: false,
      },
      {
        region: 'VR05',
        isComplete: false,
        gaps: ['careCoordinator', 'designatedOfficer'].map(role => ({ role, reason: 'nobodyHoldsRole' })),
        isOnCall: false,
      },
    ])
  })

  test('the demo country shows its holes: empty roles, and municipalities that no designated officer covers', () => {
    const directory = readDirectory(demo)
    const summary = ['VR03', 'VR05', 'NL'].map(region =>
      coverageSummary(setting(directory, { region, places: placesIn(region, municipalities) })),
    )
    expect(summary).toMatchObject([
      {
        region: 'VR03',
        isComplete: false,
        gaps: expect.arrayContaining([expect.objectContaining({ reason: 'nobodyHoldsRole' })]),
      },
      { region: 'VR05', isOnCall: false },
      { region: 'NL', isComplete: true },
    ])
    expect(placesIn('VR05', municipalities)).toContain('GM0153')
  })
})

describe('whatever the directory', () => {
  const some = <Value>(values: readonly Value[]) =>
    fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
  const someone = (id: string) =>
    fc
      .option(
        fc.record({
          scope: fc.record({
            municipalities: some(places),
            kinds: some(Kind.options),
            ageGroups: some(AgeGroup.options),
            forms: some(['labourExploitation' as const, 'sexualExploitation' as const, 'unknown' as const]),
          }),
          days: some(Weekday.options),
          deputy: fc.constantFrom(undefined, coordinator.id, deputy.id),
          bouncedAt: fc.constantFrom(undefined, undefined, friday),
          absence: fc.constantFrom(undefined, { from: '2026-05-12', until: '2026-05-18' }),
          endedOn: fc.constantFrom(undefined, undefined, '2026-05-13'),
          onCall: fc.constantFrom(undefined, onCall),
        }),
        { nil: undefined },
      )
      .map(entry => (entry ? [holder(id, entry)] : []))
  const region = fc
    .tuple(...[coordinator.id, deputy.id, director.id, officer.id].map(someone))
    .map(holders => holders.flat())
  const message = fc.record({
    kind: fc.constantFrom(...Kind.options),
    where: fc.constantFrom(...places),
    ageGroup: fc.constantFrom(...AgeGroup.options),
    forms: fc.constantFrom(...ExploitationForm.options).map(form => [form]),
    urgency: fc.constantFrom('normal' as const, 'urgent' as const),
  })
  const day = fc.constantFrom('2026-05-11', '2026-05-12', '2026-05-13', '2026-05-15', '2026-05-21')

  /** A place has no age. */
  const asked = (sent: Partial<Report>): Partial<Report> =>
    sent.kind === 'place' ? { ...sent, ageGroup: undefined } : sent

  const rowFor = (
    rows: readonly CoverageRow[],
    { kind, where, ageGroup, forms, urgency }: Partial<Report>,
    at: Moment,
  ) => {
    const holds = (part: 'all' | readonly string[], value: string | undefined) =>
      part === 'all' || (value !== undefined && part.includes(value))
    return rows.filter(
      row =>
        row.kind === kind &&
        holds(row.places, where) &&
        holds(row.ageGroups, ageGroup) &&
        holds(row.forms, forms?.[0]) &&
        (at === 'closed' || holds(row.paces, urgency)) &&
        (at === 'closed' ? row.moments !== 'all' && row.moments.includes('closed') : holds(row.moments, at)),
    )
  }

  test('the proof has one row for each message and hour, and the ladder asks whom it says', () => {
    fc.assert(
      fc.property(region, message, day, (directory, sent, date) => {
        const now = `${date}T08:00:00.000Z`
        const report = asked({ ...sent, receivedAt: now })
        const [row, ...others] = rowFor(coverage(setting(directory)), report, weekdayOf(date) ?? 'closed')
        expect(others).toEqual([])
        const current = chase({ directory, now, report })
        const { handler } = outlook(current)
        expect(row?.chain.find(({ holders }) => holders.length > 0)?.role).toBe(handler)
        expect(firstAsked(current)).toEqual(row?.first)
      }),
      { numRuns: 40 },
    )
  })

  test('whoever it says is woken in closed hours is woken', () => {
    fc.assert(
      fc.property(region, message, (directory, sent) => {
        const now = '2026-05-11T01:00:00.000Z'
        const report = asked({ ...sent, urgency: 'acute', receivedAt: now })
        const [row] = rowFor(coverage(setting(directory, { now })), report, 'closed')
        const decision = decideEscalation(chase({ directory, now, report }))
        const woken = decision.kind === 'notify' ? decision.planned.map(notice => notice.holder) : []
        expect(row?.first).toEqual(woken)
      }),
      { numRuns: 40 },
    )
  })

  /** Follows the ladder over the rungs that ask nobody. */
  function firstAsked(start: ReturnType<typeof chase>): readonly (string | undefined)[] {
    let { report } = start
    for (let look = 0; look < 10; look += 1) {
      const decision = decideEscalation({ ...start, report })
      if (decision.kind === 'notify') return decision.planned.map(notice => notice.holder)
      if (decision.kind !== 'record') break
      report = { ...report, timeline: [...report.timeline, decision.event] }
    }
    return []
  }
})
