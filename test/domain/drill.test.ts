import { describe, expect, test } from 'vitest'
import { afterDrill, type DrillRung, judgeDrill, planDrill } from '#domain/drill.ts'
import { Notice, type NoticeState } from '#domain/notice.ts'
import { coordinator, deputy, director, everybody, friday, holder, ladders, nationalDesk } from './chase-case.ts'

const onCall = { email: 'piket@example.org' }
const setting = { region: 'VR05', ladders, directory: everybody, nationalDesk, now: friday }
const short = ({ kind, role, holders, unheld }: DrillRung) => `${kind} ${role}: ${unheld ?? holders.join(' ')}`

describe('a drill', () => {
  test('goes down every ladder of a region and mails each address once', () => {
    const drill = planDrill({ ...setting, directory: [...everybody, holder('VR07-careCoordinator-1')] })

    expect(drill.rungs.map(short)).toEqual([
      `person careCoordinator: ${coordinator.id} ${deputy.id}`,
      `person chainDirector: ${director.id}`,
      `person nationalDesk: ${nationalDesk.id}`,
      'place designatedOfficer: VR05-designatedOfficer-1',
      `place chainDirector: ${director.id}`,
      `place nationalDesk: ${nationalDesk.id}`,
    ])
    expect(drill.notices.map(({ to }) => to)).toEqual([...everybody, nationalDesk].map(({ email }) => email))
    expect(drill.notices.map(notice => Notice.parse(notice).about)).toEqual(Array.from({ length: 5 }, () => 'drill'))
  })

  test('tests the on-call address besides', () => {
    const { notices } = planDrill({ ...setting, directory: [{ ...coordinator, onCall }] })
    expect(notices.map(({ id, purpose, to }) => [id, purpose, to])).toEqual([
      [`drill-2026-04-24-${coordinator.id}`, 'ladder', coordinator.email],
      [`drill-oncall-2026-04-24-${coordinator.id}`, 'onCall', 'piket@example.org'],
      [`drill-2026-04-24-${nationalDesk.id}`, 'ladder', nationalDesk.email],
    ])
  })

  test.each([
    ['nobodyHoldsRole', []],
    ['absent', [{ ...coordinator, absence: { from: '2026-04-24', until: '2026-04-24' } }]],
    ['mailboxBounced', [{ ...coordinator, bouncedAt: friday }]],
  ] as const)('shows a role without anybody: %s', (unheld, directory) => {
    const drill = planDrill({ ...setting, directory })
    expect(drill.rungs[0]).toEqual({ kind: 'person', role: 'careCoordinator', holders: [], unheld })
    expect(drill.notices.map(({ holder }) => holder)).toEqual([nationalDesk.id])
  })
})

describe('the result of a rung', () => {
  const rung: DrillRung = { kind: 'person', role: 'careCoordinator', holders: [coordinator.id, deputy.id] }
  const { notices } = planDrill(setting)
  const withStates = (states: Readonly<Record<string, NoticeState>>) =>
    notices.map(notice => ({ ...notice, state: states[notice.holder ?? ''] ?? notice.state }))

  test.each([
    ['passed', { [coordinator.id]: 'delivered', [deputy.id]: 'delivered', [director.id]: 'bounced' }],
    ['waiting', { [coordinator.id]: 'delivered', [deputy.id]: 'sent' }],
    ['waiting', {}],
    ['failed', { [coordinator.id]: 'delivered', [deputy.id]: 'bounced' }],
    ['failed', { [coordinator.id]: 'failed' }],
  ] as const)('is %s when its addresses are %o', (result, states) => {
    expect(judgeDrill(rung, withStates(states))).toBe(result)
  })

  test('is waiting while nothing was planned', () => {
    const { holder: _, ...nobodys } = { ...notices[0], language: 'nl' as const, id: 'x' }
    expect(judgeDrill(rung, [])).toBe('waiting')
    expect(judgeDrill(rung, [Notice.parse({ ...nobodys, state: 'bounced' })])).toBe('waiting')
  })

  test('is unheld when there is nobody to test', () => {
    expect(judgeDrill({ ...rung, holders: [] }, withStates({}))).toBe('unheld')
  })
})

describe('the directory after a drill', () => {
  const awake = { ...coordinator, onCall }
  const outcome = (purpose: Notice['purpose'], state: NoticeState, at?: string): Notice[] =>
    planDrill({ ...setting, directory: [awake] })
      .notices.filter(notice => notice.purpose === purpose && notice.holder === awake.id)
      .map(notice => ({ ...notice, state, ...(at === undefined ? {} : { outcomeAt: at }) }))

  test('knows that the on-call address took the test', () => {
    expect(afterDrill(awake, outcome('onCall', 'delivered', friday))).toEqual({
      ...awake,
      onCall: { ...onCall, drillPassedAt: friday },
    })
  })

  test('marks a mailbox that bounced', () => {
    expect(afterDrill(awake, outcome('ladder', 'bounced', friday))).toEqual({ ...awake, bouncedAt: friday })
  })

  test.each([
    ['nothing came back', outcome('onCall', 'sent')],
    ['the on-call mail bounced', outcome('onCall', 'bounced', friday)],
    ['an outcome has no time', [...outcome('onCall', 'delivered'), ...outcome('ladder', 'bounced')]],
  ])('is as it was when %s', (_, notices) => {
    expect(afterDrill(awake, notices)).toEqual(awake)
  })

  test('gives no on-call address to somebody who has none', () => {
    expect(afterDrill(coordinator, outcome('onCall', 'delivered', friday))).toEqual(coordinator)
  })
})
