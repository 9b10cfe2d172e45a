import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDestructionStore } from '#adapters/destruction-store.ts'
import { createDrillStore } from '#adapters/drill-store.ts'
import { createFactStore } from '#adapters/fact-store.ts'
import { collect, Key, scan, type Table } from '#adapters/items.ts'
import { createMistakeStore } from '#adapters/mistake-store.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { planDigest } from '#domain/digest.ts'
import { drillNotices, planDrill } from '#domain/drill.ts'
import type { Instant, Report } from '#domain/report.ts'
import { readRetention } from '#domain/retention.ts'
import { destroyWhatIsDue } from '../../functions/jobs/retention.ts'
import { aMessage, aNotice, aReference, aReport } from '../adapters/examples.ts'
import { faultAt } from '../workflow/faults.ts'
import { coordinator, openStage, type Stage } from '../workflow/stage.ts'

const rules = readRetention(everyPeriod)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(async () => {
  stage.reset()
  await empty()
})

const [old, fresh, untouched, older] = [aReference(), aReference(), aReference(), aReference()]
/** In the night on which the clock went back. */
const night: Instant = '2026-10-25T02:00:00.000Z'

/** The clock of the stage, and the stores on this table. */
const run = (table: Table = stage.table) =>
  destroyWhatIsDue({
    reports: createReportStore(table),
    notices: createNoticeStore(table),
    destructions: createDestructionStore(table),
    drills: createDrillStore(table),
    facts: createFactStore(table),
    mistakes: createMistakeStore(table),
    rules,
    clock: stage.clock,
  })

test.each([
  { when: 'before', isForGood: true },
  { when: 'after', isForGood: true },
  { when: 'before', isForGood: false },
  { when: 'after', isForGood: false },
] as const)(
  'interrupted $when any call (for good: $isForGood), the next run finishes, and the one after finds nothing',
  async ({ when, isForGood }) => {
    await fill()
    stage.moveTo(night)
    expect(await run()).toMatchObject({ ContentsDestroyed: 1, ReportsDestroyed: 1, ReportsToReview: 1 })
    const expected = await everything()
    for (let at = 0; ; at += 1) {
      await empty()
      await fill()
      const { on, struck } = faultAt({ at, when, isForGood })
      const interrupted = await run({ ...stage.table, client: on(stage.table.client) }).then(
        () => false,
        () => true,
      )
      expect(interrupted, `${when} call ${at}`).toBe(struck())
      await run()
      expect(await everything(), `${when} call ${at}`).toEqual(expected)
      if (!struck()) break
    }
    expect(sumOf(Object.values({ ...(await run()), ReportsToReview: 0 }))).toBe(0)
    expect(await everything()).toEqual(expected)
  },
  120_000,
)

describe('after a gap of forty days', () => {
  const days = Array.from({ length: 41 }, (_, day) =>
    new Date(Date.parse('2026-09-15T01:00:00.000Z') + day * 86_400_000).toISOString(),
  )

  test('one run leaves what a run every night would have left', async () => {
    await fill()
    const nightly: Record<string, number>[] = []
    for (const day of days) {
      stage.moveTo(day)
      nightly.push(await run())
    }
    const left = await keysLeft()
    await empty()
    await fill()
    stage.moveTo(days.at(-1) ?? night)
    const once: Record<string, number> = await run()
    expect(await keysLeft()).toEqual(left)
    // What a run finds to destroy as a whole, nightly ones have taken apart before: contents first, then addresses.
    const whole = ['ReportsDestroyed', 'DigestsDestroyed', 'DrillLinesDestroyed', 'DrillsDestroyed', 'FactsDestroyed']
    for (const what of whole) {
      expect(sumOf(nightly.map(one => one[what] ?? 0)), what).toBe(once[what])
    }
  }, 60_000)
})

test('a record of destruction says that it was, and when, and nothing else', async () => {
  await fill()
  stage.moveTo(night)
  await run()
  const records = (await items()).filter(({ PK }) => String(PK).startsWith('DESTROYED#'))
  expect(records).toEqual([
    {
      PK: 'DESTROYED#VR05',
      SK: expect.stringContaining(old),
      reference: old,
      region: 'VR05',
      destroyedAt: night,
      expiresAt: expect.any(Number),
    },
  ])
})

/** Something for each rule that the job carries out, due between the middle of September and the night. */
async function fill(): Promise<void> {
  await close(old, '2025-10-20T10:00:00.000Z')
  await close(fresh, '2026-09-20T10:00:00.000Z')
  await close(older, '2026-10-20T10:00:00.000Z')
  await stage.reports.create(aReport({ reference: untouched, lastActivityAt: '2025-10-10T08:00:00.000Z' }))
  await stage.notices.plan(planDigest(coordinator, '2026-07-20T06:30:00.000Z'))
  const drill = planDrill({ ...stage, regions: ['VR05'], directory: [coordinator], now: '2026-07-07T08:00:00.000Z' })
  await stage.drills.begin(drill)
  await Promise.all(drillNotices(drill, [coordinator]).map(line => stage.notices.plan(line)))
  const fact = { event: 'closed', region: 'VR05', reference: fresh, outcome: 'open' } as const
  await stage.facts.put({ ...fact, quarter: '2025-Q3' })
  await stage.facts.put({ ...fact, quarter: '2026-Q3' })
}

async function close(reference: string, closedAt: Instant): Promise<void> {
  const by = { holder: coordinator.id, role: 'careCoordinator', region: 'VR05' } as const
  const { watch: _, ...open } = aReport({ reference })
  const report: Report = { ...open, state: { phase: 'closed', closedAt, outcome: 'unknown', by, reporterKnown: false } }
  await stage.reports.create(report)
  await stage.notices.plan(aNotice({ reference, state: 'sent', sentAt: closedAt }))
  await stage.messages.put(aMessage({ reference }))
}

const items = () => collect(scan(stage.table, { ConsistentRead: true }))

const nameOf = (item: unknown): string => {
  const { PK, SK } = Key.parse(item)
  return `${PK} ${SK}`
}
const everything = async () => Object.fromEntries((await items()).map(item => [nameOf(item), item]))
const keysLeft = async () => (await items()).map(nameOf).toSorted()
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

async function empty(): Promise<void> {
  const { client, name } = stage.table
  for (const item of await items()) {
    const { PK, SK } = Key.parse(item)
    await client.send(new DeleteCommand({ TableName: name, Key: { PK, SK } }))
  }
}
