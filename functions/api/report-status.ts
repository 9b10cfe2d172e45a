import { InvalidInput, NotFound } from '#domain/errors.ts'
import type { Status } from '#domain/status.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { admit, endpoint, reporterStage, reporterWordings } from '#runtime/dependencies.ts'
import { enter, entranceIn, type Fields, type ReporterDependencies, statusOf } from '#runtime/reporter.ts'
import { type PageDependencies, statusAnswer } from '#runtime/reporter-pages.ts'
import { nothingElse } from '#runtime/reporter-words.ts'
import { statusQuestionPage } from '#view/status.ts'

/**
 * How a message stands, and what was written about it since.
 * @throws NotFound; InvalidInput when what came is not a number and a code at all
 */
export async function reportStatus(values: Fields, dependencies: ReporterDependencies): Promise<Status> {
  const { proof, others } = entranceIn(values)
  nothingElse(others)
  return statusOf(await enter(proof, dependencies), dependencies)
}

/** As a page: the status, or the question again with what was typed but the code. */
export async function statusAsPage(values: Fields, dependencies: PageDependencies): Promise<Answer> {
  const { proof, others } = entranceIn(values)
  const reference = typeof values.reference === 'string' ? values.reference : ''
  try {
    nothingElse(others)
    return await statusAnswer(200, await enter(proof, dependencies), { errors: [] }, dependencies)
  } catch (error) {
    const { wording } = dependencies
    if (error instanceof NotFound) {
      return page(404, statusQuestionPage({ reference, errors: [], isWrong: true }, wording))
    }
    if (!(error instanceof InvalidInput)) throw error
    return page(422, statusQuestionPage({ reference, errors: error.fields, isWrong: false }, wording))
  }
}

export const handler = endpoint(
  { route: 'POST /reports/status', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    if (wants === 'page') return statusAsPage(body, { ...reporterStage(), wording: reporterWordings()[language] })
    return json(200, await reportStatus(body, reporterStage()))
  },
)
