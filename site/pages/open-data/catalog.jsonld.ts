import { asText } from '../../open-data/answer.ts'
import { catalogFile } from '../../open-data/published.ts'

export const GET = () => asText(JSON.stringify(catalogFile()), 'application/ld+json')
