import { describe, expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import everyRecommendation from '#content/recommendations.json' with { type: 'json' }
import type { Actor } from '#domain/access.ts'
import { commitments, readStudy } from '#domain/commitment.ts'
import type { Pending, Standing } from '#domain/standing.ts'
import { actOfGroup, bulkActs, placeName, workGroups, worklistOf } from '#domain/standing-worklist.ts'
import { readUnits } from '#domain/unit.ts'
import { friday } from './chase-case.ts'
import { person } from './person-case.ts'
import { aPublished, aStanding, underway } from './standing-case.ts'

const region = (code: string) => ({ code, name: { nl: code, en: code } })
const units = readUnits(everyMunicipality, [region('VR05'), region('VR06'), region('NL')])
const every = commitments(readStudy(everyRecommendation), { lines: [], actions: [] })

const later = '2026-05-08T14:00:00.000Z'
const earlier = '2026-04-17T14:00:00.000Z'
const pending = (changes: Partial<Pending> = {}): Pending => ({
  update: underway,
  enteredAt: friday,
  enteredBy: 'somebody',
  side: 'programme',
  commentUntil: later,
  comments: {},
  ...changes,
})
const of = (commitment: string, unit: string, changes: Partial<Standing>) =>
  aStanding({ commitment, unit, published: undefined, ...changes })

function groupsFor(actor: Actor, standings: readonly Standing[]): Readonly<Record<string, readonly string[]>> {
  const list = worklistOf(actor, { commitments: every, units, standings, now: friday })
  const filled = workGroups.filter(group => list[group].length > 0)
  return Object.fromEntries(
    filled.map(group => [group, list[group].map(({ commitment, unit }) => placeName(commitment.id, unit.code))]),
  )
}

describe('an entry waits', () => {
  const entered = of('R3a', 'PEOostNederland', { pending: pending() })
  const confirmed = of('R3a', 'PEOostNederland', { pending: pending({ confirmedAt: friday }) })
  const ready = of('R3a', 'PEOostNederland', { pending: pending({ confirmedAt: friday, commentUntil: earlier }) })
  const place = 'R3a/PEOostNederland'
  test.each([
    ['for whoever answers for it', 'lead-PEOostNederland', entered, 'toConfirm'],
    ['for others, once it is confirmed', 'lead-PEOostNederland', confirmed, 'underWay'],
    ['for a region it is about', 'lead-VR05', confirmed, 'toComment'],
    ['no longer for a region once the time is over', 'lead-VR05', ready, undefined],
    ['for others, towards the programme', 'lead-country', confirmed, 'underWay'],
    ['for the programme, when it is ready', 'lead-country', ready, 'toPublish'],
    ['not for somebody whom it is not about', 'lead-comensha', entered, undefined],
  ])('%s', (_, group, standing, expected) => {
    const groups = Object.entries(groupsFor(person(group), [standing]))
    expect(groups.flatMap(([name, places]) => (places.includes(place) ? [name] : []))).toEqual(
      expected === undefined ? [] : [expected],
    )
  })

  test('no longer for a region that said something', () => {
    const said = of('R3a', 'PEOostNederland', {
      pending: pending({ comments: { VR05: { at: friday, by: 'somebody' } } }),
    })
    expect(groupsFor(person('lead-VR05'), [said]).toComment).toBeUndefined()
    expect(groupsFor(person('lead-VR05', 'lead-VR06'), [said]).toComment).toEqual(['R3a/PEOostNederland'])
  })
})

describe('what is published', () => {
  const published = (
    update: Partial<typeof underway> & { readonly targetDate?: string },
    confirmedAt: string = friday,
  ) => of('R2a', 'comensha', { published: aPublished({ update: { ...underway, ...update }, confirmedAt }) })
  const old = '2025-06-01T12:00:00.000Z'
  test.each([
    ['is old after nine months', published({}, old), 'faded'],
    ['is late after the day that was promised', published({ targetDate: '2026-04-23' }, old), 'overdue'],
    ['is in time on that day', published({ targetDate: '2026-04-24' }), undefined],
    ['is never late once it is done', published({ status: 'embedded', targetDate: '2026-04-23' }), undefined],
    [
      'is never late where it does not apply',
      published({ status: 'notApplicable', targetDate: '2026-04-23' }),
      undefined,
    ],
    ['asks for nothing while it is fresh', published({}), undefined],
  ])('%s', (_, standing, expected) => {
    const groups = Object.entries(groupsFor(person('lead-comensha'), [standing]))
    const found = groups.flatMap(([name, places]) => (places.includes('R2a/comensha') ? [name] : []))
    expect(found).toEqual(expected === undefined ? [] : [expected])
    expect(groupsFor(person('lead-country'), [standing])).toEqual({})
  })
})

test('of what is unknown somebody has their own, and the region its municipalities’', () => {
  const { unknown = [], ...others } = groupsFor(person('lead-VR05'), [])
  expect(others).toEqual({})
  expect(unknown).toContain('R1/VR05')
  expect(unknown).toContain('R3c/GM0153')
  expect(unknown).toHaveLength(15)
  expect(groupsFor(person('lead-comensha'), [])).toEqual({ unknown: ['R2a/comensha', 'R2b/comensha', 'R2c/comensha'] })
  expect(groupsFor(person('lead-country'), [])).toEqual({})
  expect(groupsFor({ kind: 'public' }, [])).toEqual({})
})

test('what can be done with a whole group is an act for several', () => {
  const acts = workGroups.flatMap(group => actOfGroup[group] ?? [])
  expect(acts.toSorted()).toEqual([...bulkActs].toSorted())
})
