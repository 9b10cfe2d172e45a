import { settingsFrom } from '../../infra/config.ts'
import { localTarget } from './local-target.ts'
import { progressOnAny } from './progress-on-any.ts'
import { hostOnTuesday } from './runtime.ts'

progressOnAny('the local runtime', async () => {
  const { local, clock, close } = await hostOnTuesday('09:05', 60)
  const { nationalDesk } = settingsFrom(() => undefined)
  return { target: localTarget(local), clock, nationalDesk, close }
})
