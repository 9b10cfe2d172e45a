import { describe, expect, test } from 'vitest'
import { explain } from '#domain/explanation.ts'
import { outlook, waitingIn } from '#domain/outlook.ts'
import { Waiting } from '#domain/report.ts'
import { chase, coordinator, deputy, director, everybody, friday, ladders, region, runUntil } from './chase-case.ts'

const saturday = '2026-04-25T10:00:00.000Z'
const silentUntil = (end: string, changes: Parameters<typeof chase>[0] = {}) => {
  const silent = runUntil(end, region(chase(changes)))
  return outlook({ ...silent.chase, now: end })
}

describe('the receipt', () => {
  test('says who has it, until when and why, and who is next', () => {
    const { explanation, ...said } = outlook(chase())
    expect(said).toEqual({
      handler: 'careCoordinator',
      dueAt: '2026-04-30T14:00:00.000Z',
      next: 'chainDirector',
      phoneNow: false,
      stops: [
        { role: 'careCoordinator', at: '2026-04-24T14:00:00.000Z', held: true },
        { role: 'chainDirector', at: '2026-04-30T14:00:00.000Z', held: true },
        { role: 'nationalDesk', at: '2026-05-04T14:00:00.000Z', held: true },
      ],
    })
    expect(explain(explanation, 'en')).toBe(
      "Fri 24 April 2026 16:00 + 3 working days = Thu 30 April 16:00; weekend and King's Day skipped",
    )
  })

  test('sent in the weekend, looks at who reads when the office opens', () => {
    const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
    const away = { from: '2026-04-25', until: '2026-04-27' }
    const directory = [{ ...coordinator, days: [...weekdays], absence: away }, director]
    const said = outlook(chase({ directory, now: saturday, report: { receivedAt: saturday } }))
    expect(said).toMatchObject({ handler: 'careCoordinator', next: 'chainDirector' })
  })

  test('names whoever reads on the day on which the next rung is asked', () => {
    const reading = (...days: ('thursday' | 'friday')[]) =>
      outlook(chase({ directory: [coordinator, deputy, { ...director, days }] }))
    expect(reading('thursday')).toMatchObject({ next: 'chainDirector', dueAt: '2026-04-30T14:00:00.000Z' })
    expect(reading('friday')).toMatchObject({ next: 'nationalDesk', dueAt: '2026-04-30T14:00:00.000Z' })
  })

  test('names the next held role when a rung is empty, and shows the empty one', () => {
    const said = outlook(chase({ directory: everybody.filter(({ id }) => id !== director.id) }))
    expect(said).toMatchObject({ handler: 'careCoordinator', next: 'nationalDesk', dueAt: '2026-04-30T14:00:00.000Z' })
    expect(said.stops[1]).toEqual({ role: 'chainDirector', at: '2026-04-30T14:00:00.000Z', held: false })
  })

  test('names whoever takes the place of an empty first rung', () => {
    expect(outlook(chase({ directory: [director] }))).toMatchObject({
      handler: 'chainDirector',
      next: 'nationalDesk',
      dueAt: '2026-05-04T14:00:00.000Z',
    })
  })

  test.each([
    ['an urgent message in closed hours', { urgency: 'urgent' as const, receivedAt: saturday }, saturday, true],
    ['an urgent message in office hours', { urgency: 'urgent' as const }, friday, false],
    ['an acute message in office hours', { urgency: 'acute' as const }, friday, true],
    ['a normal message in closed hours', { receivedAt: saturday }, saturday, false],
  ])('of %s asks the reporter to phone now: %o', (_, report, now, phoneNow) => {
    expect(outlook(chase({ report, now })).phoneNow).toBe(phoneNow)
  })

  test('of an urgent message in closed hours counts from the opening, for every rung', () => {
    const said = outlook(chase({ report: { urgency: 'urgent', receivedAt: saturday }, now: saturday }))
    expect(said).toMatchObject({ handler: 'careCoordinator', next: 'chainDirector', dueAt: '2026-04-28T07:00:00.000Z' })
    expect(said.stops.map(({ at }) => at)).toEqual(Array.from({ length: 3 }, () => '2026-04-28T07:00:00.000Z'))
  })

  test('without a region gives the national desk a working day', () => {
    const said = outlook(chase({ report: { region: 'NL', where: 'online' } }))
    expect(said).toMatchObject({ handler: 'nationalDesk', dueAt: '2026-04-28T14:00:00.000Z' })
    expect(said).not.toHaveProperty('next')
    expect(said).not.toHaveProperty('missedAt')
  })
})

test('a ladder that content would never let through has no outlook', () => {
  const empty = { ...ladders, national: { normal: [], urgent: [] } }
  expect(() => outlook(chase({ report: { restricted: true }, ladders: empty }))).toThrow('ends at the national desk')
})

describe('the status of a message that nobody took', () => {
  test.each([
    ['2026-04-28T15:00:00.000Z', 'careCoordinator', '2026-04-30T14:00:00.000Z', undefined],
    ['2026-04-30T14:00:00.000Z', 'chainDirector', '2026-05-04T14:00:00.000Z', '2026-04-30T14:00:00.000Z'],
    ['2026-05-04T14:00:00.000Z', 'nationalDesk', '2026-05-06T14:00:00.000Z', '2026-05-04T14:00:00.000Z'],
    ['2026-05-08T14:00:00.000Z', 'nationalDesk', '2026-05-11T14:00:00.000Z', '2026-05-08T14:00:00.000Z'],
  ])('at %s: with the %s until %s, missed %s', (now, handler, dueAt, missedAt) => {
    const said = silentUntil(now)
    expect(said).toMatchObject({ handler, dueAt })
    expect(said.missedAt).toBe(missedAt)
  })

  test('that was asked together at an opening has missed no term yet', () => {
    const urgent = { report: { urgency: 'urgent' as const, receivedAt: saturday }, now: saturday }
    const said = silentUntil('2026-04-28T08:00:00.000Z', urgent)
    expect(said).toMatchObject({ handler: 'nationalDesk', dueAt: '2026-04-29T07:00:00.000Z' })
    expect(said.missedAt).toBeUndefined()
  })

  test('whose mail bounced is with the next role, and nobody missed a term', () => {
    const silent = runUntil(friday, region(chase()), ({ holder }) =>
      holder === coordinator.id || holder === deputy.id ? 'bounced' : 'delivered',
    )
    const said = outlook(silent.chase)
    expect(said).toMatchObject({ handler: 'chainDirector', next: 'nationalDesk' })
    expect(said.missedAt).toBeUndefined()
  })

  test('whose next role is out of reach when its turn comes has missed the term before it', () => {
    const term = '2026-04-30T14:00:00.000Z'
    const silent = runUntil(term, region(chase()), ({ holder }) => (holder === director.id ? 'bounced' : 'delivered'))
    const said = outlook({ ...silent.chase, now: term })
    expect(said).toMatchObject({ handler: 'nationalDesk', missedAt: term })
  })
})

describe('what a list shows without looking at the ledger', () => {
  test('is with whom it waits in this round and until when', () => {
    expect(waitingIn(chase({ report: { ladder: { round: 2, startedAt: friday } } }))).toEqual({
      round: 2,
      role: 'careCoordinator',
      dueAt: '2026-04-30T14:00:00.000Z',
    })
  })

  test('is what the outlook says, at every rung of a silent ladder', () => {
    for (const end of [friday, '2026-04-30T14:00:00.000Z', '2026-05-04T14:00:00.000Z', '2026-05-12T14:00:00.000Z']) {
      const silent = { ...runUntil(end, region(chase())).chase, now: end }
      const { handler: role, dueAt, missedAt } = outlook(silent)
      expect(waitingIn(silent)).toEqual({ round: 1, role, dueAt, ...(missedAt && { missedAt }) })
      expect(Waiting.parse(waitingIn(silent))).toEqual(waitingIn(silent))
    }
  })
})
