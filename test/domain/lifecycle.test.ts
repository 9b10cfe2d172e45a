import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { raiseRun, withWatch } from '#domain/change.ts'
import { Conflict } from '#domain/errors.ts'
import {
  acknowledge,
  canBeKnown,
  changeConsent,
  changeUrgency,
  close,
  firstStepDone,
  isKnown,
  mayReopen,
  missFirstStep,
  noted,
  notForMe,
  reopen,
  reopenDays,
  sentAgain,
  snooze,
} from '#domain/lifecycle.ts'
import { type Instant, Report } from '#domain/report.ts'
import { by, coordinator, friday, report } from './chase-case.ts'

const taking = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
const watched = report({ watch: { machine: 'escalation', run: 3, wakesAt: friday }, version: 5 })
const monday: Instant = '2026-05-04T08:00:00.000Z'

const received = watched
const acknowledged = acknowledge(received, taking, friday)
const done = firstStepDone(acknowledged, by, friday)
const closed = close(acknowledged, { by, outcome: 'unknown' }, friday)

const acts = {
  acknowledge: (from: Report) => acknowledge(from, { ...taking, firstStepBy: '2026-05-06' }, monday),
  firstStepDone: (from: Report) => firstStepDone(from, by, monday),
  missFirstStep: (from: Report) => missFirstStep(from, monday),
  close: (from: Report) => close(from, { by, outcome: 'notApplicable' }, monday),
  reopen: (from: Report) => reopen(from, by, monday),
  notForMe: (from: Report) => notForMe(from, by, monday),
  changeUrgency: (from: Report) => changeUrgency(from, { urgency: 'urgent', reason: 'afterContact', by }, monday),
  changeConsent: (from: Report) => changeConsent(from, { consent: 'refused', by }, monday),
  snooze: (from: Report) => snooze(from, { until: '2026-06-01', reason: 'waitsForPartner', by }, monday),
  noted: (from: Report) => noted(from, by, monday),
} as const
type Act = keyof typeof acts

describe('is refused', () => {
  test.each<[Act, string, Report]>([
    ['acknowledge', 'acknowledged', acknowledged],
    ['acknowledge', 'closed', closed],
    ['firstStepDone', 'received', received],
    ['firstStepDone', 'acknowledged with its step done', done],
    ['firstStepDone', 'closed', closed],
    ['missFirstStep', 'received', received],
    ['missFirstStep', 'acknowledged with its step done', done],
    ['missFirstStep', 'closed', closed],
    ['close', 'closed', closed],
    ['reopen', 'received', received],
    ['reopen', 'acknowledged', acknowledged],
    ['notForMe', 'acknowledged', acknowledged],
    ['notForMe', 'closed', closed],
    ['changeUrgency', 'closed', closed],
    ['changeUrgency', 'urgent already', { ...received, urgency: 'urgent' }],
    ['changeConsent', 'closed', closed],
    ['changeConsent', 'about a place', { ...received, kind: 'place' }],
    ['snooze', 'received', received],
    ['snooze', 'closed', closed],
  ])('%s when it is %s', (act, _, from) => {
    expect(() => acts[act](from)).toThrow(Conflict)
  })

  test('missing a first step before 17:00 of its day', () => {
    expect(() => missFirstStep(acknowledged, '2026-04-30T14:59:59.000Z')).toThrow(Conflict)
  })
})

describe('moves on', () => {
  test.each<[Act, Report, Partial<Report['state']>, string]>([
    ['acknowledge', received, { phase: 'acknowledged', firstStep: 'callReporter', by }, 'acknowledged'],
    ['firstStepDone', acknowledged, { phase: 'acknowledged', firstStepDoneAt: monday }, 'firstStepDone'],
    ['missFirstStep', acknowledged, { phase: 'received' }, 'firstStepMissed'],
    ['close', received, { phase: 'closed', outcome: 'notApplicable' }, 'closed'],
    ['close', acknowledged, { phase: 'closed', closedAt: monday }, 'closed'],
    ['reopen', closed, { phase: 'received' }, 'reopened'],
    ['notForMe', received, { phase: 'received' }, 'notForMe'],
    ['changeUrgency', received, { phase: 'received' }, 'urgencyChanged'],
    ['changeUrgency', acknowledged, { phase: 'acknowledged' }, 'urgencyChanged'],
    ['changeConsent', received, { phase: 'received' }, 'consentChanged'],
    ['changeConsent', acknowledged, { phase: 'acknowledged' }, 'consentChanged'],
    ['snooze', acknowledged, { phase: 'acknowledged' }, 'snoozed'],
    ['noted', received, { phase: 'received' }, 'noted'],
    ['noted', closed, { phase: 'closed' }, 'noted'],
  ])('%s gives the next version with a line in the timeline, and fits the schema', (act, from, state, what) => {
    const next = acts[act](from)
    expect(next.state).toMatchObject(state)
    expect(next.version).toBe(from.version + 1)
    expect(next.timeline.at(-1)).toMatchObject({ what, at: monday, holder: coordinator.id, role: 'careCoordinator' })
    expect(Report.parse(next)).toEqual(next)
  })

  test.each<[Act, Report, 'escalation' | 'followUp']>([
    ['acknowledge', received, 'followUp'],
    ['close', received, 'followUp'],
    ['close', acknowledged, 'followUp'],
    ['reopen', closed, 'escalation'],
    ['notForMe', received, 'escalation'],
    ['changeUrgency', received, 'escalation'],
    ['snooze', acknowledged, 'followUp'],
  ])('%s raises the run and looks at once', (act, from, machine) => {
    expect(acts[act](from).watch).toEqual({ machine, run: (from.watch?.run ?? 0) + 1, wakesAt: monday })
  })

  test('a change of urgency after taking leaves the clock alone', () => {
    expect(acts.changeUrgency(acknowledged).watch).toEqual(acknowledged.watch)
  })

  test('a note and an answer about consent leave the clock alone', () => {
    for (const act of ['noted', 'changeConsent'] as const) expect(acts[act](received).watch).toEqual(received.watch)
    expect(acts.changeConsent(received).consent).toBe('refused')
  })

  test('a pause says until when and why, and the first step stays promised', () => {
    const paused = acts.snooze(acknowledged)
    expect(paused.snooze).toEqual({ until: '2026-06-01', reason: 'waitsForPartner' })
    expect(paused.timeline.at(-1)).toMatchObject({ reason: 'waitsForPartner' })
    expect(paused.state).toEqual(acknowledged.state)
  })

  test('taking it from higher up keeps the reason, at home there is none', () => {
    const reasoned = acknowledge(received, { ...taking, reason: 'cannotWait' }, friday)
    expect(reasoned.timeline.at(-1)).toMatchObject({ what: 'acknowledged', reason: 'cannotWait' })
    expect(acknowledged.timeline.at(-1)).not.toHaveProperty('reason')
  })

  test.each<[Act, Report]>([
    ['missFirstStep', acknowledged],
    ['reopen', closed],
  ])('%s starts the ladder anew', (act, from) => {
    expect(acts[act](from).ladder).toEqual({ round: from.ladder.round + 1, startedAt: monday })
  })

  test('a clock that runs out is no activity; a person is', () => {
    expect(acts.missFirstStep(acknowledged).lastActivityAt).toBe(acknowledged.lastActivityAt)
    expect(acts.close(acknowledged).lastActivityAt).toBe(monday)
  })

  test.each<[Act, Report]>([
    ['acknowledge', received],
    ['close', received],
  ])('%s keeps a message here that was offered elsewhere', (act, from) => {
    expect(acts[act]({ ...from, handover: { to: 'VR07', proposedAt: friday, by } }).handover).toBeUndefined()
  })
})

describe('a closed message', () => {
  const closedOn = (closedAt: Instant) => close(acknowledged, { by, outcome: 'unknown' }, closedAt)

  test.each([
    ['2026-05-23T21:59:59.000Z', true],
    ['2026-05-23T22:00:00.000Z', false],
  ])('that was closed on 24 April can be opened again at %s: %s', (now, may) => {
    expect(mayReopen(closedOn(friday), now)).toBe(may)
    if (may) expect(reopen(closedOn(friday), 'reporter', now).state.phase).toBe('received')
    else expect(() => reopen(closedOn(friday), 'reporter', now)).toThrow(Conflict)
  })

  test('stays open to that as long as its contents are kept', () => {
    expect(reopenDays).toBe(everyPeriod.contents.keep.days)
  })

  test('that the reporter opens again names no holder', () => {
    expect(reopen(closed, 'reporter', monday).timeline.at(-1)).toStrictEqual({ at: monday, what: 'reopened' })
  })
})

describe('a mail that is sent again', () => {
  test('is noted with the role, and the live clock looks at once', () => {
    const again = sentAgain(received, { role: 'chainDirector' }, monday)
    expect(again.timeline.at(-1)).toEqual({ at: monday, what: 'sentAgain', role: 'chainDirector' })
    expect(again.watch).toEqual({ machine: 'escalation', run: 4, wakesAt: monday })
    expect(sentAgain(acknowledged, {}, monday)).toMatchObject({ watch: { machine: 'followUp' } })
  })

  test('is refused for a closed message', () => {
    expect(() => sentAgain(closed, {}, monday)).toThrow(Conflict)
  })
})

describe('a known reporter', () => {
  const professional = { ...received, hasContact: true }

  test.each([
    ['a professional with contact', professional, true],
    ['a professional without contact', received, false],
    ['a citizen', { ...professional, reporterType: 'citizen' }, false],
    ['the person concerned', { ...professional, reporterType: 'self' }, false],
    ['an obliged reporter with contact', { ...professional, reporterType: 'obliged' }, true],
  ] satisfies [string, Report, boolean][])('can only be a professional with contact: %s', (_, from, isPossible) => {
    expect(canBeKnown(from)).toBe(isPossible)
    expect(isKnown(acknowledge(from, { ...taking, reporterKnown: true }, friday))).toBe(isPossible)
  })

  test('is not known unless the handler says so', () => {
    expect(isKnown(acknowledge(professional, taking, friday))).toBe(false)
  })

  test('stays known when the ladder starts again, when it is taken again and when it is closed', () => {
    const missed = missFirstStep(acknowledge(professional, { ...taking, reporterKnown: true }, friday), monday)
    expect(missed.state).toEqual({ phase: 'received', reporterKnown: true })
    const again = acts.acknowledge(missed)
    expect([missed, again, acts.close(again)].map(isKnown)).toEqual([true, true, true])
  })
})

describe('the run of the watch', () => {
  test('rises with every raise', () => {
    expect(raiseRun(received, 'escalation', monday)).toMatchObject({
      version: 6,
      watch: { machine: 'escalation', run: 4, wakesAt: monday },
    })
  })

  test('never comes back after the watch was taken off', () => {
    const { watch: _, ...rested } = closed
    expect(acts.reopen(rested).watch?.run).toBeGreaterThan(closed.watch?.run ?? 0)
  })

  test('stays when only the time to wake changes', () => {
    const watch = { machine: 'escalation', run: 3, wakesAt: monday } as const
    expect(withWatch(received, watch)).toMatchObject({ version: 6, watch })
  })

  test('never repeats and never passes the version, whatever happens in whatever order', () => {
    const anyAct = fc.constantFrom<Happening>(...happenings)
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), sequence => {
        const lives = [report({ watch: { machine: 'escalation', run: 1, wakesAt: friday } })]
        for (const act of sequence) lives.push(after(act, lives.at(-1) ?? received))
        const runs = lives.flatMap(({ watch }) => watch?.run ?? [])
        expect(runs).toEqual(runs.toSorted((one, other) => one - other))
        expect(lives.every(({ watch, version }) => (watch?.run ?? 0) <= version)).toBe(true)
        expect(lives.every((life, index) => index === 0 || isFresh(life, lives.slice(0, index)))).toBe(true)
      }),
    )
  })
})

const happenings = [
  'acknowledge',
  'firstStepDone',
  'missFirstStep',
  'close',
  'reopen',
  'notForMe',
  'changeUrgency',
  'changeConsent',
  'snooze',
  'noted',
  'takeOff',
  'raise',
] as const satisfies (Act | 'takeOff' | 'raise')[]
type Happening = (typeof happenings)[number]

/** The watch is the one from just before, or its run was never there. */
function isFresh({ watch }: Report, before: readonly Report[]): boolean {
  const isKept = watch?.run === before.at(-1)?.watch?.run
  return isKept || before.every(life => watch === undefined || life.watch?.run !== watch.run)
}

/** The report after the act, or as it was when the act is refused. */
function after(act: Happening, current: Report): Report {
  if (act === 'raise') return raiseRun(current, 'escalation', monday)
  if (act === 'takeOff') {
    const { watch: _, ...rested } = current
    return { ...rested, version: current.version + 1 }
  }
  try {
    return acts[act](current)
  } catch (error) {
    expect(error).toBeInstanceOf(Conflict)
    return current
  }
}
