import * as z from 'zod'
import { reportTitleLimit } from '#domain/half-year.ts'
import { Language } from '#domain/language.ts'
import { LocalDate } from '#domain/report.ts'
import { ListedReport, ReportData } from './half-year-data.ts'
import { answer, asked, body, named, refusal, refusals, schema, signedIn } from './openapi-parts.ts'

/*
 * The half-yearly reports: adopted ones for everybody, drafts for leads, planning and adopting for the programme.
 */

const date = named('date', 'The day whose end it tells of, such as 2026-06-30')
const { security } = signedIn
const notFound = { 404: signedIn.refusals[404] }

const actPath = (act: 'adopt' | 'drop', words: { summary: string; done: string; conflict: string }) => ({
  post: {
    operationId: `${act}ProgressReport`,
    summary: words.summary,
    security,
    parameters: [date],
    requestBody: body(
      act === 'adopt'
        ? z.strictObject({ digest: z.string().describe('Of the draft that was looked at') })
        : z.strictObject({}),
    ),
    responses: {
      200: answer(words.done, ListedReport),
      ...refusals,
      ...signedIn.refusals,
      409: refusal(words.conflict),
    },
  },
})

export const reportPaths = {
  '/progress/reports': {
    get: {
      operationId: 'listProgressReports',
      summary: 'The half-yearly reports that were adopted; for leads also those that are planned',
      responses: { 200: answer('The first day first', z.array(ListedReport)) },
    },
    post: {
      operationId: 'planProgressReport',
      summary: 'Plan a report for a day; planning the same twice plans it once',
      security,
      requestBody: body(
        z.strictObject({
          date: LocalDate,
          title: z.string().max(reportTitleLimit).optional().describe('Empty for none'),
          lang: Language.optional().describe('In which errors are told'),
        }),
      ),
      responses: { 200: answer('As it is planned', ListedReport), ...refusals, ...signedIn.refusals },
    },
  },
  '/progress/reports/{date}': {
    get: {
      operationId: 'showProgressReport',
      summary: 'An adopted report as it was adopted; for leads also the draft of any day',
      parameters: [date],
      responses: { 200: answer('All that it says', ReportData), ...notFound },
    },
  },
  '/progress/reports/{date}/csv': {
    get: {
      operationId: 'downloadProgressReport',
      summary: 'The same for a spreadsheet, a line for each unit',
      parameters: [date, asked('lang', 'nl or en')],
      responses: {
        200: {
          description: 'Semicolons, UTF-8',
          content: { 'text/csv': { schema: schema(z.string()) } },
        },
        ...notFound,
      },
    },
  },
  '/progress/reports/{date}/adopt': actPath('adopt', {
    summary: 'Adopt a planned report, exactly as it was looked at; from then on it never changes',
    done: 'As it is adopted',
    conflict: 'Its day is not over, a later one was adopted, or it is not what was looked at',
  }),
  '/progress/reports/{date}/drop': actPath('drop', {
    summary: 'Drop a planned report that was not adopted',
    done: 'As it was planned',
    conflict: 'It was adopted',
  }),
}
