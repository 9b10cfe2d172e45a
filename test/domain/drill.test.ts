import { describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { Drill, type DrillRung, drillNotices, drillResults, isDrillOverdue, planDrill } from '#domain/drill.ts'
import { Notice, type NoticeState } from '#domain/notice.ts'
import { coordinator, deputy, director, everybody, friday, holder, ladders, nationalDesk } from './chase-case.ts'

const onCall = { email: 'piket@example.org' }
const setting = { regions: ['VR05'], ladders, directory: [...everybody, nationalDesk], now: friday }
const short = ({ region, kind, role, holders, unheld }: DrillRung) =>
  `${region} ${kind} ${role}: ${unheld ?? holders.join(' ')}`

describe('a drill', () => {
  test.each([
    ['nobodyHoldsRole', []],
    ['nobodyHoldsRole', [{ ...coordinator, endedOn: '2026-04-24' }]],
    ['absent', [{ ...coordinator, absence: { from: '2026-04-24', until: '2026-04-24' } }]],
    ['mailboxBounced', [{ ...coordinator, bouncedAt: friday }]],
    ['mailUnwanted', [{ ...coordinator, complainedAt: friday }]],
  ] as const)('shows a role without anybody: %s', (unheld, own) => {
    const directory = [...own, nationalDesk]
    const drill = planDrill({ ...setting, directory })
    expect(drill.rungs[0]).toEqual({ region: 'VR05', kind: 'person', role: 'careCoordinator', holders: [], unheld })
    expect(drillNotices(drill, directory).map(({ holder }) => holder)).toEqual([nationalDesk.id])
  })

  test('goes down every ladder of the regions and mails each address once', () => {
    const elsewhere = holder('VR07-careCoordinator-1')
    const directory = [...everybody, elsewhere, holder('VR09-careCoordinator-1'), nationalDesk]
    const drill = planDrill({ ...setting, regions: ['VR05', 'VR07'], directory })

    expect(drill.rungs.map(short)).toEqual([
      `VR05 person careCoordinator: ${coordinator.id} ${deputy.id}`,
      `VR05 person chainDirector: ${director.id}`,
      `VR05 person nationalDesk: ${nationalDesk.id}`,
      'VR05 place designatedOfficer: VR05-designatedOfficer-1',
      `VR05 place chainDirector: ${director.id}`,
      `VR05 place nationalDesk: ${nationalDesk.id}`,
      `VR07 person careCoordinator: ${elsewhere.id}`,
      'VR07 person chainDirector: nobodyHoldsRole',
      `VR07 person nationalDesk: ${nationalDesk.id}`,
      'VR07 place designatedOfficer: nobodyHoldsRole',
      'VR07 place chainDirector: nobodyHoldsRole',
      `VR07 place nationalDesk: ${nationalDesk.id}`,
    ])
    expect(Drill.parse(drill)).toEqual(drill)
    const mails = drillNotices(drill, directory).map(notice => Notice.parse(notice))
    expect(mails.map(({ to }) => to)).toEqual([...everybody, elsewhere, nationalDesk].map(({ email }) => email))
    expect(new Set(mails.map(({ drill, about }) => `${drill} ${about}`))).toEqual(new Set(['2026-04-24 drill']))
  })

  test('tests the address for nights besides, and on a day on which the other is not read', () => {
    const directory: Holder[] = [{ ...coordinator, onCall, days: ['monday'] }, nationalDesk]
    const mails = drillNotices(planDrill({ ...setting, directory }), directory)
    expect(mails.map(({ id, purpose, to }) => [id, purpose, to])).toEqual([
      [`drill-2026-04-24-${coordinator.id}`, 'ladder', coordinator.email],
      [`drill-oncall-2026-04-24-${coordinator.id}`, 'onCall', 'piket@example.org'],
      [`drill-2026-04-24-${nationalDesk.id}`, 'ladder', nationalDesk.email],
    ])
  })

  test('keeps apart two addresses for nights, and shows the rung by both', () => {
    const night = { email: 'night@example.org' }
    const directory = [
      { ...coordinator, onCall },
      { ...deputy, onCall: night },
    ]
    const drill = planDrill({ ...setting, directory })
    const notices = drillNotices(drill, directory).map((notice): Notice => ({ ...notice, state: 'delivered' }))
    expect(notices).toHaveLength(4)
    expect(drillResults(drill, { notices, everybody: directory })[0]).toMatchObject({ result: 'passed' })
  })

  test('mails a mailbox that serves two roles once', () => {
    const directory = [
      { ...coordinator, onCall },
      { ...director, email: coordinator.email.toUpperCase(), onCall },
    ]
    const mails = drillNotices(planDrill({ ...setting, directory }), directory)
    expect(mails.map(({ holder, purpose }) => [holder, purpose])).toEqual([
      [coordinator.id, 'ladder'],
      [coordinator.id, 'onCall'],
    ])
  })
})

describe('the result of a rung', () => {
  const { directory } = setting
  const drill = planDrill(setting)
  const mails = drillNotices(drill, directory)
  const judged = (states: Readonly<Record<string, NoticeState>>, everyone: readonly Holder[] = directory) => {
    const notices = mails.map(notice => ({ ...notice, state: states[notice.holder ?? ''] ?? notice.state }))
    return drillResults(drill, { notices, everybody: everyone })[0]
  }

  test.each([
    ['passed', { [coordinator.id]: 'delivered', [deputy.id]: 'delivered', [director.id]: 'bounced' }],
    ['waiting', { [coordinator.id]: 'delivered', [deputy.id]: 'sent' }],
    ['waiting', {}],
    ['failed', { [coordinator.id]: 'delivered', [deputy.id]: 'bounced' }],
    ['failed', { [coordinator.id]: 'failed' }],
    ['failed', { [coordinator.id]: 'complained' }],
  ] as const)('is %s when its addresses are %o', (result, states) => {
    expect(judged(states)).toMatchObject({ role: 'careCoordinator', result })
    expect(judged(states, [])).toMatchObject({ result })
  })

  test('is that of a mailbox it shares with another rung', () => {
    const shared = [coordinator, { ...director, email: coordinator.email }]
    const drill = planDrill({ ...setting, directory: shared })
    const notices = drillNotices(drill, shared).map((notice): Notice => ({ ...notice, state: 'delivered' }))
    const results = drillResults(drill, { notices, everybody: shared })
    expect(results.find(({ role }) => role === 'chainDirector')).toMatchObject({ result: 'passed' })
  })

  test('is waiting while nothing was planned', () => {
    expect(drillResults(drill, { notices: [], everybody: directory })[0]).toMatchObject({ result: 'waiting' })
    const { holder: _, to: __, ...nobodys } = Notice.parse({ ...mails[0], state: 'bounced' })
    expect(drillResults(drill, { notices: [nobodys], everybody: directory })[0]).toMatchObject({ result: 'waiting' })
  })

  test('is unheld, with the reason, when there is nobody to test', () => {
    const empty = planDrill({ ...setting, directory: [] })
    expect(drillResults(empty, { notices: mails, everybody: directory })[0]).toMatchObject({
      result: 'unheld',
      unheld: 'nobodyHoldsRole',
    })
  })
})

test.each([
  ['36 days ago', '2026-04-01', true],
  ['35 days ago', '2026-04-02', false],
  ['not at all', undefined, true],
])('of a drill held %s (%s) it is %s that it counts no more', (_, last, isOverdue) => {
  expect(isDrillOverdue(last, { today: '2026-05-07', validDays: 36 })).toBe(isOverdue)
})
