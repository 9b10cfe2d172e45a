import { describe, expect, test } from 'vitest'
import { answersFor, firstStepEndsBy, offeredTo, readersOf } from '#domain/digest-readers.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone } from '#domain/lifecycle.ts'
import { coordinator, deputy, director, friday, holder, ladders, nationalDesk, officer, report } from './chase-case.ts'

const left = { endedOn: '2026-04-24' }
const bounced = { bouncedAt: friday }

describe('who reads', () => {
  test('is nobody who left or whose mailbox takes no mail', () => {
    const lost = [
      { ...coordinator, ...left },
      { ...deputy, ...bounced },
      { ...director, complainedAt: friday },
    ]
    expect(readersOf(lost, friday)).toEqual([])
  })

  test('is one for every mailbox, always under the same id, however it is spelled', () => {
    const shared = { ...director, email: coordinator.email.toUpperCase() }
    const readers = readersOf([shared, coordinator, deputy], friday)
    expect(readers.map(reader => [reader.holder.id, reader.holders.map(({ id }) => id)])).toEqual([
      [coordinator.id, [coordinator.id, director.id]],
      [deputy.id, [deputy.id]],
    ])
  })
})

describe('what somebody is asked', () => {
  const other = holder('VR05-careCoordinator-3')
  const elsewhere = holder('VR07-careCoordinator-1')

  test.each([
    ['who left, by the deputy', { ...coordinator, ...left }, [other, deputy, director], deputy],
    ['whose mailbox bounces, by the deputy', { ...coordinator, ...bounced }, [deputy], deputy],
    ['by the same role', { ...coordinator, ...left }, [{ ...deputy, ...bounced }, director, other], other],
    ['by the chain director', { ...coordinator, ...left }, [elsewhere, officer, director], director],
    ['by nobody', { ...coordinator, ...left }, [elsewhere, officer], undefined],
    [
      'while away, by nobody else',
      { ...coordinator, absence: { from: '2026-04-24', until: '2026-04-24' } },
      [deputy],
      'self',
    ],
  ] as const)('is answered %s', (_, asked, others, answering) => {
    expect(answersFor(asked.id, [asked, ...others], friday)).toBe(answering === 'self' ? asked : answering)
  })

  test('is answered by nobody when the directory does not know them', () => {
    expect(answersFor('VR05-careCoordinator-9', [coordinator], friday)).toBeUndefined()
  })
})

describe('an offer of another region', () => {
  const by = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' } as const
  const offered = proposeHandover(report(), { to: 'VR07', by }, friday)
  const there = holder('VR07-careCoordinator-1')
  const theirDirector = holder('VR07-chainDirector-1')
  const to = (directory: Parameters<typeof offeredTo>[1]['directory'], now = friday, message = offered) =>
    offeredTo(message, { directory, ladders, now }).map(({ id }) => id)

  test.each([
    ['whoever would be asked first there', [coordinator, there, theirDirector], [there.id]],
    ['the next rung when nobody holds the first', [coordinator, theirDirector], [theirDirector.id]],
    ['the national desk when nobody is there at all', [coordinator, nationalDesk], [nationalDesk.id]],
  ])('is for %s', (_, directory, asked) => {
    expect(to(directory)).toEqual(asked)
  })

  test('is in the mail for seven days', () => {
    expect(to([there], '2026-04-30T08:00:00Z')).toEqual([there.id])
    expect(to([there], '2026-05-01T08:00:00Z')).toEqual([])
  })

  test('is none without one, and none once it is closed', () => {
    expect(to([there], friday, report())).toEqual([])
    const closed = { ...close(offered, { by, outcome: 'unknown' }, friday), handover: offered.handover }
    expect(to([there], friday, closed)).toEqual([])
  })
})

describe('a first step', () => {
  const by = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' } as const
  const taking = { by, firstStep: 'callReporter', firstStepBy: '2026-04-27', reporterKnown: false } as const
  const taken = acknowledge(report(), taking, friday)

  test.each([
    ['2026-04-26', taken, undefined],
    ['2026-04-27', taken, coordinator.id],
    ['2026-04-27', firstStepDone(taken, by, friday), undefined],
    ['2026-04-27', report(), undefined],
  ])('until %s is asked of whoever promised it (%#)', (day, message, asked) => {
    expect(firstStepEndsBy(day, message)).toBe(asked)
  })
})
