import { StateMachine } from 'aws-local-stepfunctions'
import type { Instant } from '#domain/report.ts'
import { type Assessment, WatchInput } from '#runtime/watch.ts'
import { assessEscalation } from '../../functions/workflow/escalation-assess.ts'
import { notifyRung } from '../../functions/workflow/escalation-notify.ts'
import { assessFollowUp } from '../../functions/workflow/follow-up-assess.ts'
import { notifyFollowUp } from '../../functions/workflow/follow-up-notify.ts'
import { definitions } from './definitions.ts'
import type { Stage, Started } from './stage.ts'

/** The deployed definitions; checking one takes a third of a second, so each is made once. */
export function watchMachines() {
  const { escalation, 'follow-up': followUp } = definitions()
  if (!escalation || !followUp) throw new Error('The template lacks a machine')
  return { escalation: new StateMachine(escalation), followUp: new StateMachine(followUp) }
}

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
 * One execution of a deployed definition with the real steps behind its tasks. Waiting moves the stage's clock and takes
 * no time.
 */
export async function execute(
  machines: ReturnType<typeof watchMachines>,
  { machine, reportId, run }: Started,
  stage: Stage,
  { until, killAt = Number.POSITIVE_INFINITY, before = async () => {} }: Limits = {},
): Promise<Ending> {
  const { assess, notify } = steps[machine]
  let tasks = 0
  const isLate = () => until !== undefined && Date.parse(stage.clock.now()) > Date.parse(until)
  const mayGoOn = () => tasks++ < killAt && !isLate()
  const look = async (input: unknown) => {
    if (!mayGoOn()) return kill()
    await before(stage.clock.now())
    const assessment = await assess(WatchInput.parse(input), stage)
    if (assessment.kind === 'wait') stage.pass(assessment.seconds)
    return { ...assessment }
  }
  const act = async (input: unknown) => {
    if (!mayGoOn()) return kill()
    return { ...(await notify(WatchInput.parse(input), stage)) }
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
  readonly assess: (input: WatchInput, stage: Stage) => Promise<Assessment>
  readonly notify: (input: WatchInput, stage: Stage) => Promise<WatchInput>
}

const steps: Readonly<Record<Started['machine'], Steps>> = {
  escalation: { assess: assessEscalation, notify: notifyRung },
  followUp: { assess: assessFollowUp, notify: notifyFollowUp },
}
