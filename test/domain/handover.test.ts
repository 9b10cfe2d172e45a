import { describe, expect, test } from 'vitest'
import { Conflict } from '#domain/errors.ts'
import { acceptHandover, proposeHandover, recordHandover } from '#domain/handover.ts'
import { acknowledge, close } from '#domain/lifecycle.ts'
import { type HandlerRef, Party, Report } from '#domain/report.ts'
import { coordinator, friday, report } from './chase-case.ts'

const by: HandlerRef = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' }
const there: HandlerRef = { holder: 'VR07-careCoordinator-1', role: 'careCoordinator', region: 'VR07' }
const now = '2026-04-28T08:00:00.000Z'
const received = report({ watch: { machine: 'escalation', run: 1, wakesAt: friday } })
const taken = acknowledge(
  received,
  { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false },
  friday,
)
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

  test('leaves everything running until it is accepted', () => {
    const { handover, ...rest } = offered
    expect(handover).toEqual({ to: 'VR07', proposedAt: now, by })
    expect(rest).toMatchObject({ region: 'VR05', state: taken.state, watch: taken.watch, ladder: taken.ladder })
    expect(rest.timeline.at(-1)).toMatchObject({ what: 'handoverProposed', to: 'VR07' })
  })

  test.each([
    ['nothing was offered', taken, there],
    ['it was offered to another', offered, { ...there, region: 'VR08' }],
  ])('cannot be accepted when %s', (_, from, who) => {
    expect(() => acceptHandover(from, who, now)).toThrow(Conflict)
  })

  test('makes it theirs once accepted: their ladder starts at the bottom, the clock is theirs', () => {
    const moved = acceptHandover(offered, there, now)
    expect(Report.parse(moved)).toEqual(moved)
    expect(moved).toMatchObject({
      region: 'VR07',
      state: { phase: 'received' },
      ladder: { round: 2, startedAt: now },
      watch: { machine: 'escalation', run: 3, wakesAt: now },
      version: offered.version + 1,
    })
    expect(moved.handover).toBeUndefined()
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
