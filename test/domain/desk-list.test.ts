import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/access.ts'
import { DeskFilter, deskRows, ListedReport } from '#domain/desk-list.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone } from '#domain/lifecycle.ts'
import type { Instant, Report, Urgency } from '#domain/report.ts'
import { by, director, friday, ladders, report } from './chase-case.ts'
import { actors } from './person-case.ts'

const usual = DeskFilter.parse({})
const references = ['MR-0000-0001', 'MR-0000-0002', 'MR-0000-0003', 'MR-0000-0004', 'MR-0000-0005', 'MR-0000-0006']

const listed = (of: Report): ListedReport =>
  ListedReport.strip().parse(Object.fromEntries(Object.entries(of).filter(([name]) => name in ListedReport.shape)))
const waiting = (dueAt: Instant, missedAt?: Instant, changes: Partial<Report> = {}) =>
  report({ waiting: { round: 1, role: 'careCoordinator', dueAt, ...(missedAt && { missedAt }) }, ...changes })
const taken = (firstStepBy = '2026-04-30', from = report()) =>
  acknowledge(from, { by, firstStep: 'callReporter', firstStepBy, reporterKnown: false }, friday)
const rowsFor = (actor: Actor, reports: readonly Report[], filter = usual, now = friday) =>
  deskRows(reports.map(listed), filter, { actor, ladders, now })
const rowFor = (actor: Actor, of: Report, now = friday) => rowsFor(actor, [of], usual, now)[0]

const tuesday: Instant = '2026-04-28T14:00:00.000Z'

describe('a list never shows', () => {
  test.each([
    'public',
    'reporter',
    'nobody',
    'otherRegion',
    'member',
    'lead',
    'leadOfCountry',
    'administrator',
  ] as const)('a message to %s that is none of theirs', actor => {
    expect(rowsFor(actors[actor], [report(), taken(), close(taken(), { by, outcome: 'unknown' }, friday)])).toEqual([])
  })

  test('a restricted message to anybody of its region', () => {
    const restricted = report({ restricted: true })
    expect(rowsFor(actors.home, [restricted])).toEqual([])
    expect(rowsFor(actors.director, [restricted])).toEqual([])
  })

  test('a message to the last rung before it is its turn', () => {
    expect(rowsFor(actors.national, [report(), waiting(tuesday)])).toEqual([])
    const reached = report({ waiting: { round: 1, role: 'nationalDesk', dueAt: tuesday } })
    expect(rowFor(actors.national, reached)).toMatchObject({ section: 'mine', role: 'nationalDesk' })
  })
})

describe('a message waits', () => {
  test('for the first role when its clock has not looked yet', () => {
    const row = rowFor(actors.home, report())
    expect(row).toMatchObject({ section: 'mine', role: 'careCoordinator', isDueToday: false })
    expect(row).not.toHaveProperty('dueAt')
    expect(row).not.toHaveProperty('overdueSince')
  })

  test('for another, in the eyes of whoever was not asked', () => {
    expect(rowFor(actors.director, waiting(tuesday))).toMatchObject({ section: 'others', role: 'careCoordinator' })
  })

  test('for everybody who was asked, and with the one asked last', () => {
    const reached = report({ waiting: { round: 1, role: 'chainDirector', dueAt: tuesday, missedAt: friday } })
    for (const actor of [actors.home, actors.director]) {
      expect(rowFor(actor, reached)).toMatchObject({ section: 'mine', role: 'chainDirector', overdueSince: friday })
    }
  })

  test('from the bottom again in a new round, whatever the one before it said', () => {
    const again = waiting(tuesday, friday, { ladder: { round: 2, startedAt: friday } })
    const row = rowFor(actors.home, again)
    expect(row).not.toHaveProperty('dueAt')
    expect(row).not.toHaveProperty('overdueSince')
  })

  test('from the bottom when it was judged anew, and no longer has the rung it waited at', () => {
    const judged = report({ kind: 'place', waiting: { round: 1, role: 'careCoordinator', dueAt: tuesday } })
    expect(rowFor(actors.member, judged)).toMatchObject({ section: 'mine', role: 'designatedOfficer' })
  })

  test('for the region it was offered to, and goes on waiting at home', () => {
    const offered = proposeHandover(waiting(tuesday), { to: 'VR06', by }, friday)
    expect(rowFor(actors.otherRegion, offered)).toMatchObject({ section: 'mine' })
    expect(rowFor(actors.home, offered)).toMatchObject({ section: 'mine' })
  })

  test.each<[string, Report, Instant, Instant | undefined, boolean]>([
    ['in time', waiting(tuesday), friday, undefined, false],
    ['until later today', waiting(tuesday), '2026-04-28T07:00:00.000Z', undefined, true],
    ['too late from the instant itself', waiting(tuesday), tuesday, tuesday, true],
    ['too late since the term before', waiting(tuesday, friday), friday, friday, false],
  ])('%s', (_, of, now, overdueSince, isDueToday) => {
    const row = rowFor(actors.home, of, now)
    expect([row?.overdueSince, row?.isDueToday]).toEqual([overdueSince, isDueToday])
  })
})

describe('a message that was taken', () => {
  test('runs, with whoever has it, until the end of the day of its first step', () => {
    expect(rowFor(actors.home, taken())).toMatchObject({
      section: 'running',
      role: 'careCoordinator',
      dueAt: '2026-04-30T15:00:00.000Z',
      isDueToday: false,
    })
  })

  test('waits for whoever has it on the day of its first step, and for nobody else', () => {
    expect(rowFor(actors.home, taken('2026-04-24'))).toMatchObject({ section: 'mine', isDueToday: true })
    expect(rowFor(actors.director, taken('2026-04-24'))).toMatchObject({ section: 'running', isDueToday: true })
  })

  test('waits for whoever has it once nothing has happened with it for half a year', () => {
    const done = firstStepDone(taken(), by, friday)
    const [before, after] = ['2026-10-23T21:59:59.000Z', '2026-10-23T22:00:00.000Z']
    expect(rowFor(actors.home, done, before)).toMatchObject({ section: 'running', asksForExtension: false })
    expect(rowFor(actors.home, done, after)).toMatchObject({ section: 'mine', asksForExtension: true })
    expect(rowFor(actors.director, done, after)).toMatchObject({ section: 'running', asksForExtension: true })
  })

  test('promises nothing more once that step is done', () => {
    expect(rowFor(actors.home, firstStepDone(taken(), by, friday))).not.toHaveProperty('dueAt')
  })

  test('is closed, with whoever closed it, and no longer due or late', () => {
    const directorRef = { holder: director.id, role: 'chainDirector', region: 'VR05' } as const
    const row = rowFor(actors.home, close(waiting(friday, friday), { by: directorRef, outcome: 'unknown' }, friday))
    expect(row).toMatchObject({ section: 'closed', role: 'chainDirector', isDueToday: false })
    expect(row).not.toHaveProperty('overdueSince')
  })
})

describe('the order', () => {
  const named = (index: number, of: Report) => ({ ...of, reference: references[index] ?? '' })
  const orderOf = (reports: readonly Report[]) =>
    rowsFor(actors.home, reports).map(row => references.indexOf(row.report.reference))

  test('is acute, overdue, urgent, and then what is due soonest', () => {
    const inOrder = [
      waiting(tuesday, undefined, { urgency: 'acute' }),
      waiting(tuesday, friday),
      waiting(tuesday, undefined, { urgency: 'urgent' }),
      waiting('2026-04-27T08:00:00.000Z'),
      waiting(tuesday),
      report(),
    ].map((of, index) => named(index, of))
    expect(orderOf(inOrder.toReversed())).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('shows what waits for this person before what runs, however urgent that is', () => {
    const acute = taken('2026-04-30', report({ urgency: 'acute' }))
    expect(orderOf([named(0, waiting(tuesday)), named(1, acute)].toReversed())).toEqual([0, 1])
  })

  test('of closed messages is the newest first, urgent or not', () => {
    const closedAt = (at: Instant, urgency: Urgency = 'normal') =>
      close(report({ urgency }), { by, outcome: 'unknown' }, at)
    const inOrder = [closedAt(tuesday), closedAt(friday, 'acute')].map((of, index) => named(index, of))
    expect(orderOf(inOrder.toReversed())).toEqual([0, 1])
  })

  test('is one order, whatever order they came in', () => {
    const instant = fc.constantFrom<Instant>(friday, tuesday, '2026-05-01T08:00:00.000Z')
    const anyReport = fc
      .tuple(instant, fc.option(instant, { nil: undefined }), fc.constantFrom<Urgency>('normal', 'urgent', 'acute'))
      .map(([dueAt, missedAt, urgency]) => waiting(dueAt, missedAt, { urgency }))
    const state = fc.oneof(anyReport, fc.constantFrom(taken(), firstStepDone(taken(), by, friday), report()))
    const keyOf = ({ section, report: { urgency }, overdueSince, dueAt }: ReturnType<typeof rowsFor>[number]) =>
      [section, urgency, overdueSince, dueAt].join()
    fc.assert(
      fc.property(fc.array(state, { maxLength: 12 }), reports => {
        const forwards = rowsFor(actors.home, reports).map(keyOf)
        const backwards = rowsFor(actors.home, reports.toReversed()).map(keyOf)
        const later = (row: string) => (row.startsWith('mine') ? 0 : 1)
        expect(forwards.map(later)).toEqual(forwards.map(later).toSorted())
        expect(backwards.toSorted()).toEqual(forwards.toSorted())
      }),
    )
  })
})

describe('a filter', () => {
  test.each([
    { show: 'everything' },
    { region: 'Twente' },
    { urgency: 'soon' },
    { kind: 'thing' },
    { page: '0' },
    { page: '-1' },
    { page: '1.5' },
    { page: 'x' },
    { page: '1000' },
    { region: '', urgency: '', kind: '' },
    { lang: 'en', other: 'x' },
  ])('%j asks for nothing in particular', asked => {
    expect(DeskFilter.parse(asked)).toEqual({ show: 'open', page: 1 })
  })

  test('is read from an address', () => {
    const asked = { show: 'closed', region: 'VR05', urgency: 'acute', kind: 'place', page: '2' }
    expect(DeskFilter.parse(asked)).toEqual({ ...asked, page: 2 })
  })

  test.each([
    [{ region: 'VR06' }, false],
    [{ region: 'VR05' }, true],
    [{ urgency: 'urgent' }, false],
    [{ urgency: 'normal' }, true],
    [{ kind: 'place' }, false],
    [{ kind: 'person' }, true],
    [{}, true],
  ])('%j fits a usual message: %s', (asked, isShown) => {
    const filter = DeskFilter.parse(asked)
    expect(rowsFor(actors.home, [report()], filter)).toHaveLength(isShown ? 1 : 0)
  })

  test.each([
    ['person', 0],
    ['place', 0],
    [undefined, 1],
  ] as const)('by kind (%s) never tells what may not be opened', (kind, count) => {
    expect(rowsFor(actors.director, [report()], { ...usual, kind })).toHaveLength(count)
  })
})

describe('until it is taken, what a message is about', () => {
  const names = ['kind', 'where', 'ageGroup', 'forms', 'asked', 'reporterType']
  const offered = proposeHandover(waiting(tuesday), { to: 'VR06', by }, friday)

  test.each([
    ['director', waiting(tuesday)],
    ['otherRegion', offered],
    ['director', taken()],
  ] as const)('stays hidden from %s, in the row and in all it holds', (actor, of) => {
    const row = rowFor(actors[actor], of)
    expect(row?.report).toMatchObject({ region: 'VR05', urgency: 'normal', receivedAt: of.receivedAt })
    expect(row).not.toHaveProperty('about')
    for (const name of names) expect(row?.report).not.toHaveProperty(name)
  })

  test.each([waiting(tuesday), taken(), offered])('shows to the first role of its ladder', of => {
    const row = rowFor(actors.home, of)
    expect(row?.about).toMatchObject({ kind: 'person', where: of.where })
  })
})
