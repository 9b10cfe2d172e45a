import * as z from 'zod'
import { Texts } from '#domain/language.ts'
import { Mistake, MistakeOutcome, SentMistake } from '#domain/mistake.ts'
import { LocalDate } from '#domain/report.ts'
import { RegionCode } from '#domain/situation.ts'
import { answer, body, named, refusal, refusals, signedIn, tooMany } from './openapi-parts.ts'

/*
 * What is wrong on the site: anybody says it, whoever keeps the page settles it.
 */

const { security } = signedIn
const Shown = Mistake.omit({ sealed: true })

const Kept = z.strictObject({
  keeper: RegionCode,
  open: z.array(Shown.extend({ text: z.string().optional() })).describe('Longest waiting first'),
  hasMore: z.boolean(),
  settled: z.array(Shown).describe('Last settled first; their text is opened no more'),
})

const Check = z.strictObject({
  file: z.string().describe('Below content/'),
  id: z.string(),
  what: z.enum(['contact', 'source', 'structure', 'step']),
  title: Texts,
  source: z.string(),
  phone: z.string().optional(),
  notConfirmedSince: z.string().optional(),
  verifiedOn: LocalDate.optional(),
  verifiedBy: z.string().optional(),
  reviewBefore: LocalDate,
  why: z.enum(['overdue', 'neverChecked']),
})

export const mistakePaths = {
  '/mistakes/{page}': {
    get: {
      operationId: 'showKeeper',
      summary: 'Who keeps a page; a browser gets the form in which to say that something is wrong on it',
      parameters: [named('page', 'The code of a page, such as GM0153, VR05 or R1')],
      responses: {
        200: answer('The region, or NL', z.strictObject({ page: z.string(), keeper: RegionCode })),
        404: refusal('No page has this code'),
      },
    },
  },
  '/mistakes': {
    post: {
      operationId: 'reportMistake',
      summary: 'Say that something is wrong on a page; nobody is asked who they are, and nobody is answered',
      requestBody: body(SentMistake),
      responses: {
        201: answer('Kept, once however often it is sent', z.strictObject({ keeper: RegionCode })),
        404: refusal('No page has this code'),
        ...refusals,
        ...tooMany,
      },
    },
  },
  '/desk/mistakes': {
    get: {
      operationId: 'listMistakes',
      summary: 'What readers say is wrong on the pages that this person keeps; that it was opened is noted',
      security,
      responses: {
        200: answer(
          'By who keeps the pages; `checks` for the programme alone',
          z.object({ kept: z.array(Kept), checks: z.array(Check).optional() }),
        ),
        401: signedIn.refusals[401],
      },
    },
  },
  '/desk/mistakes/{mistake}': {
    post: {
      operationId: 'settleMistake',
      summary: 'Say what came of one',
      security,
      parameters: [named('mistake', 'The id of a mistake')],
      requestBody: body(z.strictObject({ outcome: MistakeOutcome })),
      responses: {
        200: answer('Settled', Shown),
        ...refusals,
        ...signedIn.refusals,
        409: refusal('A colleague found something else before'),
      },
    },
  },
}
