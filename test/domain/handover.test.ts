import { describe, expect, test } from 'vitest'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import { acceptHandover, proposeHandover, recordHandover, refuseHandover, withdrawHandover } from '#domain/handover.ts'
import { acknowledge, close } from '#domain/lifecycle.ts'
import { type HandlerRef, HandoverRefusal, Party, Report } from '#domain/report.ts'
import { by, friday, report } from './chase-case.ts'

const there: HandlerRef = { holder: 'VR07-careCoordinator-1', role: 'careCoordinator', region: 'VR07' }
const now = '2026-04-28T08:00:00.000Z'
const received = report({ watch: { machine: 'escalation', run: 1, wakesAt: friday } })
const taken = acknowledge(
  received,
  { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false },
  friday,
)
const agreed = { by: there, channel: 'phone', on: '2026-04-28' } as const
const offered = proposeHandover(taken, { to: 'VR07', by }, now)

describe('to another region', () => {
  test.each([
    ['closed', close(received, { by, outcome: 'unknown' }, friday)],
    ['restricted', report({ restricted: true })],
    ['offered already', offered],
    ['in that region', report({ region: 'VR07' })],
  ])('cannot be proposed when the message is %s', (_, from) => {
    expect(() => proposeHandover(from, { to: 'VR07', by }, now)).toThrow(Conflict)
  })

  test('leaves everything running until it is accepted, and the live clock looks at once', () => {
    const { handover, ...rest } = offered
    expect(handover).toEqual({ to: 'VR07', proposedAt: now, by })
    expect(rest).toMatchObject({ region: 'VR05', state: taken.state, ladder: taken.ladder })
    expect(rest.watch).toEqual({ machine: 'followUp', run: 3, wakesAt: now })
    expect(proposeHandover(received, { to: 'VR07', by }, now).watch).toEqual({
      machine: 'escalation',
      run: 2,
      wakesAt: now,
    })
    expect(rest.timeline.at(-1)).toMatchObject({ what: 'handoverProposed', to: 'VR07' })
  })

  test.each([
    ['nothing was offered', taken, there],
    ['it was offered to another', offered, { ...there, region: 'VR08' }],
  ])('cannot be accepted when %s', (_, from, who) => {
    expect(() => acceptHandover(from, { ...agreed, by: who }, now)).toThrow(Conflict)
  })

  test('makes it theirs once accepted: their ladder starts at the bottom, the clock is theirs', () => {
    const moved = acceptHandover(offered, agreed, now)
    expect(Report.parse(moved)).toEqual(moved)
    expect(moved).toMatchObject({
      region: 'VR07',
      state: { phase: 'received' },
      ladder: { round: 2, startedAt: now },
      watch: { machine: 'escalation', run: 4, wakesAt: now },
      version: offered.version + 1,
    })
    expect(moved.handover).toBeUndefined()
    expect(moved.timeline.at(-1)).toEqual({
      at: now,
      what: 'handoverAccepted',
      role: 'careCoordinator',
      holder: there.holder,
      to: 'VR07',
      channel: 'phone',
      on: '2026-04-28',
    })
  })

  test.each(['2026-04-27', '2026-04-29'])('cannot have been agreed on %s, before it was offered or after today', on => {
    expect(() => acceptHandover(offered, { ...agreed, on }, now)).toThrow(InvalidInput)
  })

  test.each([
    ['nothing was offered', taken, by],
    ['another region offered it', offered, there],
  ])('cannot be withdrawn when %s', (_, from, who) => {
    expect(() => withdrawHandover(from, who, now)).toThrow(Conflict)
  })

  test('that is withdrawn stays with the sender', () => {
    const kept = withdrawHandover(offered, by, now)
    expect(kept.handover).toBeUndefined()
    expect(kept).toMatchObject({ region: 'VR05', state: taken.state, version: offered.version + 1 })
    expect(kept.timeline.at(-1)).toMatchObject({ what: 'handoverWithdrawn', to: 'VR07', holder: by.holder })
    expect(() => acceptHandover(kept, agreed, now)).toThrow(Conflict)
  })

  test.each([
    ['nothing was offered', taken, there],
    ['it was offered to another', offered, { ...there, region: 'VR08' }],
  ])('cannot be refused when %s', (_, from, who) => {
    expect(() => refuseHandover(from, { by: who, reason: 'noCapacity' }, now)).toThrow(Conflict)
  })

  test.each(HandoverRefusal.options)('that is refused because of %s stays with the sender, who sees why', reason => {
    const refused = refuseHandover(offered, { by: there, reason }, now)
    expect(Report.parse(refused)).toEqual(refused)
    expect(refused.handover).toBeUndefined()
    expect(refused).toMatchObject({ region: 'VR05', state: taken.state, ladder: taken.ladder })
    expect(refused.timeline.at(-1)).toMatchObject({ what: 'handoverRefused', reason, holder: there.holder })
  })
})

describe('to an outside party', () => {
  test.each(Party.options)('%s is noted, and whoever took the message keeps it', to => {
    const noted = recordHandover(taken, { to, by }, now)
    expect(noted).toMatchObject({ state: taken.state, watch: taken.watch, version: taken.version + 1 })
    expect(noted.timeline.at(-1)).toMatchObject({ what: 'handoverRecorded', to })
  })

  test('cannot be noted before somebody took the message', () => {
    expect(() => recordHandover(received, { to: 'police', by }, now)).toThrow(Conflict)
  })
})
