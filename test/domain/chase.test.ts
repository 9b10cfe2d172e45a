import { describe, expect, test } from 'vitest'
import { climb } from '#domain/chase.ts'
import { explain } from '#domain/explanation.ts'
import { changeUrgency, notForMe } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import type { Instant } from '#domain/report.ts'
import {
  bounces,
  by,
  chase,
  coordinator,
  deputy,
  director,
  events,
  friday,
  holder,
  inNextRound,
  log,
  nationalDesk,
  type Region,
  region,
  runUntil,
} from './chase-case.ts'

const saturday: Instant = '2026-04-25T10:00:00.000Z'
/** Two office hours after Friday at four: the chain director of an urgent message. */
const directorsTime: Instant = '2026-04-28T08:00:00.000Z'

function withOutcomes(asked: Region, changes: Partial<Notice>): Region {
  asked.chase = { ...asked.chase, notices: asked.chase.notices.map(notice => ({ ...notice, ...changes })) }
  return asked
}

describe('the time of a rung', () => {
  const urgent = () => runUntil(friday, region(chase({ report: { urgency: 'urgent' } })))

  test.each([
    ['when it comes anyhow', directorsTime],
    ['later', '2026-04-28T12:00:00.000Z'],
  ])('stays its own when the rung below is lost %s', (_, outcomeAt) => {
    const lost = withOutcomes(urgent(), { state: 'bounced', outcomeAt })
    expect(climb(lost.chase)[1]?.due).toEqual(climb(urgent().chase)[1]?.due)
  })

  test('is explained as at once when a rung below is lost before, or everybody is asked at the opening', () => {
    const lost = withOutcomes(urgent(), { state: 'bounced', outcomeAt: '2026-04-24T14:30:00.000Z' })
    const closed = chase({ report: { urgency: 'urgent', receivedAt: saturday }, now: saturday })
    const why = [lost.chase, closed].map(one => climb(one)[1]?.due.explanation)
    expect(why.map(explanation => explanation && explain(explanation, 'en'))).toEqual([
      'Fri 24 April 2026 16:30, at once = Fri 24 April 16:30',
      "Sat 25 April 2026 12:00, counted from Tue 28 April 09:00, at once = Tue 28 April 09:00; weekend and King's Day skipped",
    ])
  })
})

describe('the timeline of a message says', () => {
  test('of every role that nobody holds that it was passed over', () => {
    expect(events(runUntil(friday, region(chase({ directory: [] }))))).toEqual([
      'received',
      'rungSkipped careCoordinator nobodyHoldsRole',
      'rungSkipped chainDirector nobodyHoldsRole',
      'rungNotified nationalDesk',
    ])
  })

  test.each([
    ['also when nobody was before', [director]],
    ['also when somebody was asked before', [coordinator, director]],
  ])('in every round that nobody holds a role, %s', (_, directory) => {
    const first = runUntil(friday, region(chase({ directory })))
    const before = events(first).length
    first.chase = { ...first.chase, directory: [director] }
    expect(events(inNextRound(first)).slice(before)).toContain('rungSkipped careCoordinator nobodyHoldsRole')
  })

  test('that a role is out of reach by its own mails, also when another was asked on that rung of a slower ladder', () => {
    const asked = runUntil('2026-04-28T15:00:00.000Z', region(chase()))
    const now = '2026-04-29T08:00:00.000Z'
    const judged = changeUrgency(asked.chase.report, { urgency: 'urgent', reason: 'newFacts', by }, now)
    asked.chase = { ...asked.chase, report: judged, now }
    expect(events(runUntil(now, asked, bounces(director.id)))).toContain('rungUnreachable chainDirector')
  })

  test('never that the national desk is out of reach: it is asked again', () => {
    const restricted = region(chase({ report: { restricted: true } }))
    expect(events(runUntil('2026-04-28T08:00:00.000Z', restricted, () => 'bounced'))).toEqual([
      'received',
      'rungNotified nationalDesk',
      'repeated nationalDesk',
    ])
  })
})

describe('whoever cannot be asked again', () => {
  test('is the holder whose mail bounced, and nobody else', () => {
    const urgent = runUntil(friday, region(chase({ report: { urgency: 'urgent' } })), bounces(deputy.id))
    expect(climb(urgent.chase)[0]?.reached.holders).toEqual([coordinator])
  })

  test('was phoned before the mail bounced, though after it went', () => {
    const directory = [
      { ...coordinator, verified: { on: '2026-04-24', by: 'subject', at: '2026-04-24T14:10:00.000Z' } },
    ]
    const asked = runUntil(friday, region(chase({ directory })))
    const lost = withOutcomes(asked, { state: 'bounced', outcomeAt: '2026-04-24T14:20:00.000Z' })
    expect(climb(lost.chase)[0]?.reached.unheld).toBe('mailboxBounced')
  })

  test('said so before the office opened: the next one is asked instead, and the timeline says why', () => {
    const start = chase({
      report: { receivedAt: saturday },
      directory: [holder(coordinator.id), director],
      now: saturday,
    })
    const refused = region({ ...start, report: notForMe(start.report, by, saturday) })
    const asked = runUntil('2026-04-28T08:00:00.000Z', refused)
    expect(log(asked)).toEqual([`2026-04-28T07:00 ${director.id}`])
    expect(events(asked)).toContain('rungSkipped careCoordinator saidNotForMe')
  })

  test('is not somebody of whom only a mail beside the ladder was refused, though to the same mailbox', () => {
    const night = '2026-04-24T20:00:00.000Z'
    const onCall = { email: coordinator.email, drillPassedAt: '2026-04-01T20:00:00.000Z' }
    const acute = chase({
      report: { urgency: 'acute', receivedAt: night },
      directory: [{ ...coordinator, onCall }],
      now: night,
    })
    const silent = runUntil('2026-04-28T08:00:00.000Z', region(acute), ({ purpose }) =>
      purpose === 'onCall' ? 'failed' : 'delivered',
    )
    expect(log(silent).slice(-2)).toEqual([`2026-04-28T07:00 ${coordinator.id}`, `2026-04-28T07:00 ${nationalDesk.id}`])
  })
})
