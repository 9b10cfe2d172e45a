import { json } from '#runtime/answer.ts'
import { admit, endpoint, log, reporterStage, reporterWordings, workflows } from '#runtime/dependencies.ts'
import { sayAndAnswer, sayAsPage } from '#runtime/reporter-writing.ts'

export const handler = endpoint(
  { route: 'POST /reports/messages', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    const dependencies = { ...reporterStage(), workflows: workflows(), log }
    if (wants === 'page') return sayAsPage(body, 'write', { ...dependencies, wording: reporterWordings()[language] })
    return json(201, await sayAndAnswer(body, 'write', dependencies))
  },
)
