import { silentRegion } from '../journey/silent-region.ts'
import { onTarget } from './open.ts'

/** Two office hours, from rung to rung, are twelve seconds: enough to sign in between. */
onTarget(['mails', 'signIn'], silentRegion, { time: '09:01', rate: 600 })
