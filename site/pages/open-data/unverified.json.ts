import { asJson } from '../../open-data/answer.ts'
import { unverifiedFile } from '../../open-data/unverified.ts'

export const GET = () => asJson(unverifiedFile())
