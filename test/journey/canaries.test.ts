import { settingsFrom } from '../../infra/config.ts'
import { canariesOnAny } from './canaries-on-any.ts'
import { localInsight } from './local-insight.ts'
import { localTarget } from './local-target.ts'
import { hostOnTuesday } from './runtime.ts'

canariesOnAny('the local runtime', async () => {
  const hosted = await hostOnTuesday('09:05', 60)
  const { local, clock, close } = hosted
  const { nationalDesk } = settingsFrom(() => undefined)
  return { target: localTarget(local), clock, nationalDesk, close, insight: localInsight(hosted) }
})
