import { expect, test } from 'vitest'
import { createDrillStore } from '#adapters/drill-store.ts'
import { collect, type Table } from '#adapters/items.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createOpenReports } from '#adapters/open-reports.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Drill } from '#domain/drill.ts'
import { acknowledge, firstStepDone } from '#domain/lifecycle.ts'
import { aNotice, aReport, closed } from './examples.ts'

const drillOn = (day: string): Drill => ({
  day,
  at: `${day}T08:00:00.000Z`,
  rungs: [{ region: 'VR05', kind: 'person', role: 'careCoordinator', holders: [], unheld: 'nobodyHoldsRole' }],
})

/** What the drills promise, whatever engine holds the table. */
export function drillContract(table: () => Table): void {
  const store = () => createDrillStore(table())

  test('a day has one drill, however often it is begun', async () => {
    const drill = drillOn('2026-05-05')
    expect(await store().get(drill.day)).toBeUndefined()
    expect(await store().begin(drill)).toEqual(drill)
    expect(await store().begin({ ...drill, rungs: [] })).toEqual(drill)
    expect(await store().get(drill.day)).toEqual(drill)
  })

  test('drills are listed newest first, over many pages, until they are removed', async () => {
    const days = ['2026-06-02', '2026-07-07', '2026-08-04']
    for (const day of days) await store().begin(drillOn(day))
    const listed = async () => (await store().list()).map(({ day }) => day).filter(day => days.includes(day))
    expect(await listed()).toEqual(days.toReversed())
    await store().remove('2026-07-07')
    expect(await listed()).toEqual(['2026-08-04', '2026-06-02'])
  })

  test('the test mails of a drill are listed, and no other', async () => {
    const { reference: _reference, round: _round, rung: _rung, ...notice } = aNotice()
    const mails = ['a', 'b', 'c'].map(id => ({ ...notice, id: `drill-2026-09-01-${id}`, drill: '2026-09-01' }))
    for (const mail of [...mails, { ...notice, id: 'digest' }]) await createNoticeStore(table()).plan(mail)
    expect(await createNoticeStore(table()).listDrill('2026-09-01')).toEqual(mails)
    const [first] = mails
    if (!first) throw new Error('There is a first')
    expect(await createNoticeStore(table()).get(first)).toEqual(first)
    expect(await collect(createNoticeStore(table()).keys())).toContainEqual({ drill: '2026-09-01', id: first.id })
  })
}

/** What the list of pressing messages promises. */
export function openReportsContract(table: () => Table): void {
  const by = { holder: 'VR21-careCoordinator-1', role: 'careCoordinator', region: 'VR21' } as const
  const promised = (firstStepBy: string) =>
    acknowledge(
      aReport({ region: 'VR21' }),
      { by, firstStep: 'callReporter', firstStepBy, reporterKnown: false },
      '2026-04-24T14:00:00.000Z',
    )

  test('pressing are open messages that were offered, or whose first step ends by that day, over many pages', async () => {
    const today = promised('2026-04-28')
    const offered = aReport({ region: 'VR21', handover: { to: 'VR05', proposedAt: '2026-04-24T14:00:00.000Z', by } })
    const others = [
      promised('2026-04-29'),
      firstStepDone(promised('2026-04-28'), by, '2026-04-25T08:00:00.000Z'),
      aReport({ region: 'VR21' }),
      closed(aReport({ region: 'VR21' })),
      aReport({ region: 'VR20', handover: offered.handover }),
    ]
    for (const report of [today, offered, ...others]) await createReportStore(table()).create(report)
    const found = await collect(createOpenReports(table()).pressing('VR21', '2026-04-28'))
    const shown = [today, offered].map(({ reference, state, handover }) => ({ reference, state, handover }))
    expect(found).toHaveLength(2)
    expect(found).toEqual(expect.arrayContaining(shown))
  })
}
