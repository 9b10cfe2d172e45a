import { deskOnAny } from '../journey/desk-on-any.ts'
import { onTarget } from './open.ts'

onTarget(['mails', 'signIn'], deskOnAny)
