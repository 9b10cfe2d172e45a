import { asJson } from '../../../open-data/answer.ts'
import { servicesIn } from '../../../open-data/published.ts'

export const GET = () => asJson(servicesIn('en'))
