import { describe, expect, test } from 'vitest'
import demoRegions from '#content/demo/regions.json' with { type: 'json' }
import { acceptHandover, proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone, missFirstStep, reopen } from '#domain/lifecycle.ts'
import type { Notice, NoticeState } from '#domain/notice.ts'
import { outlook } from '#domain/outlook.ts'
import { Receipt, receiptFor } from '#domain/receipt.ts'
import { readRegions, regionWith } from '#domain/regions.ts'
import type { HandlerRef, Report } from '#domain/report.ts'
import { type SaidMessage, Status, statusFor } from '#domain/status.ts'
import { by, chase, friday, report } from './chase-case.ts'

const tuesday = '2026-04-28T08:00:00.000Z'
const late = '2026-05-01T08:00:00.000Z'
const professional = report({ hasContact: true })
const take = (from: Report, reporterKnown: boolean) =>
  acknowledge(from, { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown }, tuesday)
const statusOf = (of: Report, now: string, notices: readonly Notice[] = [], said: readonly SaidMessage[] = []) => {
  const status = statusFor(chase({ report: of, now, notices }), said)
  expect(Status.parse(status)).toEqual(status)
  return status
}
const namesSomebody = (status: Status) => /Coordinator|Director|Officer|Desk|callReporter/.test(JSON.stringify(status))

const mail = (state: NoticeState, changes: Partial<Notice> = {}): Notice => ({
  reference: report().reference,
  id: `director-${state}`,
  purpose: 'ladder',
  round: 1,
  rung: 2,
  role: 'chainDirector',
  holder: 'VR05-chainDirector-1',
  language: 'nl',
  state,
  attempts: 1,
  plannedAt: late,
  ...changes,
})

describe('for somebody who may be the wrong person', () => {
  const known = take(professional, true)

  test.each<[string, Report, string]>([
    ['nobody took it', professional, friday],
    ['the time has passed', professional, late],
    ['a professional is not known', take(professional, false), tuesday],
    ['a citizen wrote', take(report({ hasContact: true, reporterType: 'citizen' }), true), tuesday],
    ['the person concerned wrote', take(report({ hasContact: true, reporterType: 'self' }), true), tuesday],
    ['somebody wrote without contact', take(report(), true), tuesday],
    ['the contact was destroyed', { ...known, hasContact: false }, tuesday],
    ['it is closed', close(take(professional, false), { by, outcome: 'unknown' }, late), late],
    ['the step was missed', missFirstStep(take(professional, false), late), late],
  ])('names no role and no step when %s', (_, of, now) => {
    const status = statusOf(of, now, [mail('delivered')])
    expect(status.detail).toBe('minimal')
    expect(namesSomebody(status)).toBe(false)
  })

  test.each<[string, Report, string, [string, string][]]>([
    [
      'before anybody read it',
      professional,
      friday,
      [
        ['received', 'past'],
        ['waiting', 'now'],
        ['read', 'later'],
        ['dealtWith', 'later'],
      ],
    ],
    [
      'when it was taken',
      take(professional, false),
      tuesday,
      [
        ['received', 'past'],
        ['read', 'past'],
        ['dealtWith', 'now'],
      ],
    ],
    [
      'when the step was missed',
      missFirstStep(take(professional, false), late),
      late,
      [
        ['received', 'past'],
        ['read', 'past'],
        ['waiting', 'now'],
        ['dealtWith', 'later'],
      ],
    ],
    [
      'when it was closed',
      close(take(professional, false), { by, outcome: 'unknown' }, late),
      late,
      [
        ['received', 'past'],
        ['read', 'past'],
        ['dealtWith', 'past'],
      ],
    ],
    [
      'when it was closed without being taken',
      close(professional, { by, outcome: 'unknown' }, late),
      late,
      [
        ['received', 'past'],
        ['read', 'past'],
        ['dealtWith', 'past'],
      ],
    ],
  ])('says received, read, dealt with %s', (_, of, now, stops) => {
    expect(statusOf(of, now).stops.map(({ what, place }) => [what, place])).toEqual(stops)
  })
})

describe('for a known professional', () => {
  const known = take(professional, true)

  test('says who has it, the first step and its date', () => {
    expect(statusOf(known, tuesday)).toMatchObject({
      phase: 'acknowledged',
      detail: 'known',
      stops: [
        { what: 'received', place: 'past' },
        { what: 'taken', place: 'past', at: tuesday, role: 'careCoordinator' },
        { what: 'firstStep', place: 'now', firstStep: 'callReporter', by: '2026-04-30' },
        { what: 'dealtWith', place: 'later' },
      ],
    })
  })

  test('says when the step was done', () => {
    expect(statusOf(firstStepDone(known, by, tuesday), tuesday).stops.slice(2)).toEqual([
      { what: 'firstStep', place: 'past', at: tuesday, firstStep: 'callReporter', by: '2026-04-30' },
      { what: 'dealtWith', place: 'now' },
    ])
  })

  test('says that the step was missed, who is asked now and who is next', () => {
    expect(statusOf(missFirstStep(known, late), late).stops.map(({ what, role }) => [what, role])).toEqual([
      ['received', undefined],
      ['taken', 'careCoordinator'],
      ['firstStepMissed', undefined],
      ['waiting', 'careCoordinator'],
      ['next', 'chainDirector'],
      ['dealtWith', undefined],
    ])
  })

  test('on the last rung names nobody after it', () => {
    const missed = missFirstStep(known, late)
    expect(statusOf(missed, '2026-06-01T08:00:00.000Z').stops.map(({ what }) => what)).not.toContain('next')
  })

  test('says when it was closed, and never how', () => {
    const status = statusOf(close(known, { by, outcome: 'registeredByUs' }, late), late)
    expect(status.stops.at(-1)).toEqual({ what: 'dealtWith', place: 'past', at: late, role: 'careCoordinator' })
    expect(JSON.stringify(status)).not.toContain('registered')
  })

  test('who was asked after a moved message is told before anybody took it there', () => {
    const moved = report({ hasContact: true, state: { phase: 'received', reporterKnown: true } })
    expect(statusOf(moved, friday).stops.map(({ what }) => what)).toEqual(['received', 'waiting', 'next', 'dealtWith'])
  })
})

describe('why the ladder began again', () => {
  const known = take(professional, true)
  const whats = (of: Report, now: string) => statusOf(of, now).stops.map(({ what }) => what)
  const there: HandlerRef = { holder: 'VR07-careCoordinator-1', role: 'careCoordinator', region: 'VR07' }
  const moved = (from: Report, now: string) =>
    acceptHandover(
      proposeHandover(from, { to: 'VR07', by }, now),
      { by: there, channel: 'phone', on: '2026-05-01' },
      now,
    )

  test('is told to a known professional: handed over, or opened again', () => {
    expect(whats(moved(known, late), late)).toEqual(['received', 'taken', 'handedOver', 'waiting', 'dealtWith'])
    const reopened = reopen(close(known, { by, outcome: 'unknown' }, late), 'reporter', late)
    expect(whats(reopened, late)).toContain('reopened')
  })

  test('is forgotten once it began again for another reason', () => {
    const twice = moved(missFirstStep(known, '2026-05-01T07:00:00.000Z'), late)
    expect(whats(twice, late)).toContain('handedOver')
    expect(whats(twice, late)).not.toContain('firstStepMissed')
  })

  test('a known professional stays known when it goes to another region, and nobody else becomes known', () => {
    expect(statusOf(moved(known, late), late).detail).toBe('known')
    expect(statusOf(moved(take(professional, false), late), late).detail).toBe('minimal')
  })
})

describe('the conversation', () => {
  const said: readonly SaidMessage[] = [
    { from: 'desk', at: tuesday, role: 'careCoordinator', text: 'Kunt u bellen?' },
    { from: 'reporter', at: tuesday, text: 'Ja.' },
  ]

  test('is shown to everybody with number and code, with a role for a known professional only', () => {
    expect(statusOf(take(professional, true), tuesday, [], said).messages).toEqual(said)
    const minimal = statusOf(take(report(), false), tuesday, [], said)
    expect(minimal.messages).toEqual(said.map(({ from, at, text }) => ({ from, at, text })))
    expect(namesSomebody(minimal)).toBe(false)
  })

  const full = Array.from({ length: 100 }, () => ({ from: 'desk', at: friday, text: 'x' }) as const)
  const closed = close(take(professional, false), { by, outcome: 'unknown' }, tuesday)
  test.each<[string, Report, string, readonly SaidMessage[], Status['may']]>([
    ['nobody took it', professional, friday, [], { write: true, withdraw: true, reopen: false }],
    ['there is no contact', report(), friday, [], { write: true, withdraw: false, reopen: false }],
    ['there are a hundred messages', professional, friday, full, { write: false, withdraw: true, reopen: false }],
    ['it is closed', closed, '2026-05-27T21:59:59.000Z', [], { write: true, withdraw: true, reopen: true }],
    ['it is closed and full', closed, tuesday, full, { write: false, withdraw: true, reopen: false }],
    ['it was closed long ago', closed, '2026-05-28T22:00:00.000Z', [], { write: false, withdraw: true, reopen: false }],
  ])('when %s, the reporter may do what is left', (_, of, now, messages, may) => {
    expect(statusOf(of, now, [], messages).may).toEqual(may)
  })
})

describe('overdue', () => {
  const known = report({ hasContact: true, state: { phase: 'received', reporterKnown: true } })
  const since = '2026-04-30T14:00:00.000Z'

  test.each<[string, readonly Notice[], boolean]>([
    ['nothing was sent', [], false],
    ['the mail was only sent', [mail('sent')], false],
    ['nobody knows what became of the mail', [mail('unknown')], false],
    ['another role got its mail', [mail('delivered', { role: 'careCoordinator' })], false],
    ['the mail of an earlier round arrived', [mail('delivered', { round: 2 })], false],
    ['a mail beside the ladder arrived', [mail('delivered', { purpose: 'word' })], false],
    ['the mail arrived', [mail('delivered')], true],
  ])('says "alerted" when %s: only then', (_, notices, alerted) => {
    expect(statusOf(known, late, notices).overdue).toEqual({ since, alerted, role: expect.any(String) })
    expect(statusOf(professional, late, notices).overdue).toEqual({ since, alerted })
  })

  test('is not said while there is time', () => {
    expect(statusOf(known, friday).overdue).toBeUndefined()
  })

  test('tells to phone when it is urgent and nobody reads', () => {
    expect(statusOf(report({ urgency: 'urgent' }), '2026-04-25T10:00:00.000Z').phoneNow).toBe(true)
    expect(statusOf(take(professional, false), tuesday).phoneNow).toBe(false)
  })
})

describe('the receipt', () => {
  const region = regionWith('VR05', readRegions(demoRegions, { demo: true }))

  test('says who has it, until when and why, and who is next', () => {
    const expected = outlook(chase())
    const receipt = receiptFor(report(), '4F9TK2MWQX7H83RD', { outlook: expected, region })
    expect(Receipt.parse(receipt)).toEqual(receipt)
    expect(receipt.stops).toEqual(expected.stops)
    expect(receipt).toMatchObject({ handler: 'careCoordinator', next: 'chainDirector', region: { code: 'VR05' } })
    expect(receipt.explanation).toContain('donderdag 30 april')
  })

  test('on the last rung has nobody next', () => {
    const national = { ...outlook(chase({ report: { region: 'NL', where: 'online' } })) }
    expect(receiptFor(report(), '4F9TK2MWQX7H83RD', { outlook: national, region })).not.toHaveProperty('next')
  })
})
