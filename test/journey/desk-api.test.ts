import { settingsFrom } from '../../infra/config.ts'
import { deskOnAny } from './desk-on-any.ts'
import { localTarget } from './local-target.ts'
import { hostOnTuesday } from './runtime.ts'

/** A minute here is an hour there: nothing is overdue before the last act. */
const rate = 60

deskOnAny('the local runtime', async () => {
  const { local, clock, close } = await hostOnTuesday('09:05', rate)
  const { nationalDesk } = settingsFrom(() => undefined)
  return { target: localTarget(local), clock, nationalDesk, close }
})
