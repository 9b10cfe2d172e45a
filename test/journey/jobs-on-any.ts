import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReportStore } from '#adapters/report-store.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import { aReference, aReport } from '../adapters/examples.ts'
import { isSame, metricsIn } from '../infra/alarm-metrics.ts'
import type { OpenStage } from './canaries-on-any.ts'
import { officeOpenOn, timeOn } from './clock.ts'
import { type Insight, itemsOf, type JobName, jobNames } from './insight.ts'
import { eventually, mailsTo } from './target.ts'

/** Haarlem lies in a region where no other journey counts mails. */
const place = { region: 'VR12', where: 'GM0392' } as const
const coordinator: HandlerRef = { holder: 'VR12-careCoordinator-1', role: 'careCoordinator', region: 'VR12' }
const mailbox = 'zorgcoordinator.vr12@demo.example.org'
const day = 86_400_000

/** What runs by the clock, with nobody at the door: whatever runs it. */
export function jobsOnAny(name: string, open: () => Promise<OpenStage>): void {
  describe(`jobs on ${name}`, () => {
    let stage: OpenStage
    let insight: Insight
    beforeAll(async () => {
      stage = await open()
      insight = stage.insight
      await officeOpenOn(stage.clock, 3)
    }, 400_000)
    afterAll(() => stage?.close?.())

    const daysAgo = (days: number): Instant => new Date(Date.parse(timeOn(stage.clock)) - days * day).toISOString()
    const store = async () => createReportStore(await insight.table())
    async function stored(changes: Partial<Report>, receivedAt: Instant): Promise<Report> {
      const times = { receivedAt, lastActivityAt: receivedAt, ladder: { round: 1, startedAt: receivedAt } }
      const { watch: _, ...report } = aReport({ ...place, ...times, reference: aReference(), ...changes })
      const kept = changes.watch ? { ...report, watch: changes.watch } : report
      await (await store()).create(kept)
      return kept
    }
    const closedBy = (closedAt: Instant) =>
      ({ phase: 'closed', closedAt, outcome: 'unknown', by: coordinator, reporterKnown: false }) as const

    test('reconcile wakes a watch whose execution was lost, and a run follows', async () => {
      // Longer ago than a living execution may be busy, however fast the clock runs.
      const receivedAt = daysAgo(2)
      const watch = { machine: 'escalation', run: 1, wakesAt: receivedAt } as const
      const { reference } = await stored({ watch }, receivedAt)
      await insight.run('reconcile')
      const woken = await (await store()).get(reference)
      expect(woken?.watch?.run).toBeGreaterThan(1)
      await eventually('the next run', async () => {
        return (await insight.executions()).find(text => text.includes(`${reference}-2`))
      })
    })

    test('retention destroys contents after 30 days, all of it after 12 months, and writes that down', async () => {
      const recent = await stored({ state: closedBy(daysAgo(10)) }, daysAgo(20))
      const old = await stored({ state: closedBy(daysAgo(32)) }, daysAgo(40))
      const oldest = await stored({ state: closedBy(daysAgo(370)) }, daysAgo(380))
      await insight.run('retention')
      // A second time after a first that may have ended early.
      await insight.run('retention')
      const reports = await store()
      expect((await reports.get(recent.reference))?.sealed).toEqual(recent.sealed)
      expect(await reports.get(old.reference)).toMatchObject({ state: { phase: 'closed' } })
      expect((await reports.get(old.reference))?.sealed).toBeUndefined()
      expect(await reports.get(oldest.reference)).toBeUndefined()
      const items = await itemsOf(await insight.table())
      const left = items.filter(item => item.includes(oldest.reference))
      expect(left.map(item => JSON.parse(item).PK)).toEqual(['DESTROYED#VR12'])
    })

    test('the digest tells whoever must act of what waits for them, once a day', async () => {
      const receivedAt = daysAgo(3)
      const firstStepBy = timeOn(stage.clock).slice(0, 10)
      const promised = { firstStep: 'callReporter', firstStepBy, reporterKnown: false } as const
      const state = { phase: 'acknowledged', by: coordinator, acknowledgedAt: receivedAt, ...promised } as const
      const { reference } = await stored({ state }, receivedAt)
      const digests = async () =>
        (await mailsTo(stage.target, mailbox)).filter(
          ({ text }) => text.includes('/loket/') && !text.includes('takeover'),
        )
      await insight.runDigest()
      const [mail] = await eventually('the digest', async () => ((await digests()).length > 0 ? digests() : undefined))
      expect(mail?.text).not.toContain(reference)
      await insight.runDigest()
      expect(await digests()).toHaveLength(1)
    })

    test('the drill sends each mailbox one mail that asks nothing, however often it runs on a day', async () => {
      const drills = async () => (await itemsOf(await insight.table())).filter(item => item.includes('"PK":"DRILL#'))
      await insight.run('drill')
      const lines = await drills()
      expect(lines.length).toBeGreaterThan(20)
      await insight.run('drill')
      expect(await drills()).toHaveLength(lines.length)
    })

    test('every alarm on a count of ours watches what the job really counts, on this stage', async () => {
      for (const job of jobNames) await insight.run(job)
      const counted = await eventually('the counts of every job', async () => {
        const metrics = (await insight.logs()).filter(line => line.startsWith('{')).flatMap(metricsIn)
        const isThere = (job: JobName) => metrics.some(({ Dimensions }) => Dimensions.some(one => one.Value === job))
        return jobNames.every(isThere) ? metrics : undefined
      })
      const alarms = (await insight.alarms()).filter(({ Namespace }) => Namespace === 'Meldroute')
      expect(alarms.length).toBeGreaterThan(jobNames.length)
      const blind = alarms.filter(alarm => !counted.some(metric => isSame(metric, alarm)))
      expect(blind).toEqual([])
    })
  })
}
