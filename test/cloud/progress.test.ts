import { progressOnAny } from '../journey/progress-on-any.ts'
import { onTarget } from './open.ts'

onTarget(['signIn'], progressOnAny)
