import { canariesOnAny } from '../journey/canaries-on-any.ts'
import { onTarget } from './open.ts'

onTarget(['mails', 'signIn', 'inside'], canariesOnAny)
