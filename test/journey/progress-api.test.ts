import { localStage } from './local-stage.ts'
import { progressOnAny } from './progress-on-any.ts'

progressOnAny('the local runtime', () => localStage('09:05', 60))
