import { asJson } from '../../open-data/answer.ts'
import { organizationsIn } from '../../open-data/published.ts'

export const GET = () => asJson(organizationsIn('nl'))
