import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { climb } from '#domain/chase.ts'
import { decideEscalation } from '#domain/escalation.ts'
import { readLadders } from '#domain/ladder.ts'
import { acknowledge, changeUrgency, close, missFirstStep, notForMe, reopen } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { sendAgain } from '#domain/sending.ts'
import { isOpen } from '#domain/working-time.ts'
import {
  bounces,
  by,
  calendar,
  chase,
  coordinator,
  deputy,
  director,
  events,
  everybody,
  friday,
  holder,
  inNextRound,
  jumpTo,
  ladders,
  log,
  nationalDesk,
  officer,
  type Region,
  region,
  report,
  runUntil,
} from './chase-case.ts'

const firstStep = { by, firstStep: 'callReporter', firstStepBy: '2026-05-01', reporterKnown: false } as const
const mondayTwoWeeksOn = '2026-05-11T15:00:00.000Z'

describe('a region that stays silent', () => {
  test('is asked rung by rung, and then the national desk every working day', () => {
    const silent = runUntil('2026-05-06T15:00:00.000Z', region(chase()))

    expect(log(silent)).toEqual([
      '2026-04-24T14:00 VR05-careCoordinator-1',
      '2026-04-28T14:00 VR05-careCoordinator-1',
      '2026-04-28T14:00 VR05-careCoordinator-2',
      '2026-04-30T14:00 VR05-chainDirector-1',
      '2026-05-04T14:00 NL-nationalDesk-1',
      '2026-05-06T07:00 NL-nationalDesk-1',
    ])
    expect(events(silent)).toEqual([
      'received',
      'rungNotified careCoordinator',
      'rungNotified chainDirector',
      'rungNotified nationalDesk',
      'repeated nationalDesk',
    ])
  })

  test('about a place begins with the designated officer', () => {
    const silent = runUntil('2026-04-30T15:00:00.000Z', region(chase({ report: { kind: 'place' } })))
    expect(log(silent)).toEqual([
      `2026-04-24T14:00 ${officer.id}`,
      `2026-04-28T14:00 ${officer.id}`,
      `2026-04-30T14:00 ${director.id}`,
    ])
  })

  test('is asked within hours when it is urgent', () => {
    const silent = runUntil(
      '2026-04-28T10:00:00.000Z',
      region(
        chase({
          report: { urgency: 'urgent', receivedAt: '2026-04-24T12:30:00.000Z' },
          now: '2026-04-24T12:30:00.000Z',
        }),
      ),
    )
    expect(log(silent)).toEqual([
      '2026-04-24T12:30 VR05-careCoordinator-1',
      '2026-04-24T12:30 VR05-careCoordinator-2',
      '2026-04-24T14:30 VR05-chainDirector-1',
      '2026-04-28T08:30 NL-nationalDesk-1',
    ])
  })

  test('hears of an urgent message that came in closed hours at the opening, every rung together', () => {
    const silent = runUntil(
      '2026-04-28T14:00:00.000Z',
      region(
        chase({
          report: { urgency: 'urgent', receivedAt: '2026-04-25T10:00:00.000Z' },
          now: '2026-04-25T10:00:00.000Z',
        }),
      ),
    )
    expect(log(silent)).toEqual([coordinator, deputy, director, nationalDesk].map(({ id }) => `2026-04-28T07:00 ${id}`))
  })

  test('hears of a normal message that came in closed hours at the opening, the first rung only', () => {
    const saturday = '2026-04-25T10:00:00.000Z'
    const silent = runUntil(
      '2026-04-28T14:00:00.000Z',
      region(chase({ report: { receivedAt: saturday }, now: saturday })),
    )
    expect(log(silent)).toEqual([`2026-04-28T07:00 ${coordinator.id}`])
  })

  test.each([
    ['restricted', { restricted: true }],
    ['without a region', { region: 'NL', where: 'online' as const }],
  ])('is not asked at all when the message is %s: only the national desk is', (_, changes) => {
    const silent = runUntil('2026-04-29T15:00:00.000Z', region(chase({ report: changes })))
    expect(log(silent)).toEqual([
      `2026-04-24T14:00 ${nationalDesk.id}`,
      `2026-04-28T07:00 ${nationalDesk.id}`,
      `2026-04-29T07:00 ${nationalDesk.id}`,
    ])
  })
})

describe('a rung that nobody holds', () => {
  const without = (...missing: string[]) => everybody.filter(({ id }) => !missing.includes(id))

  test('is skipped at once, and the next one takes its place', () => {
    const directory = without(coordinator.id, deputy.id)
    const silent = runUntil('2026-05-04T15:00:00.000Z', region(chase({ directory })))

    expect(log(silent)).toEqual([`2026-04-24T14:00 ${director.id}`, `2026-05-04T14:00 ${nationalDesk.id}`])
    expect(events(silent)).toEqual([
      'received',
      'rungSkipped careCoordinator nobodyHoldsRole',
      'rungNotified chainDirector',
      'rungNotified nationalDesk',
    ])
  })

  test('in the middle gives its time to the next', () => {
    const silent = runUntil('2026-05-01T15:00:00.000Z', region(chase({ directory: without(director.id) })))
    expect(log(silent).slice(-2)).toEqual([
      `2026-04-30T14:00 ${nationalDesk.id}`,
      `2026-05-01T07:00 ${nationalDesk.id}`,
    ])
    expect(events(silent)).toContain('rungSkipped chainDirector nobodyHoldsRole')
  })

  test('on an empty ladder goes to the national desk at once', () => {
    const silent = runUntil(friday, region(chase({ directory: [] })))
    expect(log(silent)).toEqual([`2026-04-24T14:00 ${nationalDesk.id}`])
  })

  test('is not called skipped when somebody in that role was asked and went away', () => {
    const absence = { from: '2026-04-28', until: '2026-05-08' }
    const asked = runUntil(friday, region(chase({ directory: [coordinator, director] })))
    asked.chase = { ...asked.chase, directory: [{ ...coordinator, absence }, director] }

    expect(events(runUntil('2026-04-28T15:00:00.000Z', asked))).toEqual([
      'received',
      'rungNotified careCoordinator',
      'rungNotified chainDirector',
    ])
  })

  test('is asked when somebody takes the role later', () => {
    const asked = runUntil(friday, region(chase({ directory: [director] })))
    asked.chase = { ...asked.chase, directory: everybody }

    expect(log(runUntil('2026-04-28T13:00:00.000Z', asked)).slice(1)).toEqual([`2026-04-24T14:00 ${coordinator.id}`])
  })
})

test('a rung that is filled again after the national desk was asked does not stop the national desk from being asked', () => {
  const absence = { from: '2026-04-20', until: '2026-05-01' }
  const silent = runUntil('2026-05-06T08:00:00.000Z', region(chase({ directory: [{ ...director, absence }] })))
  expect(log(silent).slice(-3)).toEqual([
    `2026-05-04T07:00 ${director.id}`,
    `2026-05-04T07:00 ${nationalDesk.id}`,
    `2026-05-06T07:00 ${nationalDesk.id}`,
  ])
})

describe('a rung that cannot be reached', () => {
  test('whose only mail bounces makes the next one due at once', () => {
    const silent = runUntil('2026-04-24T14:30:00.000Z', region(chase()), bounces(coordinator.id))

    expect(log(silent)).toEqual([`2026-04-24T14:00 ${coordinator.id}`, `2026-04-24T14:00 ${deputy.id}`])
    expect(events(silent)).toContain('rungUnreachable careCoordinator')
  })

  test('goes on to the next role when the deputy bounces too', () => {
    const silent = runUntil('2026-04-24T14:30:00.000Z', region(chase()), bounces(coordinator.id, deputy.id))
    expect(log(silent).at(-1)).toBe(`2026-04-24T14:00 ${director.id}`)
  })

  test('is not unreachable while one of its mails arrived', () => {
    const urgent = region(chase({ report: { urgency: 'urgent' } }))
    const silent = runUntil('2026-04-24T14:30:00.000Z', urgent, bounces(coordinator.id))
    expect(log(silent)).toEqual([`2026-04-24T14:00 ${coordinator.id}`, `2026-04-24T14:00 ${deputy.id}`])
    expect(events(silent)).not.toContain('rungUnreachable careCoordinator')
  })

  test('whose mail was reported as unwanted is passed over at once, and in the next round', () => {
    const unwanted = runUntil('2026-04-24T14:30:00.000Z', region(chase()), ({ holder }) =>
      holder === coordinator.id ? 'complained' : 'delivered',
    )
    expect(log(unwanted)).toEqual([`2026-04-24T14:00 ${coordinator.id}`, `2026-04-24T14:00 ${deputy.id}`])
    expect(log(inNextRound(unwanted)).at(-1)).toBe(`2026-04-28T08:00 ${deputy.id}`)
  })

  test.each([
    ['has another mailbox by then', { email: 'other@example.org' }, coordinator.id],
    ['was phoned since', { verified: { on: '2026-04-25', by: 'subject' } }, coordinator.id],
    ['was phoned long before', { verified: { on: '2026-04-01', by: 'subject' } }, deputy.id],
  ])('is asked again in the next round when it %s', (_, change, asked) => {
    const lost = runUntil('2026-04-24T14:30:00.000Z', region(chase()), bounces(coordinator.id))
    lost.chase = { ...lost.chase, directory: [{ ...coordinator, ...change }, deputy, director] }
    expect(log(inNextRound(lost)).at(-1)).toBe(`2026-04-28T08:00 ${asked}`)
  })

  test('whose mail was sent again and arrived counts again, whatever bounced before', () => {
    const silent = runUntil('2026-04-24T14:30:00.000Z', region(chase()), bounces(coordinator.id))
    const [bounced] = silent.chase.notices.filter(({ holder }) => holder === coordinator.id)
    if (!bounced) throw new Error('Nothing bounced')
    const again = sendAgain(bounced, 1, '2026-04-24T14:30:00.000Z')
    silent.chase = { ...silent.chase, notices: [...silent.chase.notices, again], now: again.plannedAt }
    const resent = runUntil('2026-04-24T14:45:00.000Z', silent)
    expect(resent.sent).toContainEqual({ at: again.plannedAt, id: `${bounced.id}-again-1`, holder: coordinator.id })
    const [first] = climb(resent.chase)
    expect(first).toMatchObject({ reached: { holders: [coordinator] } })
    expect(first?.deadSince).toBeUndefined()
  })

  test.each([
    ['before it bounced', { plannedAt: '2026-04-24T13:00:00.000Z' }],
    ['when it went, and not later', { plannedAt: friday }],
    ['at another mailbox', { to: 'other@example.org' }],
    ['for somebody else', { holder: deputy.id }],
    ['perhaps', { state: 'sent' as const }],
  ])('stays out of reach when a mail arrived %s', (_, changes) => {
    const silent = runUntil('2026-04-24T14:30:00.000Z', region(chase()), bounces(coordinator.id))
    const [bounced] = silent.chase.notices.filter(({ holder }) => holder === coordinator.id)
    if (!bounced) throw new Error('Nothing bounced')
    const later = {
      ...bounced,
      id: 'later',
      purpose: 'word',
      state: 'delivered',
      plannedAt: '2026-04-24T15:00:00.000Z',
    } as const
    const [first] = climb({ ...silent.chase, notices: [...silent.chase.notices, { ...later, ...changes }] })
    expect(first?.reached.holders).not.toContain(coordinator)
  })

  test('whose bounce comes when the office is closed goes on at the opening', () => {
    const asked = runUntil(friday, region(chase()))
    const notices = asked.chase.notices.map(
      (notice): Notice => ({ ...notice, state: 'bounced', outcomeAt: '2026-04-24T20:00:00.000Z' }),
    )
    asked.chase = { ...asked.chase, notices, now: '2026-04-24T20:00:00.000Z' }

    expect(log(runUntil('2026-04-28T08:00:00.000Z', asked)).at(-1)).toBe(`2026-04-28T07:00 ${deputy.id}`)
  })

  test('whose mail was refused is not asked again in this round, but in the next', () => {
    const refused = runUntil('2026-04-24T14:30:00.000Z', region(chase()), ({ holder }) =>
      holder === coordinator.id ? 'failed' : 'delivered',
    )
    expect(log(refused)).toEqual([`2026-04-24T14:00 ${coordinator.id}`, `2026-04-24T14:00 ${deputy.id}`])
    expect(log(inNextRound(refused)).at(-1)).toBe(`2026-04-28T08:00 ${coordinator.id}`)
  })

  test('at night is another mailbox, and is asked by day all the same', () => {
    const night = '2026-04-24T20:00:00.000Z'
    const onCall = { email: 'piket@example.org', drillPassedAt: '2026-04-01T20:00:00.000Z' }
    const acute = chase({
      report: { urgency: 'acute', receivedAt: night },
      directory: [{ ...coordinator, onCall }],
      now: night,
    })
    const silent = runUntil('2026-04-28T08:00:00.000Z', region(acute), ({ purpose }) =>
      purpose === 'onCall' ? 'bounced' : 'delivered',
    )
    expect(log(silent)).toContain(`2026-04-28T07:00 ${coordinator.id}`)
  })

  test('of the national desk is asked again all the same', () => {
    const desk = region(chase({ report: { restricted: true } }))
    const silent = runUntil('2026-04-28T08:00:00.000Z', desk, () => 'bounced')
    expect(log(silent)).toEqual([`2026-04-24T14:00 ${nationalDesk.id}`, `2026-04-28T07:00 ${nationalDesk.id}`])
  })
})

describe('somebody who does not read on every day', () => {
  test('is passed over on another day, and asked when theirs comes', () => {
    const directory = [holder('VR05-careCoordinator-1', { days: ['tuesday'] }), director]
    const silent = runUntil('2026-04-28T08:00:00.000Z', region(chase({ directory })))
    expect(log(silent)).toEqual([`2026-04-24T14:00 ${director.id}`, '2026-04-28T07:00 VR05-careCoordinator-1'])
    expect(events(silent)).toContain('rungSkipped careCoordinator notThatDay')
  })

  test('is replaced by the deputy on another day', () => {
    const directory = [{ ...coordinator, days: ['tuesday' as const] }, deputy]
    expect(log(runUntil(friday, region(chase({ directory }))))).toEqual([`2026-04-24T14:00 ${deputy.id}`])
  })
})

describe('somebody who left', () => {
  test('is not asked from that day on, and neither makes a deputy of anybody nor is one', () => {
    const left = { endedOn: '2026-04-24' }
    const withoutHolder = [{ ...coordinator, ...left }, deputy]
    expect(log(runUntil(friday, region(chase({ directory: withoutHolder }))))).toEqual([
      `2026-04-24T14:00 ${deputy.id}`,
    ])
    const withoutDeputy = [coordinator, { ...deputy, ...left }, director]
    const urgent = chase({ directory: withoutDeputy, report: { urgency: 'urgent' } })
    expect(log(runUntil(friday, region(urgent)))).toEqual([`2026-04-24T14:00 ${coordinator.id}`])
  })

  test('is asked until that day', () => {
    const directory = [{ ...coordinator, endedOn: '2026-04-25' }]
    expect(log(runUntil(friday, region(chase({ directory }))))).toEqual([`2026-04-24T14:00 ${coordinator.id}`])
  })
})

describe('a loss that the ledger tells in its own order', () => {
  const urgent = { urgency: 'urgent' } as const
  const asked = () => runUntil(friday, region(chase({ report: urgent })))
  const lost = (first: string, second: string): Region => {
    const silent = asked()
    const outcomes = [first, second]
    const notices = silent.chase.notices.map((notice, index): Notice => {
      return { ...notice, state: 'bounced', outcomeAt: outcomes[index] ?? friday }
    })
    silent.chase = { ...silent.chase, notices, now: '2026-04-24T14:40:00.000Z' }
    return silent
  }

  test.each([
    ['2026-04-24T14:10:00.000Z', '2026-04-24T14:40:00.000Z'],
    ['2026-04-24T14:40:00.000Z', '2026-04-24T14:10:00.000Z'],
  ])('%s and %s: the rung is dead since the last', (first, second) => {
    const silent = lost(first, second)
    expect(climb(silent.chase)[1]?.due.at).toBe('2026-04-24T14:40:00.000Z')
    expect(log(runUntil('2026-04-24T14:40:00.000Z', silent)).at(-1)).toBe(`2026-04-24T14:40 ${director.id}`)
  })

  test('a failure without a time counts from its planning', () => {
    const silent = asked()
    const notices = silent.chase.notices.map(({ outcomeAt: _, ...notice }): Notice => ({ ...notice, state: 'failed' }))
    expect(climb({ ...silent.chase, notices })[1]?.due.at).toBe(friday)
  })
})

test('the national desk is asked again on the next working day also when its mail never left, or names no rung', () => {
  const desk = runUntil(friday, region(chase({ report: { restricted: true } })))
  const notices = desk.chase.notices.map(
    ({ sentAt: _, rung: __, ...notice }): Notice => ({ ...notice, state: 'failed' }),
  )
  const decision = decideEscalation({ ...desk.chase, notices, now: '2026-04-28T07:00:00.000Z' })
  expect(decision).toMatchObject({ kind: 'notify', planned: [{ id: `ladder-1-0-${nationalDesk.id}-2026-04-28` }] })
})

describe('whoever says "not for me"', () => {
  const refuse = (asked: Region, holder: string, at: string) => {
    asked.chase = { ...asked.chase, report: notForMe(asked.chase.report, { ...by, holder }, at), now: at }
    return asked
  }

  test('is not asked again, and the next rung does not wait', () => {
    const asked = refuse(runUntil(friday, region(chase())), coordinator.id, '2026-04-24T14:20:00.000Z')
    const silent = runUntil('2026-04-28T15:00:00.000Z', asked)
    expect(log(silent)).toEqual([`2026-04-24T14:00 ${coordinator.id}`, `2026-04-24T14:20 ${deputy.id}`])
  })

  test('is asked again in the next round', () => {
    const refused = refuse(runUntil(friday, region(chase())), coordinator.id, '2026-04-24T14:20:00.000Z')
    expect(log(inNextRound(refused)).at(-1)).toBe(`2026-04-28T08:00 ${coordinator.id}`)
  })
})

describe('an acute message', () => {
  const night = '2026-04-24T20:00:00.000Z'
  const acute = { urgency: 'acute', receivedAt: night } as const
  const onCall = { email: 'piket@example.org', drillPassedAt: '2026-04-01T20:00:00.000Z' }
  const awake = [{ ...coordinator, onCall }, deputy, director]

  test('goes to the on-call address at once and every quarter of an hour, four times more', () => {
    const silent = runUntil('2026-04-25T20:00:00.000Z', region(chase({ report: acute, directory: awake, now: night })))

    expect(silent.sent.map(({ at, id }) => `${at.slice(11, 16)} ${id}`)).toEqual(
      ['20:00', '20:15', '20:30', '20:45', '21:00'].map((time, index) => `${time} oncall-1-${index}-${coordinator.id}`),
    )
    expect(silent.chase.notices.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => 'piket@example.org'))
  })

  test('goes to every rung at the opening besides', () => {
    const silent = runUntil('2026-04-28T08:00:00.000Z', region(chase({ report: acute, directory: awake, now: night })))
    expect(log(silent).slice(5)).toEqual(
      [coordinator, deputy, director, nationalDesk].map(({ id }) => `2026-04-28T07:00 ${id}`),
    )
  })

  test('after a stop wakes nobody for every missed quarter, only once', () => {
    const down = jumpTo('2026-04-24T20:50:00.000Z', region(chase({ report: acute, directory: awake, now: night })))
    const silent = runUntil('2026-04-25T10:00:00.000Z', down)
    expect(silent.sent.map(({ at }) => at.slice(11, 16))).toEqual(['20:50', '21:00'])
  })

  test.each([
    ['never drilled', { email: 'piket@example.org' }],
    ['drilled 37 days ago', { ...onCall, drillPassedAt: '2026-03-18T20:00:00.000Z' }],
    ['that bounced', { ...onCall, bouncedAt: '2026-04-02T20:00:00.000Z' }],
    ['that reported our mail as unwanted', { ...onCall, complainedAt: '2026-04-02T20:00:00.000Z' }],
  ])('counts an address %s as unheld, and says so', (_, untested) => {
    const directory = [{ ...coordinator, onCall: untested }, deputy, director]
    const silent = runUntil('2026-04-25T20:00:00.000Z', region(chase({ report: acute, directory, now: night })))
    expect(silent.sent).toEqual([])
    expect(events(silent)).toEqual(['received', 'rungSkipped nobodyOnCall'])
  })

  test.each([
    ['away', { absence: { from: '2026-04-24', until: '2026-04-24' } }],
    ['who left', { endedOn: '2026-04-24' }],
    ['of another scope', { scope: { ageGroups: ['under18' as const] } }],
    ['of another region', { region: 'VR07' }],
  ])('does not wake somebody %s', (_, change) => {
    const directory = [{ ...coordinator, onCall, ...change }]
    expect(runUntil('2026-04-24T21:00:00.000Z', region(chase({ report: acute, directory, now: night }))).sent).toEqual(
      [],
    )
  })

  test.each([
    ['bounces', { bouncedAt: '2026-04-20T08:00:00.000Z' }],
    ['is read on other days', { days: ['monday' as const] }],
  ])('wakes somebody whose mailbox for days %s: the one for nights is another', (_, change) => {
    const directory = [{ ...coordinator, onCall, ...change }]
    const silent = runUntil(night, region(chase({ report: acute, directory, now: night })))
    expect(silent.sent).toHaveLength(1)
  })

  test('that the desk judged so later wakes as often', () => {
    const asked = runUntil('2026-04-24T14:30:00.000Z', region(chase({ directory: awake })))
    const judged = changeUrgency(asked.chase.report, { urgency: 'acute', reason: 'newFacts', by }, night)
    asked.chase = { ...asked.chase, report: judged, now: night }
    const woken = runUntil('2026-04-25T20:00:00.000Z', asked).sent.filter(({ id }) => id.startsWith('oncall'))
    expect(woken.map(({ at }) => at.slice(11, 16))).toEqual(['20:00', '20:15', '20:30', '20:45', '21:00'])
  })

  test('wakes the national desk when it is on call', () => {
    const desk = { ...nationalDesk, onCall }
    const silent = runUntil(night, region(chase({ report: acute, nationalDesk: desk, now: night })))
    expect(log(silent)).toEqual([`2026-04-24T20:00 ${nationalDesk.id}`])
  })

  test('tries an on-call mail with an unknown outcome once more', () => {
    let tries = 0
    const silent = runUntil(
      '2026-04-24T20:10:00.000Z',
      region(chase({ report: acute, directory: awake, now: night })),
      () => {
        tries++
        return tries === 1 ? 'unknown' : 'delivered'
      },
    )
    expect(silent.sent.map(({ id }) => id)).toEqual(Array.from({ length: 2 }, () => `oncall-1-0-${coordinator.id}`))
  })

  test('does not repeat an unknown outcome of before beside the mail that is due now', () => {
    const first = runUntil(night, region(chase({ report: acute, directory: awake, now: night })))
    const notices = first.chase.notices.map((notice): Notice => ({ ...notice, state: 'unknown', attempts: 1 }))
    const decision = decideEscalation({ ...first.chase, notices, now: '2026-04-24T20:15:00.000Z' })
    expect(decision.kind === 'notify' && decision.planned.map(({ id }) => id)).toEqual([`oncall-1-1-${coordinator.id}`])
  })
})

describe('after a stop of the whole system', () => {
  test('what is overdue is asked once, everybody on the highest rung they are on', () => {
    const down = jumpTo('2026-05-04T14:30:00.000Z', region(chase()))
    const caughtUp = runUntil('2026-05-04T14:30:00.000Z', down)
    expect(caughtUp.sent.map(({ id }) => id)).toEqual([
      `ladder-1-1-${coordinator.id}`,
      `ladder-1-1-${deputy.id}`,
      `ladder-1-2-${director.id}`,
      `ladder-1-3-${nationalDesk.id}`,
    ])
  })

  test('a notice that was planned and never sent gives way to the one that is due now', () => {
    const planned = decideEscalation(chase())
    const notices = planned.kind === 'notify' ? planned.planned : []
    const caughtUp = runUntil('2026-04-29T10:00:00.000Z', region(chase({ notices, now: '2026-04-29T10:00:00.000Z' })))
    expect(caughtUp.sent.map(({ id }) => id)).toEqual([`ladder-1-1-${coordinator.id}`, `ladder-1-1-${deputy.id}`])
  })

  test('the national desk is asked once, not for every missed day', () => {
    const asked = runUntil('2026-05-04T14:30:00.000Z', region(chase()))
    const before = asked.sent.length
    const caughtUp = runUntil('2026-05-11T14:30:00.000Z', jumpTo('2026-05-11T14:30:00.000Z', asked))
    expect(log(caughtUp).slice(before)).toEqual([`2026-05-11T14:30 ${nationalDesk.id}`])
  })

  test('a repeat that was planned and never sent is sent, and not doubled by today’s', () => {
    const asked = runUntil('2026-05-04T14:30:00.000Z', region(chase()))
    const repeat = decideEscalation({ ...asked.chase, now: '2026-05-06T07:00:00.000Z' })
    const unsent = repeat.kind === 'notify' ? repeat.planned : []
    asked.chase = { ...asked.chase, notices: [...asked.chase.notices, ...unsent], now: '2026-05-07T10:00:00.000Z' }
    const before = asked.sent.length
    const caughtUp = runUntil('2026-05-07T14:00:00.000Z', asked)

    expect(caughtUp.sent.slice(before).map(({ id }) => id)).toEqual([`ladder-1-3-${nationalDesk.id}-2026-05-06`])
    expect(events(caughtUp).at(-1)).toBe('repeated nationalDesk')
  })

  test('a line that is missing in the timeline is written, without a second mail', () => {
    const asked = runUntil(friday, region(chase()))
    asked.chase = { ...asked.chase, report: report() }
    expect(decideEscalation(asked.chase)).toEqual({
      kind: 'record',
      event: { at: friday, what: 'rungNotified', role: 'careCoordinator' },
    })
  })
})

describe('a send that is under way', () => {
  const sending = (leaseUntil: string, attempts = 1): Notice[] => {
    const decision = decideEscalation(chase())
    return (decision.kind === 'notify' ? decision.planned : []).map(notice => ({
      ...notice,
      state: 'sending',
      attempts,
      leaseUntil,
    }))
  }
  const noted = report({
    timeline: [{ at: friday, what: 'rungNotified', role: 'careCoordinator' }],
  })

  test('is waited for until its lease ends', () => {
    const decision = decideEscalation(chase({ report: noted, notices: sending('2026-04-24T14:02:00.000Z') }))
    expect(decision).toEqual({ kind: 'wait', until: '2026-04-24T14:02:00.000Z' })
  })

  test('is tried once more when its lease ended', () => {
    const notices = sending('2026-04-24T14:02:00.000Z')
    const decision = decideEscalation(chase({ report: noted, notices, now: '2026-04-24T14:02:00.000Z' }))
    expect(decision).toEqual({ kind: 'notify', planned: notices })
  })

  test('is not tried a third time', () => {
    const notices = sending('2026-04-24T14:02:00.000Z', 2)
    const decision = decideEscalation(chase({ report: noted, notices, now: '2026-04-24T14:02:00.000Z' }))
    expect(decision).toEqual({ kind: 'wait', until: '2026-04-28T07:00:00.000Z' })
  })

  test('is not waited for at night, when nothing would be sent anyhow', () => {
    const notices = sending('2026-04-24T20:02:00.000Z')
    const decision = decideEscalation(chase({ report: noted, notices, now: '2026-04-24T20:00:00.000Z' }))
    expect(decision).toEqual({ kind: 'wait', until: '2026-04-28T07:00:00.000Z' })
  })

  test('with an unknown outcome is tried at most once more', () => {
    const silent = runUntil('2026-04-24T14:30:00.000Z', region(chase()), () => 'unknown')
    expect(silent.sent.map(({ id }) => id)).toEqual(Array.from({ length: 2 }, () => `ladder-1-0-${coordinator.id}`))
  })
})

describe('the chase stops', () => {
  test.each([
    ['acknowledged', (waiting: Report, now: string) => acknowledge(waiting, firstStep, now)],
    ['closed', (waiting: Report, now: string) => close(waiting, { by, outcome: 'unknown' }, now)],
  ])('for everyone when the message is %s', (reason, take) => {
    const asked = runUntil('2026-04-28T15:00:00.000Z', region(chase()))
    asked.chase = { ...asked.chase, report: take(asked.chase.report, asked.chase.now) }
    const before = asked.sent.length
    const stopped = runUntil(mondayTwoWeeksOn, asked)

    expect(stopped.decisions.at(-1)).toEqual({ kind: 'done', reason })
    expect(stopped.sent).toHaveLength(before)
  })

  test('not while a hand-over is only proposed', () => {
    const handover = { to: 'VR07', proposedAt: friday, by }
    const silent = runUntil('2026-05-04T15:00:00.000Z', region(chase({ report: { handover } })))
    expect(log(silent).at(-1)).toBe(`2026-05-04T14:00 ${nationalDesk.id}`)
  })

  test('in the old region when a hand-over was accepted: the new one begins at the bottom', () => {
    const asked = runUntil('2026-04-30T15:00:00.000Z', region(chase()))
    const there = holder('VR07-careCoordinator-1')
    const { report } = asked.chase
    const accepted = { ...report, region: 'VR07', ladder: { round: 2, startedAt: '2026-05-01T08:00:00.000Z' } }
    asked.chase = {
      ...asked.chase,
      report: accepted,
      directory: [...everybody, there],
      now: '2026-05-01T08:00:00.000Z',
    }
    const before = asked.sent.length
    expect(log(runUntil('2026-05-01T09:00:00.000Z', asked)).slice(before)).toEqual([`2026-05-01T08:00 ${there.id}`])
  })

  test.each([
    ['a first step is missed', (taken: Report) => missFirstStep(taken, '2026-05-01T15:00:00.000Z')],
    [
      'a closed message is opened again',
      (taken: Report) => reopen(close(taken, { by, outcome: 'unknown' }, friday), by, '2026-05-01T15:00:00.000Z'),
    ],
  ])('and starts again when %s', (_, restart) => {
    const asked = runUntil(friday, region(chase()))
    const restarted = restart(acknowledge(asked.chase.report, firstStep, friday))
    asked.chase = { ...asked.chase, report: restarted, now: '2026-05-01T15:00:00.000Z' }
    expect(runUntil('2026-05-04T09:00:00.000Z', asked).sent.at(-1)).toEqual({
      at: '2026-05-04T07:00:00.000Z',
      id: `ladder-2-0-${coordinator.id}`,
      holder: coordinator.id,
    })
  })
})

test('a message that becomes urgent climbs the urgent ladder from where it is', () => {
  const asked = runUntil('2026-04-28T15:00:00.000Z', region(chase()))
  const urgent = changeUrgency(
    asked.chase.report,
    { urgency: 'urgent', reason: 'newFacts', by },
    '2026-04-29T08:00:00.000Z',
  )
  asked.chase = { ...asked.chase, report: urgent, now: '2026-04-29T08:00:00.000Z' }
  const before = asked.sent.length
  expect(log(runUntil('2026-04-29T08:00:00.000Z', asked)).slice(before)).toEqual([
    `2026-04-29T08:00 ${director.id}`,
    `2026-04-29T08:00 ${nationalDesk.id}`,
  ])
})

describe('whatever the region is like', () => {
  const maybe = (id: string) => fc.option(fc.record({ id: fc.constant(id), onCall: fc.boolean(), away: fc.boolean() }))
  const directory = fc
    .tuple(...[coordinator, deputy, director, officer].map(({ id }) => maybe(id)))
    .map(list => list.flatMap(one => (one ? [one] : [])))
    .map(list =>
      list.map(({ id, onCall, away }) =>
        holder(id, {
          ...(list.some(({ id }) => id === deputy.id) && id === coordinator.id ? { deputy: deputy.id } : {}),
          ...(onCall ? { onCall: { email: 'piket@example.org', drillPassedAt: '2026-04-01T00:00:00Z' } } : {}),
          ...(away ? { absence: { from: '2026-04-20', until: '2026-05-01' } } : {}),
        }),
      ),
    )
  const situation = fc.record({
    directory,
    urgency: fc.constantFrom('normal' as const, 'urgent' as const, 'acute' as const),
    kind: fc.constantFrom('person' as const, 'place' as const),
    restricted: fc.boolean(),
    receivedAt: fc
      .integer({ min: Date.parse('2026-04-20T00:00:00Z'), max: Date.parse('2026-04-27T00:00:00Z') })
      .map(at => new Date(at).toISOString()),
    bouncing: fc.subarray([coordinator.id, deputy.id, director.id, officer.id]),
    downUntil: fc.option(fc.integer({ min: 0, max: 14 * 24 }), { nil: undefined }),
  })
  const run = ({
    directory,
    bouncing,
    downUntil,
    ...changes
  }: ReturnType<typeof situation.generate>['value']): Region => {
    const start = region(chase({ report: changes, directory, now: changes.receivedAt }))
    if (downUntil !== undefined) {
      jumpTo(new Date(Date.parse(changes.receivedAt) + downUntil * 3_600_000).toISOString(), start)
    }
    return runUntil(mondayTwoWeeksOn, start, bounces(...bouncing))
  }

  test('the chase always reaches the national desk, sends nothing twice and never at night', () => {
    fc.assert(
      fc.property(situation, changes => {
        const silent = run(changes)
        const ids = silent.sent.map(({ id }) => id)

        expect(silent.decisions.at(-1)?.kind).toBe('wait')
        expect(ids.some(id => id.includes('NL-nationalDesk'))).toBe(true)
        expect(ids).toEqual([...new Set(ids)])
        for (const { at, id } of silent.sent) expect(id.startsWith('oncall') || isOpen(at, calendar)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('killing the execution between deciding and sending changes nothing', () => {
    fc.assert(
      fc.property(situation, changes => {
        const once = decideEscalation(region(chase({ report: changes, now: changes.receivedAt })).chase)
        const again = decideEscalation(region(chase({ report: changes, now: changes.receivedAt })).chase)
        expect(again).toEqual(once)
        if (once.kind !== 'notify') return
        // Planned but not sent, nothing noted: the same notices are asked for, and no new ones.
        const resumed = decideEscalation(chase({ report: changes, now: changes.receivedAt, notices: once.planned }))
        expect(resumed).toEqual(once)
      }),
      { numRuns: 100 },
    )
  })

  test('a ladder of one region is climbed at its own times', () => {
    const normal = [
      { role: 'chainDirector', audience: 'holder', after: { amount: 0, unit: 'officeHours' } },
      { role: 'nationalDesk', audience: 'holder', after: { amount: 1, unit: 'officeHours' } },
    ]
    const own = readLadders({ ...ladders, regions: { VR05: { person: { normal } } } })
    const silent = runUntil('2026-04-28T07:00:00.000Z', region(chase({ ladders: own })))
    expect(log(silent)).toEqual([`2026-04-24T14:00 ${director.id}`, `2026-04-28T07:00 ${nationalDesk.id}`])
  })
})
