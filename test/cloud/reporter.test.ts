import { reporterOnAny } from '../journey/reporter-on-any.ts'
import { onTarget } from './open.ts'

onTarget([], reporterOnAny)
