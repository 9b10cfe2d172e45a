import { asJson } from '../../open-data/answer.ts'
import { municipalitiesFile } from '../../open-data/published.ts'

export const GET = () => asJson(municipalitiesFile())
