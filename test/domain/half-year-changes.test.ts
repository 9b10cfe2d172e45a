import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, changesBetween } from '#domain/half-year-changes.ts'
import { aCommitment, aState, aUnit, said } from './half-year-case.ts'

/** What changed, in a line each. */
const told = (changes: readonly Change[]) =>
  changes.map(({ commitment, unit, what, fields }) =>
    [commitment.id, unit?.unit ?? 'itself', what, ...fields.map(({ field }) => field)].join(' '),
  )
const between = (before: Parameters<typeof aState>[0], after: Parameters<typeof aState>[0]) =>
  changesBetween(aState(before), aState(after))

describe('from one report to the next', () => {
  test('nothing changed where everything is as it was', () => {
    const same = () => [
      aCommitment('R1', [aUnit('VR01', said({ evidence: { title: 'Plan', on: '2026-01-01' } })), aUnit('VR02')]),
    ]
    expect(between(same(), same())).toEqual([])
  })

  test('a first statement and every other change says what was and what is', () => {
    const evidence = { title: 'Plan', on: '2026-01-01' }
    const before = [aCommitment('R1', [aUnit('VR01'), aUnit('VR02', said({ targetDate: '2026-12-01' }))])]
    const after = [
      aCommitment('R1', [
        aUnit('VR01', said()),
        aUnit('VR02', said({ status: 'embedded', evidence, targetDate: '2027-01-01', isFaded: true })),
      ]),
    ]
    expect(between(before, after).map(({ fields }) => fields)).toEqual([
      [{ field: 'status', was: undefined, is: 'underway' }],
      [
        { field: 'status', was: 'underway', is: 'embedded' },
        { field: 'evidence', was: undefined, is: evidence },
        { field: 'targetDate', was: '2026-12-01', is: '2027-01-01' },
        { field: 'isFaded', was: false, is: true },
      ],
    ])
  })

  test.each([
    ['title', { title: 'Ander plan' }],
    ['address', { url: 'https://example.org/' }],
    ['day', { on: '2026-02-02' }],
  ])('other evidence is a change, even by its %s alone', (_, change) => {
    const evidence = { title: 'Plan', on: '2026-01-01' }
    const before = [aCommitment('R1', [aUnit('VR01', said({ evidence }))])]
    const after = [aCommitment('R1', [aUnit('VR01', said({ evidence: { ...evidence, ...change } }))])]
    expect(told(between(before, after))).toEqual(['R1 VR01 changed evidence'])
  })

  test('another title or owner of an action is told of the action itself', () => {
    const before = [aCommitment('A01.01', [aUnit('comensha')])]
    const after = [aCommitment('A01.01', [aUnit('comensha')], { title: { nl: 'Anders' }, owner: { nl: 'Ander' } })]
    expect(told(between(before, after))).toEqual(['A01.01 itself changed title owner'])
    const translated = [aCommitment('A01.01', [aUnit('comensha')], { owner: { nl: 'Demo', en: 'Demo, translated' } })]
    expect(told(between(before, translated))).toEqual(['A01.01 itself changed owner'])
  })

  test('what is new is told with whoever said something, what is gone once', () => {
    const before = [aCommitment('A01.01', [aUnit('VR01', said())])]
    const after = [aCommitment('A01.02', [aUnit('VR01', said()), aUnit('VR02')])]
    expect(told(between(before, after))).toEqual(['A01.02 itself new', 'A01.02 VR01 new status', 'A01.01 itself gone'])
  })

  test('municipalities that merged are gone, the new one is new, also before it says something', () => {
    const before = [aCommitment('R3c', [aUnit('GM0001', said()), aUnit('GM0002')])]
    const after = [aCommitment('R3c', [aUnit('GM0003')])]
    expect(told(between(before, after))).toEqual(['R3c GM0003 new', 'R3c GM0001 gone status', 'R3c GM0002 gone'])
  })
})

test('seen from the other side it is the same, with was and is turned around', () => {
  const stated = fc.option(
    fc.record({
      status: fc.constantFrom('notStarted', 'underway', 'embedded'),
      confirmedOn: fc.constant('2026-05-12'),
      isFaded: fc.boolean(),
    }),
    { nil: undefined },
  )
  const state = fc
    .uniqueArray(fc.constantFrom('VR01', 'VR02', 'VR03', 'VR04'))
    .chain(codes => fc.tuple(...codes.map(code => stated.map(one => aUnit(code, one)))))
    .map(units => aState([aCommitment('R1', units)]))
  const key = ({ commitment, unit, fields }: Change) => [commitment.id, unit?.unit, fields.length].join()
  fc.assert(
    fc.property(state, state, (one, other) => {
      const there = changesBetween(one, other)
      const back = changesBetween(other, one)
      expect(there.map(key).toSorted()).toEqual(back.map(key).toSorted())
      expect(changesBetween(one, one)).toEqual([])
    }),
  )
})
