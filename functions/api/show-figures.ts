import { InvalidInput } from '#domain/errors.ts'
import { chosenIn, type FiguresAsked, figuresAsked } from '#domain/figures-asked.ts'
import { nextToClose, type Period } from '#domain/period.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { clock, endpoint, figures, figuresWordings, namesIn, regionCodes } from '#runtime/dependencies.ts'
import { newestFor, publishedFigures, publishedPeriods } from '#runtime/figures.ts'
import type { ApiRequest } from '#runtime/request.ts'
import { figuresErrorInWords, figuresErrorPage, figuresPage, noFiguresPage } from '#view/figures.ts'

/** The figures of a period; without one, as a page the newest, as JSON which periods there are. */
export const handler = endpoint({ route: 'GET /statistics' }, async request => {
  const periods = await publishedPeriods(figures())
  try {
    const asked = figuresAsked(request.query, regionCodes())
    return request.wants === 'page' ? await asPage(asked, periods, request) : await asJson(asked, periods)
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return refused(error, periods, request)
  }
})

async function asJson(asked: FiguresAsked, periods: readonly Period[]): Promise<Answer> {
  if (asked.period === undefined) return json(200, { periods })
  const { publication, figures: found } = await publishedFigures(asked.period, asked, figures())
  const { period, publishedAt } = publication
  const tables = asked.table === undefined ? found.tables : { [asked.table]: found.tables[asked.table] ?? {} }
  return json(200, { period, publishedAt, scope: asked.scope, ...found, tables })
}

async function asPage(asked: FiguresAsked, periods: readonly Period[], { language }: ApiRequest): Promise<Answer> {
  const wording = figuresWordings()[language]
  const period = asked.period ?? newestFor(asked, periods)
  if (period === undefined) return page(200, noFiguresPage(nextToClose(clock().now()), wording))
  const { figures: found } = await publishedFigures(period, asked, figures())
  return page(200, figuresPage({ ...choices(periods, language), ...asked, period, figures: found }, wording))
}

/** A program gets the codes with their words; a person the choice again. */
function refused({ fields }: InvalidInput, periods: readonly Period[], request: ApiRequest): Answer {
  const { language, wants, query } = request
  const wording = figuresWordings()[language]
  const errors = fields.map(field => ({ ...field, message: figuresErrorInWords(field.code, wording) }))
  if (wants === 'json') throw new InvalidInput(errors)
  return page(
    422,
    figuresErrorPage({ ...choices(periods, language), ...chosenIn(query, regionCodes()), errors }, wording),
  )
}

const choices = (periods: readonly Period[], language: ApiRequest['language']) => ({
  periods,
  regions: regionCodes(),
  regionName: namesIn(language).region,
})
