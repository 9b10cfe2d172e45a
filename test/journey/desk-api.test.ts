import { deskOnAny } from './desk-on-any.ts'
import { localStage } from './local-stage.ts'

/** A minute here is an hour there: nothing is overdue before the last act. */
const rate = 60

deskOnAny('the local runtime', () => localStage('09:05', rate))
