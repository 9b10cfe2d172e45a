import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chase } from '#domain/chase.ts'
import { reporterWrote } from '#domain/conversation.ts'
import { deskNotices } from '#domain/desk-notice.ts'
import { decideEscalation } from '#domain/escalation.ts'
import { decideFollowUp } from '#domain/follow-up.ts'
import { proposeHandover, refuseHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone, notForMe } from '#domain/lifecycle.ts'
import { Notice } from '#domain/notice.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import {
  by,
  chase,
  coordinator,
  deputy,
  director,
  everybody,
  friday,
  holder,
  nationalDesk,
  region,
  report,
  runUntil,
} from './chase-case.ts'

const there = holder('VR07-careCoordinator-1')
const above = holder('VR07-chainDirector-1', { language: 'en' })
const directory = [...everybody, there, above]
const received = report()
const taking = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
const taken = acknowledge(received, taking, friday)
const tuesday: Instant = '2026-04-28T08:00:00.000Z'
const wednesday: Instant = '2026-04-29T08:00:00.000Z'
const ms = (at: Instant) => Date.parse(at)

const due = (of: Report, now: Instant, others: Partial<Omit<Chase, 'report'>> = {}) =>
  deskNotices(chase({ directory, report: of, now, ...others }))
const asked = (of: Report, now: Instant, others: Partial<Omit<Chase, 'report'>> = {}) =>
  due(of, now, others).planned.map(({ id }) => id)
const became = (state: Notice['state'], notices: readonly Notice[]) =>
  notices.map((notice): Notice => ({ ...notice, state, attempts: 1, sentAt: notice.plannedAt }))

describe('a hand-over that was proposed', () => {
  const offered = proposeHandover(taken, { to: 'VR07', by }, tuesday)
  const first = `handover-${ms(tuesday)}-proposed-${there.id}`

  test('is told to whoever is asked there, once, in a line that belongs to no ladder', () => {
    const { planned } = due(offered, tuesday)
    expect(planned).toEqual([
      {
        reference: offered.reference,
        id: first,
        purpose: 'handover',
        offeredTo: 'VR07',
        about: 'proposed',
        role: 'careCoordinator',
        holder: there.id,
        language: 'nl',
        to: there.email,
        state: 'planned',
        attempts: 0,
        plannedAt: tuesday,
      },
    ])
    expect(Notice.array().parse(planned)).toEqual(planned)
    expect(due(offered, tuesday, { notices: became('sent', planned) })).toEqual({ planned: [], until: wednesday })
  })

  test('waits for office hours', () => {
    const late = proposeHandover(taken, { to: 'VR07', by }, '2026-04-24T16:00:00.000Z')
    expect(due(late, '2026-04-24T16:00:00.000Z')).toEqual({ planned: [], until: '2026-04-28T07:00:00.000Z' })
  })

  test('and not answered in a working day is told once more, to the next role too, and then no more', () => {
    const before = became('delivered', due(offered, tuesday).planned)
    const again = due(offered, wednesday, { notices: before }).planned
    expect(again.map(({ id }) => id)).toEqual([
      `handover-${ms(tuesday)}-unanswered-${there.id}`,
      `handover-${ms(tuesday)}-unanswered-${above.id}`,
    ])
    const notices = [...before, ...became('sent', again)]
    expect(due(offered, '2026-05-20T08:00:00.000Z', { notices })).toEqual({ planned: [] })
  })

  test('to a region where nobody is told to the national desk, also the second time', () => {
    const nowhere = proposeHandover(taken, { to: 'VR08', by }, tuesday)
    expect(asked(nowhere, tuesday)).toEqual([`handover-${ms(tuesday)}-proposed-${nationalDesk.id}`])
    expect(asked(nowhere, wednesday)).toEqual([`handover-${ms(tuesday)}-unanswered-${nationalDesk.id}`])
  })

  test.each(['bounced', 'failed'] as const)('to a mailbox where it %s goes to the next role at once', state => {
    const notices = became(state, due(offered, tuesday).planned)
    expect(asked(offered, tuesday, { notices })).toEqual([`handover-${ms(tuesday)}-proposed-${above.id}`])
  })

  test('is not judged by mails about something else, or to nobody', () => {
    const { holder: _, ...nameless } = became('bounced', due(offered, tuesday).planned)[0] ?? received.timeline[0] ?? {}
    const other = { ...became('bounced', due(offered, tuesday).planned)[0], id: 'handover-1-proposed-x' }
    const notices = Notice.array().parse([{ ...nameless, id: `${first}x` }, other])
    expect(asked(offered, tuesday, { notices })).toEqual([first])
  })

  test('is no longer told when it was refused or the message was closed', () => {
    const refused = refuseHandover(offered, { by: { ...by, region: 'VR07' }, reason: 'noCapacity' }, tuesday)
    expect(asked(refused, tuesday)).toEqual([])
    expect(asked(close(offered, { by, outcome: 'unknown' }, tuesday), tuesday)).toEqual([])
  })

  test('goes out by whichever clock is live, after what the ladder asks', () => {
    const followUp = { ...chase({ directory, report: offered, now: tuesday }), reminders: [] }
    expect(decideFollowUp(followUp)).toMatchObject({ kind: 'notify', planned: [{ id: first }] })
    const climbing = runUntil(tuesday, region(chase({ directory })))
    const proposed = { ...climbing.chase, report: proposeHandover(climbing.chase.report, { to: 'VR07', by }, tuesday) }
    expect(decideEscalation({ ...proposed, now: tuesday })).toMatchObject({ kind: 'notify', planned: [{ id: first }] })
  })
})

describe('what the reporter wrote', () => {
  const written = reporterWrote(taken, tuesday)
  const line = (to: string) => `word-${ms(friday)}-${to}`

  test('is told to whoever has the message, once for all that is unanswered', () => {
    const { planned } = due(written, tuesday)
    expect(planned).toMatchObject([{ id: line(coordinator.id), purpose: 'word', holder: coordinator.id }])
    expect(planned[0]).not.toHaveProperty('round')
    const more = reporterWrote(reporterWrote(written, tuesday), wednesday)
    expect(due(more, wednesday, { notices: became('sent', planned) })).toEqual({ planned: [] })
  })

  test('is told again when the handler did something in between', () => {
    const acted = reporterWrote(firstStepDone(written, by, tuesday), wednesday)
    expect(asked(acted, wednesday)).toEqual([`word-${ms(tuesday)}-${coordinator.id}`])
  })

  test.each([
    ['nobody has it', reporterWrote(received, tuesday)],
    ['the handler did something after it', firstStepDone(written, by, wednesday)],
    ['nothing was written', taken],
  ])('is told to nobody when %s', (_, of) => {
    expect(due(of, wednesday)).toEqual({ planned: [] })
  })

  test('waits for office hours, and reaches the one who closed it', () => {
    const late = reporterWrote(close(taken, { by, outcome: 'unknown' }, friday), '2026-04-28T20:00:00.000Z')
    expect(due(late, '2026-04-28T20:00:00.000Z')).toEqual({ planned: [], until: '2026-04-29T07:00:00.000Z' })
    expect(asked(late, wednesday)).toEqual([line(coordinator.id)])
  })

  test.each([
    ['is away, and a deputy stands in', [{ ...coordinator, bouncedAt: friday }, deputy], deputy.id],
    ['left, and another holds the role', [deputy], deputy.id],
    ['left, and nobody holds the role', [director], nationalDesk.id],
  ])('goes on when whoever has it %s', (_, directory, to) => {
    expect(asked(written, tuesday, { directory })).toEqual([line(to)])
  })

  test('to the national desk goes to the national desk', () => {
    const national: HandlerRef = { holder: nationalDesk.id, role: 'nationalDesk', region: 'NL' }
    const has = reporterWrote(acknowledge(received, { ...taking, by: national }, friday), tuesday)
    expect(asked(has, tuesday)).toEqual([line(nationalDesk.id)])
  })

  test('counts from the beginning of the round when the timeline no longer holds an act', () => {
    const bare = { ...written, timeline: written.timeline.slice(-1) }
    expect(asked(bare, tuesday)).toEqual([`word-${ms(friday)}-${coordinator.id}`])
  })

  test('a "not for me" of somebody else is no act of the handler', () => {
    const refused = {
      ...written,
      timeline: [...written.timeline, ...notForMe(received, by, wednesday).timeline.slice(-1)],
    }
    expect(asked(refused, wednesday)).toEqual([line(coordinator.id)])
  })
})

test('whatever is said beside it, the ladder asks the same people at the same times', () => {
  const states = ['sent', 'delivered', 'bounced', 'failed', 'unknown'] as const
  const beside = fc.array(
    fc.record({
      purpose: fc.constantFrom('handover' as const, 'word' as const, 'reporter' as const),
      state: fc.constantFrom(...states),
      holder: fc.constantFrom(coordinator.id, deputy.id, director.id),
      role: fc.constantFrom('careCoordinator' as const, 'chainDirector' as const),
      round: fc.constantFrom(undefined, 1),
    }),
    { maxLength: 6 },
  )
  const end = '2026-05-08T12:00:00.000Z'
  const alone = runUntil(end, region(chase())).sent
  fc.assert(
    fc.property(beside, lines => {
      const notices = lines.map(
        ({ round, ...line }, n): Notice => ({
          ...line,
          ...(round === undefined ? {} : { round }),
          id: `beside-${n}`,
          language: 'nl',
          attempts: 2,
          plannedAt: friday,
          to: 'elsewhere@example.org',
        }),
      )
      expect(runUntil(end, region(chase({ notices }))).sent).toEqual(alone)
    }),
    { numRuns: 60 },
  )
})
