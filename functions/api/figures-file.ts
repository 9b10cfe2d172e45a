import { NotFound } from '#domain/errors.ts'
import { figuresAsked } from '#domain/figures-asked.ts'
import { endpoint, figures, figuresWordings, namesIn, regionCodes } from '#runtime/dependencies.ts'
import { publishedFigures } from '#runtime/figures.ts'
import { figuresFile } from '#view/figures-file.ts'

/** The figures of a period for a spreadsheet. */
export const handler = endpoint({ route: 'GET /statistics.csv' }, async ({ query, language }) => {
  const asked = figuresAsked(query, regionCodes())
  const { period, scope, table } = asked
  if (period === undefined) throw new NotFound('No period was asked for')
  const { figures: found } = await publishedFigures(period, asked, figures())
  const regionName = namesIn(language).region
  const file = figuresFile({ period, scope, table, figures: found, regionName }, figuresWordings()[language])
  // Made of parsed codes only, never of what was sent.
  const name = [language === 'nl' ? 'cijfers' : 'figures', period, scope, table].filter(part => part !== undefined)
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name.join('-')}.csv"`,
  }
  return { status: 200, headers, body: file }
})
