import { settingsFrom } from '../../infra/config.ts'
import type { OpenStage } from './canaries-on-any.ts'
import { localInsight } from './local-insight.ts'
import { localTarget } from './local-target.ts'
import { hostOnTuesday } from './runtime.ts'

/** A local runtime of its own, for what runs on any stage. */
export async function localStage(time: string, rate: number): Promise<OpenStage> {
  const hosted = await hostOnTuesday(time, rate)
  const { local, clock, close } = hosted
  const { nationalDesk } = settingsFrom(() => undefined)
  return { target: localTarget(local), clock, nationalDesk, close, insight: localInsight(hosted) }
}
