import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsFrom } from '../../infra/config.ts'
import { startLocal } from '../../infra/local/local.ts'
import { clockOriginFor, nextTuesdayAt } from './clock.ts'
import { localTarget } from './local-target.ts'
import { silentRegion } from './silent-region.ts'

/** Two office hours, from rung to rung, are six seconds. */
const rate = 1200

silentRegion('the local runtime', async () => {
  const state = mkdtempSync(join(tmpdir(), 'silent-region-'))
  const clock = { origin: clockOriginFor(nextTuesdayAt('09:01'), { at: new Date(), rate }), rate }
  writeFileSync(join(state, 'clock.json'), JSON.stringify(clock))
  const local = await startLocal({ assembly: '.local/cdk.out/local', state, port: 0 })
  const { nationalDesk } = settingsFrom(() => undefined)
  return {
    target: localTarget(local),
    clock,
    nationalDesk,
    close: async () => {
      await local.stop()
      rmSync(state, { recursive: true })
    },
  }
})
