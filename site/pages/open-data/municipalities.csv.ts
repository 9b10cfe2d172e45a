import { geography } from '../../facts.ts'
import { asText } from '../../open-data/answer.ts'
import { municipalityTable } from '../../open-data/municipalities.ts'

export const GET = () => asText(municipalityTable(geography), 'text/csv; charset=utf-8')
