import { describe, expect, test } from 'vitest'
import rawCalendar from '#content/calendar.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { countedIn } from '#domain/counted.ts'
import { type Fact, factsOf } from '#domain/fact.ts'
import { acceptHandover, proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone, reopen } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import type { HandlerRef, Instant, Report, Role } from '#domain/report.ts'
import { addEvent } from '#domain/timeline.ts'
import { localDateOf } from '#domain/working-time.ts'
import { aNotice, aReport } from '../adapters/examples.ts'

const calendar = readCalendar(rawCalendar)
const municipalities = new Map([['GM0153', { name: 'Enschede', region: 'VR05' }]])
const by: HandlerRef = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' }
/** Friday, an hour before the office closes. */
const received = '2026-04-24T14:00:00.000Z'
const monday = '2026-04-28T08:00:00.000Z'

const facts = (report: Report, notices: readonly Notice[] = []) =>
  factsOf(report, { notices, municipalities, calendar })
const of = <Name extends Fact['event']>(event: Name, report: Report, notices: readonly Notice[] = []) =>
  facts(report, notices).find((fact): fact is Extract<Fact, { event: Name }> => fact.event === event)

const asked = (role: Role, report: Report, at: Instant = received): Report => ({
  ...report,
  timeline: addEvent(report.timeline, { at, what: 'rungNotified', role }),
})
const taken = (report: Report, at: Instant = monday): Report =>
  acknowledge(report, { by, firstStep: 'callReporter', firstStepBy: localDateOf(at), reporterKnown: false }, at)

describe('a fact', () => {
  test('says nothing that anybody wrote, and nothing of when or to whom', () => {
    const report = close(taken(asked('careCoordinator', aReport())), { by, outcome: 'registeredByUs' }, monday)
    expect(facts(report)).toEqual([
      {
        event: 'received',
        region: 'VR05',
        quarter: '2026-Q2',
        reference: report.reference,
        kind: 'person',
        form: 'labourExploitation',
        ageGroup: 'adult',
        reporterType: 'professional',
        urgency: 'normal',
        feedback: false,
      },
      {
        event: 'taken',
        region: 'VR05',
        quarter: '2026-Q2',
        reference: report.reference,
        workingMinutes: 120,
        rungs: 1,
      },
      { event: 'closed', region: 'VR05', quarter: '2026-Q2', reference: report.reference, outcome: 'registeredByUs' },
    ])
  })

  test('has several forms as one value, a place without an age, and an age nobody gave as perhaps under 18', () => {
    expect(of('received', aReport({ forms: ['unknown', 'forcedMarriage'] }))?.form).toBe('several')
    expect(of('received', aReport({ kind: 'place' }))?.ageGroup).toBe('none')
    const { ageGroup: _, ...ageless } = aReport()
    expect(of('received', ageless)?.ageGroup).toBe('perhapsUnder18')
  })

  test.each([
    [{ restricted: true }, 'NL'],
    [{ where: 'online' as const }, 'NL'],
    [{ where: 'GM0153' }, 'VR05'],
    [{ where: 'GM9999', region: 'VR07' }, 'VR07'],
  ])('of %j belongs to %s', (changes, region) => {
    expect(of('received', aReport(changes))?.region).toBe(region)
  })

  test('stays where it was received when the message is handed over', () => {
    const offered = proposeHandover(aReport(), { to: 'VR06', by }, received)
    const there = { ...by, region: 'VR06' }
    const moved = acceptHandover(offered, { by: there, channel: 'phone', on: '2026-04-24' }, received)
    expect(moved.region).toBe('VR06')
    expect(of('received', moved)?.region).toBe('VR05')
  })

  test.each([
    ['2026-03-31T21:59:59.000Z', '2026-Q1'],
    ['2026-03-31T22:00:00.000Z', '2026-Q2'],
    ['2026-12-31T22:59:59.000Z', '2026-Q4'],
    ['2026-12-31T23:00:00.000Z', '2027-Q1'],
  ])('of %s belongs to %s, as it was in Amsterdam', (receivedAt, quarter) => {
    expect(of('received', aReport({ receivedAt }))?.quarter).toBe(quarter)
  })
})

describe('taking', () => {
  test('counts each role once that was asked before it, however often', () => {
    const climbed = asked('chainDirector', asked('careCoordinator', asked('careCoordinator', aReport())))
    expect(of('taken', taken(climbed))?.rungs).toBe(2)
    expect(of('taken', asked('nationalDesk', taken(climbed)))?.rungs).toBe(2)
  })

  test('of a message that was opened again is its first', () => {
    const first = taken(asked('careCoordinator', aReport()))
    const again = reopen(close(first, { by, outcome: 'unknown' }, monday), 'reporter', '2026-04-29T08:00:00.000Z')
    const second = taken(asked('chainDirector', again), '2026-04-30T08:00:00.000Z')
    expect(of('taken', second)).toEqual(of('taken', first))
  })

  test('takes working time: the night, the weekend and a closed day do not count', () => {
    // Friday 16:00 until Tuesday 10:00, with King's Day between them.
    expect(of('taken', taken(aReport()))?.workingMinutes).toBe(120)
    expect(of('firstStep', firstStepDone(taken(aReport()), by, '2026-04-28T09:30:00.000Z'))?.workingMinutes).toBe(210)
  })
})

describe('the outcome', () => {
  test('of a message that was opened again is open until it is closed once more', () => {
    const closed = close(taken(aReport()), { by, outcome: 'registeredByOthers' }, monday)
    expect(of('closed', closed)?.outcome).toBe('registeredByOthers')
    expect(of('closed', reopen(closed, by, monday))?.outcome).toBe('open')
    expect(of('closed', taken(aReport()))).toBeUndefined()
  })
})

describe('the reporter', () => {
  const mail = (state: Notice['state']) => [aNotice({ purpose: 'reporter', state })]

  test.each([
    ['sent', true],
    ['delivered', true],
    ['planned', false],
    ['sending', false],
    ['bounced', false],
    ['failed', false],
    ['unknown', false],
  ] as const)('had word by a mail that is %s: %s', (state, feedback) => {
    expect(of('received', aReport(), mail(state))?.feedback).toBe(feedback)
  })

  test('had no word by a mail to somebody else', () => {
    expect(of('received', aReport(), [aNotice({ state: 'delivered' })])?.feedback).toBe(false)
  })

  test('had word when answering what the desk wrote, and not when writing alone', () => {
    const said = (...what: ('reporterAsked' | 'reporterWrote')[]) => {
      const report = aReport()
      return { ...report, timeline: [...report.timeline, ...what.map(event => ({ at: monday, what: event }))] }
    }
    expect(of('received', said('reporterWrote'))?.feedback).toBe(false)
    expect(of('received', said('reporterWrote', 'reporterAsked'))?.feedback).toBe(false)
    expect(of('received', said('reporterAsked', 'reporterWrote'))?.feedback).toBe(true)
  })
})

describe('a message as it is counted', () => {
  const counted = (report: Report, notices: readonly Notice[] = []) => countedIn(facts(report, notices).toReversed())

  test('is one, with a value in every table', () => {
    const report = close(taken(asked('careCoordinator', aReport())), { by, outcome: 'noGroundOrConsent' }, monday)
    expect(counted(report)).toEqual([
      {
        region: 'VR05',
        quarter: '2026-Q2',
        codes: {
          kind: 'person',
          form: 'labourExploitation',
          ageGroup: 'adult',
          reporterType: 'professional',
          urgency: 'normal',
          registered: 'no',
          outcome: 'noGroundOrConsent',
          taking: 'inTime',
          rungs: 'one',
          feedback: 'no',
        },
        minutes: { taking: 120 },
      },
    ])
  })

  test('that nobody took is open, and nothing is known of its registration', () => {
    const [one] = counted(aReport(), [aNotice({ purpose: 'reporter', state: 'sent' })])
    expect(one?.codes).toMatchObject({
      taking: 'notTaken',
      rungs: 'notTaken',
      outcome: 'open',
      registered: 'unknown',
      feedback: 'yes',
    })
    expect(one?.minutes).toEqual({})
  })

  test.each([
    [['careCoordinator'], 'inTime', 'one'],
    [['careCoordinator', 'chainDirector'], 'late', 'two'],
    [['careCoordinator', 'chainDirector', 'nationalDesk'], 'late', 'threeOrMore'],
    [[], 'inTime', 'one'],
  ] as const)('taken after %j were asked is %s, on rung %s', (roles, taking, rungs) => {
    const climbed = roles.reduce<Report>((report, role) => asked(role, report), aReport())
    const [one] = counted(firstStepDone(taken(climbed), by, monday))
    expect(one?.codes).toMatchObject({ taking, rungs })
    expect(one?.minutes).toEqual({ taking: 120, firstStep: 120 })
  })

  test('of which only a part of the facts is there is none', () => {
    expect(countedIn(facts(taken(aReport())).slice(1))).toEqual([])
  })
})
