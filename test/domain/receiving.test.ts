import { expect, test } from 'vitest'
import { climb } from '#domain/chase.ts'
import { acceptHandover, proposeHandover } from '#domain/handover.ts'
import { receiversOf } from '#domain/receiving.ts'
import {
  chase,
  coordinator,
  director,
  everybody,
  friday,
  holder,
  nationalDesk,
  region,
  runUntil,
} from './chase-case.ts'

const by = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' } as const
const there = holder('VR07-chainDirector-1')
const directory = [...everybody, there]

test('a hand-over is offered to the lowest rung that somebody holds there', () => {
  expect(receiversOf('VR07', chase({ directory }))).toEqual([
    { role: 'chainDirector', holders: [there] },
    { role: 'nationalDesk', holders: [nationalDesk] },
  ])
})

test.each(['VR08', 'NL'])('a hand-over to %s without holders is offered to the national desk', to => {
  expect(receiversOf(to, chase({ directory }))).toEqual([{ role: 'nationalDesk', holders: [nationalDesk] }])
})

test.each(['VR07', 'NL'])('a hand-over to %s asks the national desk once, as its setting says', to => {
  const another = holder(`${to}-nationalDesk-2`)
  expect(receiversOf(to, chase({ directory: [another] }))).toEqual([{ role: 'nationalDesk', holders: [nationalDesk] }])
})

test('a mailbox that did not take the question is passed over', () => {
  const lost = new Map([[there.id, 'mailboxBounced' as const]])
  expect(receiversOf('VR07', chase({ directory }), lost)).toEqual([{ role: 'nationalDesk', holders: [nationalDesk] }])
})

test('the ladder of the sender runs until the hand-over is accepted, and then that of the receiver begins', () => {
  const asked = runUntil(friday, region(chase({ directory })))
  asked.chase = { ...asked.chase, report: proposeHandover(asked.chase.report, { to: 'VR07', by }, friday) }
  const proposed = runUntil('2026-04-30T14:00:00.000Z', asked)
  expect(proposed.sent.at(-1)?.holder).toBe(director.id)

  const receiver = { holder: there.id, role: 'chainDirector', region: 'VR07' } as const
  const now = '2026-04-30T14:30:00.000Z'
  const accepted = { by: receiver, channel: 'phone', on: '2026-04-30' } as const
  proposed.chase = { ...proposed.chase, report: acceptHandover(proposed.chase.report, accepted, now), now }
  expect(climb(proposed.chase).map(({ sent }) => sent)).toEqual([[], [], [], []])
  expect(runUntil(now, proposed).sent.at(-1)).toEqual({ at: now, id: `ladder-2-2-${there.id}`, holder: there.id })
})
