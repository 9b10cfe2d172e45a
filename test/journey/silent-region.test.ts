import { settingsFrom } from '../../infra/config.ts'
import { localTarget } from './local-target.ts'
import { hostOnTuesday } from './runtime.ts'
import { silentRegion } from './silent-region.ts'

/** Two office hours, from rung to rung, are twelve seconds: enough to sign in between. */
const rate = 600

silentRegion('the local runtime', async () => {
  const { local, clock, close } = await hostOnTuesday('09:01', rate)
  const { nationalDesk } = settingsFrom(() => undefined)
  return { target: localTarget(local), clock, nationalDesk, close }
})
