import * as z from 'zod'
import { conversationLimits } from '#domain/conversation.ts'
import { Language } from '#domain/language.ts'
import { Receipt } from '#domain/receipt.ts'
import { Instant } from '#domain/report.ts'
import { Status } from '#domain/status.ts'
import { Submission } from '#domain/submission.ts'
import { textLimits } from '#domain/text-limits.ts'
import { json } from '#runtime/answer.ts'
import { endpoint, publicOrigin } from '#runtime/dependencies.ts'
import { once } from '#runtime/once.ts'

const Problem = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
})

/** What the API takes: as the schema, with the name of a place instead of its code where the sender has no code. */
const Message = Submission.extend({
  where: Submission.shape.where.or(z.literal('place')).optional(),
  place: z.string().max(textLimits.place).optional(),
  /** Of a draft that this message came from: once the message is in, it is destroyed. */
  draft: z.string().optional(),
})

/** Any part of a message, half a mail address included; danger is never kept. */
const Draft = Message.omit({ submissionKey: true, danger: true }).partial()
const DraftCode = z.strictObject({ code: z.string(), language: Language.optional() })
const ByDraftToken = z.strictObject({ draft: z.string(), language: Language.optional() })
const SavedDraft = z.object({
  code: z.string().optional(),
  token: z.string(),
  until: Instant,
  isAnotherCode: z.boolean().optional(),
})
const OpenedDraft = z.object({
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  token: z.string(),
  until: Instant,
})

const StatusQuestion = z.strictObject({ reference: z.string(), receipt: z.string(), language: Language.optional() })
const text = (limit: number) => z.string().min(1).max(limit)
const messageKey = z.uuid().describe('Made once by the sender; the same text under the same key is sent once')
const Word = StatusQuestion.extend({ text: text(conversationLimits.text), messageKey })
const Reopening = StatusQuestion.extend({ why: text(conversationLimits.text), messageKey })

const schema = (of: z.ZodType, io: 'input' | 'output' = 'output') => z.toJSONSchema(of, { target: 'draft-2020-12', io })
const body = (of: z.ZodType) => ({ required: true, content: { 'application/json': { schema: schema(of, 'input') } } })
const answer = (description: string, of: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: schema(of) } },
})
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const noDraft = refusal('Nothing is saved under this code')

const refusals = {
  400: refusal('Malformed, or not sent from this site'),
  413: refusal('Larger than 32 kB'),
  415: refusal('Not a content type taken here'),
  422: refusal('Some fields are not right: a code per field'),
  429: refusal('Too many writes from one address; Retry-After says when again'),
}

const asked = (name: string, description: string) => ({ name, in: 'query', description, schema: { type: 'string' } })

const notTheirs = refusal('No such number with this code')
const tooLate = refusal('Closed too long ago, or not closed')

const paths = {
  '/find': {
    get: {
      operationId: 'find',
      summary: 'Find the page of a municipality, place or postcode',
      parameters: [asked('q', 'What somebody typed; no name and no street'), asked('lang', 'nl or en')],
      responses: { 303: { description: 'The page of the municipality, of the choices, or a helpful one' } },
    },
  },
  '/reports': {
    post: {
      operationId: 'submitReport',
      summary: 'Send a message to the regional desk; the same key always gets the same answer',
      requestBody: body(Message),
      responses: { 201: answer('The receipt', Receipt), ...refusals, 409: refusal('The key came with another body') },
    },
  },
  '/reports/status': {
    post: {
      operationId: 'reportStatus',
      summary: 'How a message stands; an unknown number and a wrong code answer the same',
      requestBody: body(StatusQuestion),
      responses: { 200: answer('The status', Status), ...refusals, 404: notTheirs },
    },
  },
  '/reports/messages': {
    post: {
      operationId: 'writeMessage',
      summary: 'Write to the desk, as the reporter: at most 20 a day and 100 in all',
      requestBody: body(Word),
      responses: { 201: answer('The status with the message', Status), ...refusals, 404: notTheirs, 409: tooLate },
    },
  },
  '/reports/reopen': {
    post: {
      operationId: 'reopenReport',
      summary: 'Open a message again within 30 days after closing, and say why: the ladder starts anew',
      requestBody: body(Reopening),
      responses: { 200: answer('The status', Status), ...refusals, 404: notTheirs, 409: tooLate },
    },
  },
  '/reports/contact/withdraw': {
    post: {
      operationId: 'withdrawContact',
      summary: 'Take the contact details of the reporter out of the message, for good; nobody mails or calls any more',
      requestBody: body(StatusQuestion),
      responses: { 200: answer('The status', Status), ...refusals, 404: notTheirs },
    },
  },
  '/drafts': {
    post: {
      operationId: 'saveDraft',
      summary: 'Keep the answers of a form for seven days behind a code that is told once and not kept',
      requestBody: body(Draft),
      responses: {
        201: answer('Saved: with a new code, or, with the token of a draft, under the code it has', SavedDraft),
        ...refusals,
        409: refusal('The draft was saved from somewhere else in the meantime; nothing was written'),
      },
    },
  },
  '/drafts/open': {
    post: {
      operationId: 'openDraft',
      summary: 'The answers behind a code; a wrong code and one that expired answer the same',
      requestBody: body(DraftCode),
      responses: { 200: answer('The answers, which stay saved', OpenedDraft), ...refusals, 404: noDraft },
    },
  },
  '/drafts/discard': {
    post: {
      operationId: 'discardDraft',
      summary: 'Destroy a draft at once, by its code or by its token',
      requestBody: body(z.union([DraftCode, ByDraftToken])),
      responses: { 204: { description: 'Destroyed' }, ...refusals, 404: noDraft },
    },
  },
} as const

/** The API that programs may use; the calls that only pages make are no contract. */
export function describeApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Meldroute',
      version: '1.0.0',
      description: 'Not an emergency line and not a report to police, Veilig Thuis or CoMensha. Danger now: call 112.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: { schemas: { Problem: schema(Problem) } },
  }
}

const description = /* @__PURE__ */ once(() => describeApi(publicOrigin()))

export const handler = endpoint({ route: 'GET /openapi.json' }, async () => json(200, description()))
