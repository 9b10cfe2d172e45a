import { localStage } from './local-stage.ts'
import { silentRegion } from './silent-region.ts'

/** Two office hours, from rung to rung, are twelve seconds: enough to sign in between. */
const rate = 600

silentRegion('the local runtime', () => localStage('09:01', rate))
