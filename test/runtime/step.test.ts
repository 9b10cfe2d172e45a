import { expect, test } from 'vitest'
import * as z from 'zod'
import { createEvent } from '#runtime/event.ts'
import { createJob } from '#runtime/job.ts'
import type { LogLine } from '#runtime/log.ts'
import { createStep } from '#runtime/step.ts'
import { context } from './events.ts'

const input = z.object({ reportId: z.string(), run: z.int() })
const given = { reportId: 'MR-7K3D-9QX2', run: 1 }

test('a step fails on an input it does not understand, and logs none of it', async () => {
  const lines: LogLine[] = []
  const step = createStep(line => lines.push(line))({ name: 'assess', input }, async () => ({ kind: 'done' }))
  await expect(step({ reportId: 'MR-7K3D-9QX2', run: 'geheim' }, context)).rejects.toThrow()
  expect(lines).toMatchObject([{ step: 'assess', outcome: 'failed', ms: expect.any(Number) }])
  expect(JSON.stringify(lines)).not.toMatch(/geheim|MR-/)
})

test('a step lets an error through, so that the machine tries again', async () => {
  const error = new TypeError('about somebody')
  const lines: LogLine[] = []
  const step = createStep(line => lines.push(line))({ name: 'assess', input }, () => Promise.reject(error))
  await expect(step(given, context)).rejects.toBe(error)
  expect(lines).toMatchObject([{ step: 'assess', outcome: 'failed', error: 'TypeError' }])
  expect(JSON.stringify(lines)).not.toContain('about somebody')
})

test('a step drops what an engine adds', async () => {
  const step = createStep(() => {})({ name: 'assess', input }, async fields => fields)
  expect(await step({ ...given, _requestId: 'x' }, context)).toEqual(given)
})

test.each([
  [{ kind: 'wait', seconds: 5 }, 'wait'],
  [{ recipients: [] }, 'done'],
  [undefined, 'done'],
])('a step that answers %j logs the outcome %s', async (output, outcome) => {
  const lines: LogLine[] = []
  const step = createStep(line => lines.push(line))({ name: 'assess', input }, async () => output)
  expect(await step(given, context)).toEqual(output)
  expect(lines).toMatchObject([{ step: 'assess', outcome }])
})

test('steps that overlap are timed each by itself', async () => {
  const lines: LogLine[] = []
  const step = createStep(line => lines.push(line))({ name: 'assess', input }, async ({ run }) => {
    await new Promise(resolve => setTimeout(resolve, run))
    return { kind: 'done' }
  })
  await Promise.all([step({ ...given, run: 60 }, context), step({ ...given, run: 1 }, context)])
  const [fast, slow] = z.array(z.object({ ms: z.number() })).parse(lines)
  expect(fast?.ms).toBeLessThan(50)
  expect(slow?.ms).toBeGreaterThanOrEqual(50)
})

test('an event that is not understood fails and is not lost', async () => {
  const event = createEvent(() => {})(
    { name: 'mail-event', detail: z.object({ eventType: z.string() }) },
    async () => {},
  )
  await expect(event({ source: 'aws.ses', detail: {} }, context)).rejects.toThrow()
})

test('an event is its detail', async () => {
  const seen: unknown[] = []
  const event = createEvent(() => {})(
    { name: 'mail-event', detail: z.object({ eventType: z.string() }) },
    async detail => {
      seen.push(detail)
    },
  )
  await event({ source: 'aws.ses', detail: { eventType: 'Bounce', mail: {} } }, context)
  expect(seen).toEqual([{ eventType: 'Bounce' }])
})

test('a job that fails is logged and thrown', async () => {
  const lines: LogLine[] = []
  const job = createJob({ log: line => lines.push(line), stage: () => 'local' })
  await expect(job('reconcile', () => Promise.reject(new Error('about somebody')))({}, context)).rejects.toThrow()
  expect(lines).toMatchObject([{ job: 'reconcile', outcome: 'failed', error: 'Error' }])
  expect(JSON.stringify(lines)).not.toContain('about somebody')
})

test('what a job counted is a line that is also a metric', async () => {
  const lines: LogLine[] = []
  const job = createJob({ log: line => lines.push(line), stage: () => 'local' })
  await job('reconcile', async () => ({ Reconciled: 3 }))({}, context)
  const directive = {
    Namespace: 'Meldroute',
    Dimensions: [['Stage', 'Job']],
    Metrics: [{ Name: 'Reconciled', Unit: 'Count' }],
  }
  expect(lines).toEqual([
    {
      _aws: { Timestamp: expect.any(Number), CloudWatchMetrics: [directive] },
      Stage: 'local',
      Job: 'reconcile',
      Reconciled: 3,
    },
  ])
})
