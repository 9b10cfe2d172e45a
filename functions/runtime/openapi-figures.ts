import * as z from 'zod'
import { Publication, Scope, ScopeFigures } from '#domain/figures.ts'
import { Period } from '#domain/period.ts'
import { answer, asked, refusal } from './openapi-parts.ts'

/*
 * What everybody may ask about messages as a whole: decided once when a period closes, and safe to pass on.
 */

const parameters = [
  asked('period', 'A quarter, such as 2026-Q3, or a year, such as 2026'),
  asked('region', 'The code of a region, such as VR05, with a year; without one, the whole country'),
  asked('table', 'Only this table, such as form'),
]

const Figures = ScopeFigures.extend({
  period: Period,
  publishedAt: Publication.shape.publishedAt,
  scope: Scope,
}).describe('What is missing is not shown: it is small, or would tell what is. Times are in working hours')

const Periods = z.strictObject({ periods: z.array(Period).describe('Newest first') })

const refusals = {
  404: refusal('That period was not published'),
  422: refusal('No such period, region or table, or a region with a quarter'),
}

export const figuresPaths = {
  '/statistics': {
    get: {
      operationId: 'showFigures',
      summary: 'The figures of a period; without one, which periods there are',
      parameters,
      responses: { 200: answer('The figures, or the periods', z.union([Figures, Periods])), ...refusals },
    },
  },
  '/statistics.csv': {
    get: {
      operationId: 'figuresFile',
      summary: 'The same figures for a spreadsheet',
      parameters,
      responses: {
        200: {
          description: 'Semicolons, UTF-8 with a byte order mark',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        ...refusals,
      },
    },
  },
}
