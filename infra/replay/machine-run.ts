import { StateMachine } from 'aws-local-stepfunctions'
import type { Instant, Machine, Reference } from '#domain/report.ts'
import { type Assessment, WatchInput } from '#runtime/watch.ts'
import { assessEscalation, type EscalationDependencies } from '../../functions/workflow/escalation-assess.ts'
import { notifyRung, type RungDependencies } from '../../functions/workflow/escalation-notify.ts'
import { assessFollowUp, type FollowUpDependencies } from '../../functions/workflow/follow-up-assess.ts'
import { notifyFollowUp } from '../../functions/workflow/follow-up-notify.ts'
import { definitions } from './definitions.ts'

export type WatchMachines = Readonly<Record<Machine, StateMachine>>

/** The deployed definitions; checking one takes a third of a second, so each is made once. */
export async function watchMachines(): Promise<WatchMachines> {
  const { escalation, 'follow-up': followUp } = (await definitions()).machines
  if (!escalation || !followUp) throw new Error('The template lacks a machine')
  return { escalation: new StateMachine(escalation), followUp: new StateMachine(followUp) }
}

export type Started = { readonly machine: Machine; readonly reportId: Reference; readonly run: number }

/** What the steps work with; waiting is up to whoever holds the clock. */
export type World = EscalationDependencies &
  RungDependencies &
  FollowUpDependencies & { readonly pass: (seconds: number) => void | Promise<void> }

/** `late`: the clock passed the limit. */
export type Ending = 'done' | 'failed' | 'killed' | 'late'

export type Limits = {
  /** The execution is killed when the clock has passed this. */
  readonly until?: Instant
  /** The execution is killed when its task with this number, from nought, is about to begin. */
  readonly killAt?: number
  /** Done to the world just before each look. */
  readonly before?: (now: Instant) => Promise<void>
}

/**
 * One execution of a deployed definition with the real steps behind its tasks. Waiting moves the clock of the world and
 * takes no time.
 */
export async function execute(
  machines: WatchMachines,
  { machine, reportId, run }: Started,
  world: World,
  { until, killAt = Number.POSITIVE_INFINITY, before = async () => {} }: Limits = {},
): Promise<Ending> {
  const { assess, notify } = steps[machine]
  let tasks = 0
  const isLate = () => until !== undefined && Date.parse(world.clock.now()) > Date.parse(until)
  const mayGoOn = () => tasks++ < killAt && !isLate()
  const look = async (input: unknown) => {
    if (!mayGoOn()) return kill()
    await before(world.clock.now())
    const assessment = await assess(WatchInput.parse(input), world)
    if (assessment.kind === 'wait') await world.pass(assessment.seconds)
    return { ...assessment }
  }
  const act = async (input: unknown) => {
    if (!mayGoOn()) return kill()
    return { ...(await notify(WatchInput.parse(input), world)) }
  }
  const kill = (): null => {
    execution.abort()
    return null
  }
  const execution = machines[machine].run(
    { reportId, run },
    {
      overrides: {
        taskResourceLocalHandlers: { Assess: look, Notify: act },
        waitTimeOverrides: { Wait: 0 },
        retryIntervalOverrides: { Assess: 0, Notify: 0 },
      },
      noThrowOnAbort: true,
    },
  )
  return execution.result.then(
    result => (result !== null ? 'done' : isLate() ? 'late' : 'killed'),
    () => 'failed',
  )
}

type Steps = {
  readonly assess: (input: WatchInput, world: World) => Promise<Assessment>
  readonly notify: (input: WatchInput, world: World) => Promise<WatchInput>
}

const steps: Readonly<Record<Machine, Steps>> = {
  escalation: { assess: assessEscalation, notify: notifyRung },
  followUp: { assess: assessFollowUp, notify: notifyFollowUp },
}
