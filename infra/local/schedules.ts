import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Cron } from 'croner'
import * as z from 'zod'
import { attributeOf } from './attributes.ts'
import type { StageClock } from './clock.ts'
import type { Functions } from './functions.ts'
import { writeDurably } from './journal.ts'
import type { Machines } from './machines.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Target = hosting({ Arn: z.string(), Input: z.string().default('{}') }, [
  'RoleArn',
  'RetryPolicy',
  'DeadLetterConfig',
])
const Schedule = hosting(
  {
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Target,
  },
  ['Name', 'Description', 'GroupName', 'FlexibleTimeWindow', 'KmsKeyArn'],
)
const Kept = z.record(z.string(), z.iso.datetime())

const longestTimer = 2_147_483_647
const unitMilliseconds = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

export type Schedules = { close: () => void }
type Setting = {
  directory: string
  clock: StageClock
  functions: Functions
  machines: Machines
  log: (line: string) => void
}

/**
 * Runs each schedule on the stage's clock: at most once a real second, never while its last run lasts, and once for all
 * the times it missed, also those missed while the runtime was down.
 */
export function openSchedules(resources: readonly Resource[], setting: Setting): Schedules {
  const file = join(setting.directory, 'schedules.json')
  const lastRuns = new Map(existsSync(file) ? Object.entries(Kept.parse(JSON.parse(readFileSync(file, 'utf8')))) : [])
  const keep = (arn: string, instant: number) => {
    lastRuns.set(arn, new Date(instant).toISOString())
    writeDurably(file, JSON.stringify(Object.fromEntries(lastRuns), undefined, 1))
  }
  const stops = ofType(resources, 'AWS::Scheduler::Schedule').flatMap(resource => {
    const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = propertiesOf(resource, Schedule)
    const next = nextRun(ScheduleExpression, ScheduleExpressionTimezone)
    const run = runOf(Target.Arn, Target.Input, setting)
    const arn = attributeOf(resource, 'Arn')
    const lastRun = lastRuns.get(arn)
    if (lastRun === undefined) keep(arn, setting.clock.now())
    const from = lastRun === undefined ? setting.clock.now() : Date.parse(lastRun)
    if (State === 'DISABLED') return []
    const onRun = (instant: number) => keep(arn, instant)
    return [repeat({ name: resource.name, from, next, run, onRun, clock: setting.clock, log: setting.log })]
  })
  const close = () => {
    for (const stop of stops) stop()
  }
  return { close }
}

export type Repetition = {
  name: string
  from: number
  next: (from: number) => number
  run: (scheduledFor: number) => Promise<unknown>
  onRun: (instant: number) => void
  clock: StageClock
  log: (line: string) => void
}

/** Returns what stops it. */
export function repeat({ name, from, next, run, onRun, clock, log }: Repetition): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const arm = (due: number, earliest: number) => {
    if (stopped) return
    const wait = Math.max((due - clock.now()) / clock.rate, earliest - Date.now(), 0)
    timer = setTimeout(
      () => void (wait > longestTimer ? arm(due, earliest) : start(due)),
      Math.min(Math.ceil(wait), longestTimer),
    )
  }
  const start = async (due: number) => {
    const startedAt = Date.now()
    const now = clock.now()
    onRun(now)
    await run(due).catch(error => stopped || log(`schedule ${name} failed: ${error.message}`))
    arm(next(now), startedAt + 1000)
  }
  arm(next(from), 0)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** The first time after an instant, for `rate(5 minutes)` and AWS's six-field `cron(…)`; anything else is refused. */
export function nextRun(expression: string, timezone: string): (from: number) => number {
  const rate = /^rate\((?<count>\d+) (?<unit>minute|hour|day)s?\)$/.exec(expression)?.groups
  if (rate) {
    const unit = z.enum(['minute', 'hour', 'day']).parse(rate.unit)
    const every = Number(rate.count) * unitMilliseconds[unit]
    return from => from + every
  }
  const fields = /^cron\((?<fields>(?:\S+ ){5}\S+)\)$/.exec(expression)?.groups?.fields
  if (fields === undefined) throw new Error(`The local runtime does not know the schedule ${expression}`)
  const cron = new Cron(`0 ${fields.replaceAll('?', '*')}`, {
    timezone,
    paused: true,
    alternativeWeekdays: true,
    sloppyRanges: true,
  })
  return from => cron.nextRun(new Date(from))?.getTime() ?? Number.MAX_SAFE_INTEGER
}

function runOf(arn: string, input: string, { functions, machines }: Setting) {
  if (!functions.has(arn) && !machines.has(arn)) {
    throw new Error(`A schedule starts ${arn}: only functions and state machines start here`)
  }
  return async (scheduledFor: number) => {
    const text = fillIn(input, scheduledFor)
    if (functions.has(arn)) return functions.invoke(arn, text)
    await lastRunOf(arn, machines)
    return machines.ended(machines.start({ machine: arn, name: `${scheduled}${randomUUID()}`, input: text }))
  }
}

const scheduled = 'scheduled-'

/** After a kill the last run may have been started again without us. */
function lastRunOf(machine: string, machines: Machines) {
  const running = machines
    .list(machine)
    .filter(({ status, name }) => status === 'RUNNING' && name.startsWith(scheduled))
  return Promise.all(running.map(execution => machines.ended(execution)))
}

/** What EventBridge Scheduler replaces in a target's input. */
const fillIn = (input: string, scheduledFor: number) =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', new Date(scheduledFor).toISOString())
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')
