import { silentRegion } from '../journey/silent-region.ts'
import { openCloud } from './cloud.ts'

silentRegion('the second cloud', openCloud)
