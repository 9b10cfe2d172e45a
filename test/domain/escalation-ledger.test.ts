import { describe, expect, test } from 'vitest'
import { decideEscalation } from '#domain/escalation.ts'
import { proposeHandover } from '#domain/handover.ts'
import type { Notice } from '#domain/notice.ts'
import {
  bounces,
  by,
  chase,
  coordinator,
  deputy,
  director,
  everybody,
  friday,
  holder,
  jumpTo,
  log,
  nationalDesk,
  type Region,
  region,
  runUntil,
} from './chase-case.ts'

const opening = '2026-04-28T07:00:00.000Z'
const night = '2026-04-24T20:00:00.000Z'
const onCall = { email: 'piket@example.org', drillPassedAt: '2026-04-01T20:00:00.000Z' }

const plannedIds = ({ chase }: Region) => {
  const decision = decideEscalation(chase)
  return decision.kind === 'notify' ? decision.planned.map(({ id }) => id) : []
}

describe('the ledger of a message', () => {
  const away = { ...coordinator, absence: { from: friday.slice(0, 10), until: '2026-04-27' } }

  test.each([
    ['after the national desk was asked on several days', chase(), '2026-05-07T07:00:00.000Z'],
    ['after somebody came back and was asked beside the deputy', chase({ directory: [away, deputy] }), opening],
  ])('may be in any order, also %s', (_, start, now) => {
    const { chase } = runUntil(now, region(start))
    expect(chase.notices.length).toBeGreaterThan(1)
    expect(decideEscalation({ ...chase, notices: chase.notices.toReversed() })).toEqual(decideEscalation(chase))
  })

  test('has mails of a rung that never went: they go with the line of that rung, and of no other', () => {
    const asked = jumpTo('2026-04-30T14:00:00.000Z', runUntil('2026-04-30T13:00:00.000Z', region(chase())))
    const decided = decideEscalation(asked.chase)
    expect(decided).toMatchObject({
      kind: 'notify',
      planned: [{ holder: director.id }],
      event: { what: 'rungNotified', role: 'chainDirector' },
    })
    const planned = decided.kind === 'notify' ? decided.planned : []
    expect(decideEscalation({ ...asked.chase, notices: [...asked.chase.notices, ...planned] })).toEqual(decided)
  })

  test('has an on-call mail without an answer: it goes once more, beside the first one to somebody who came since', () => {
    const directory = [{ ...coordinator, onCall }]
    const acute = chase({ report: { urgency: 'acute', receivedAt: night }, directory, now: night })
    const woken = runUntil(night, region(acute))
    const notices = woken.chase.notices.map((notice): Notice => ({ ...notice, state: 'unknown' }))
    woken.chase = { ...woken.chase, notices, directory: [...directory, { ...director, onCall }] }
    expect(plannedIds(woken)).toEqual([coordinator, director].map(({ id }) => `oncall-1-0-${id}`))
  })
})

test('a rung that is out of reach asks nobody any more, also not whoever takes the role since', () => {
  const silent = runUntil('2026-04-30T14:30:00.000Z', region(chase()), bounces(director.id))
  silent.chase = { ...silent.chase, directory: [...everybody, holder('VR05-chainDirector-2')] }
  expect(log(runUntil('2026-05-01T08:00:00.000Z', silent)).slice(-2)).toEqual([
    `2026-04-30T14:00 ${nationalDesk.id}`,
    `2026-05-01T07:00 ${nationalDesk.id}`,
  ])
})

describe('a message waits', () => {
  const asked = runUntil(friday, region(chase({ report: { ladder: { round: 2, startedAt: friday } } })))
  const arrived = asked.chase.notices[0]
  const underWay = {
    id: 'other',
    state: 'sending',
    attempts: 1,
    leaseUntil: '2026-04-24T14:02:00.000Z',
    plannedAt: '2026-04-24T13:00:00.000Z',
  } as const
  const waiting = (changes: Partial<Notice>) => {
    if (!arrived) throw new Error('Nobody was asked')
    return decideEscalation({ ...asked.chase, notices: [arrived, { ...arrived, ...underWay, ...changes }] })
  }

  test('for a send that is under way, until its lease ends', () => {
    expect(waiting({})).toEqual({ kind: 'wait', until: underWay.leaseUntil })
  })

  test.each<[string, Partial<Notice>]>([
    ['that has its answer', { state: 'delivered' }],
    ['that is not tried a third time', { attempts: 2 }],
    ['of the round before', { round: 1 }],
    ['to the reporter, who is told beside the ladder', { purpose: 'reporter' }],
    ['whose lease ends now, when a newer one went', { leaseUntil: friday }],
    ['whose lease ended, when a newer one went', { leaseUntil: '2026-04-24T13:30:00.000Z' }],
  ])('for the next opening and no send %s', (_, changes) => {
    expect(waiting(changes)).toEqual({ kind: 'wait', until: opening })
  })

  test('at night for a send to somebody on call', () => {
    const acute = chase({
      report: { urgency: 'acute', receivedAt: night },
      directory: [{ ...coordinator, onCall }, deputy],
      now: night,
    })
    const woken = runUntil(night, region(acute))
    const leaseUntil = '2026-04-24T20:02:00.000Z'
    const notices = woken.chase.notices.map((notice): Notice => ({ ...notice, state: 'sending', leaseUntil }))
    expect(decideEscalation({ ...woken.chase, notices })).toEqual({ kind: 'wait', until: leaseUntil })
  })

  test('no longer than until another region has had its time to answer', () => {
    const tuesday = '2026-04-28T08:00:00.000Z'
    const silent = runUntil(tuesday, region(chase()))
    silent.chase = { ...silent.chase, report: proposeHandover(silent.chase.report, { to: 'VR07', by }, tuesday) }
    const next = runUntil('2026-04-29T07:30:00.000Z', silent)
    expect(next.decisions.at(-1)).toEqual({ kind: 'wait', until: '2026-04-29T08:00:00.000Z' })
  })
})
