import { canariesOnAny } from './canaries-on-any.ts'
import { localStage } from './local-stage.ts'

canariesOnAny('the local runtime', () => localStage('09:05', 60))
