import { describe, expect, test } from 'vitest'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { Conflict } from '#domain/errors.ts'
import { asksForExtension, extend, untouchedMonths } from '#domain/extension.ts'
import { acknowledge, close, firstStepDone, noted } from '#domain/lifecycle.ts'
import { possibleActs } from '#domain/possible-acts.ts'
import { Report } from '#domain/report.ts'
import { dueReview, readRetention } from '#domain/retention.ts'
import { by, coordinator, friday, report } from './chase-case.ts'

const rules = readRetention(everyPeriod)
const received = report()
const taken = firstStepDone(
  acknowledge(received, { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false }, friday),
  by,
  friday,
)
const reason = 'helpContinues' as const
const [lastMinute, itsDay] = ['2026-10-23T21:59:59.000Z', '2026-10-23T22:00:00.000Z'] as const

test('as many months as the content says', () => {
  expect(rules.untouched.keep).toEqual({ months: untouchedMonths })
})

describe('a message that nothing happened with', () => {
  test.each([
    ['until the day before', taken, lastMinute, false],
    ['from its day on, as that is in Amsterdam', taken, itsDay, true],
    ['while nobody has it', received, itsDay, false],
    ['once it is closed', close(taken, { by, outcome: 'unknown' }, friday), itsDay, false],
    ['after a note', noted(taken, by, '2026-10-01T08:00:00.000Z'), itsDay, false],
  ])('asks to be closed or extended, %s', (_, of, now, asks) => {
    expect(asksForExtension(of, now)).toBe(asks)
    expect(possibleActs(of, () => true, now).includes('extend')).toBe(asks)
    if (asks) expect(dueReview(of, rules, now)).toBe('closeOrExtend')
    else expect(() => extend(of, { reason, by }, now)).toThrow(Conflict)
  })

  test('stays open for as long again, with the reason in its timeline, and its questions are looked at anew', () => {
    const extended = extend(taken, { reason, by }, itsDay)
    expect(Report.parse(extended)).toEqual(extended)
    expect(extended).toMatchObject({
      version: taken.version + 1,
      state: taken.state,
      lastActivityAt: itsDay,
      watch: { machine: 'followUp', run: (taken.watch?.run ?? 0) + 1, wakesAt: itsDay },
    })
    expect(extended.timeline.at(-1)).toEqual({
      at: itsDay,
      what: 'extended',
      role: 'careCoordinator',
      holder: coordinator.id,
      reason,
    })
    expect(dueReview(extended, rules, '2027-04-22T21:59:59.000Z')).toBeUndefined()
    expect(asksForExtension(extended, '2027-04-23T22:00:00.000Z')).toBe(true)
    expect(() => extend(extended, { reason, by }, itsDay)).toThrow(Conflict)
  })
})
