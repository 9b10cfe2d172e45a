import { progressOnAny } from '../journey/progress-on-any.ts'
import { openCloud } from './cloud.ts'

progressOnAny('the second cloud', openCloud)
