import { deskOnAny } from '../journey/desk-on-any.ts'
import { openCloud } from './cloud.ts'

deskOnAny('the second cloud', openCloud)
