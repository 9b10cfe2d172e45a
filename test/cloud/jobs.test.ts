import { jobsOnAny } from '../journey/jobs-on-any.ts'
import { onTarget } from './open.ts'

onTarget(['mails', 'inside'], jobsOnAny)
