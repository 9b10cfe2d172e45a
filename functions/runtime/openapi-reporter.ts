import * as z from 'zod'
import { conversationLimits } from '#domain/conversation.ts'
import { Language } from '#domain/language.ts'
import { Receipt } from '#domain/receipt.ts'
import { Instant } from '#domain/report.ts'
import { ExploitationForm } from '#domain/situation.ts'
import { Status } from '#domain/status.ts'
import { Submission, UrgentReason } from '#domain/submission.ts'
import { textLimits } from '#domain/text-limits.ts'
import { answer, asked, body, refusal, refusals, text, tooMany } from './openapi-parts.ts'

/*
 * What anybody may call: to send a message, to follow it, to keep a form for a while.
 */

/** What the API takes: as the schema, with the name of a place instead of its code where the sender has no code. */
const Message = Submission.extend({
  where: Submission.shape.where.or(z.literal('place')).optional(),
  place: z.string().max(textLimits.place).optional(),
  /** Of a draft that this message came from: once the message is in, it is destroyed. */
  draft: z.string().optional(),
})

/** Any part of a message, half a mail address and an answer ticked twice included; danger is never kept. */
const Draft = Message.omit({ submissionKey: true, danger: true })
  .extend({
    where: Message.shape.where.or(z.literal('')),
    forms: z.array(ExploitationForm),
    urgentBecause: z.array(UrgentReason),
    contactEmail: z.string().max(textLimits.email),
    contactPhone: z.string().max(textLimits.phone),
  })
  .partial()
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
const messageKey = z.uuid().describe('Made once by the sender; the same text under the same key is sent once')
const Word = StatusQuestion.extend({ text: text(conversationLimits.text), messageKey })
const Reopening = StatusQuestion.extend({ why: text(conversationLimits.text), messageKey })

const noDraft = refusal('Nothing is saved under this code')

const notTheirs = refusal('No such number with this code')
const tooLate = refusal('Closed too long ago, or not closed')

export const reporterPaths = {
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
      responses: {
        201: answer('The receipt', Receipt),
        ...refusals,
        ...tooMany,
        409: refusal('The key came with another body'),
      },
    },
  },
  '/reports/status': {
    post: {
      operationId: 'reportStatus',
      summary: 'How a message stands; an unknown number and a wrong code answer the same',
      requestBody: body(StatusQuestion),
      responses: { 200: answer('The status', Status), ...refusals, ...tooMany, 404: notTheirs },
    },
  },
  '/reports/messages': {
    post: {
      operationId: 'writeMessage',
      summary: 'Write to the desk, as the reporter: at most 20 a day and 100 in all',
      requestBody: body(Word),
      responses: {
        201: answer('The status with the message', Status),
        ...refusals,
        ...tooMany,
        404: notTheirs,
        409: tooLate,
      },
    },
  },
  '/reports/reopen': {
    post: {
      operationId: 'reopenAsReporter',
      summary: 'Open a message again within 30 days after closing, and say why: the ladder starts anew',
      requestBody: body(Reopening),
      responses: { 200: answer('The status', Status), ...refusals, ...tooMany, 404: notTheirs, 409: tooLate },
    },
  },
  '/reports/contact/withdraw': {
    post: {
      operationId: 'withdrawContact',
      summary: 'Take the contact details of the reporter out of the message, for good; nobody mails or calls any more',
      requestBody: body(StatusQuestion),
      responses: { 200: answer('The status', Status), ...refusals, ...tooMany, 404: notTheirs },
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
        ...tooMany,
        409: refusal('The draft was saved from somewhere else in the meantime; nothing was written'),
      },
    },
  },
  '/drafts/open': {
    post: {
      operationId: 'openDraft',
      summary: 'The answers behind a code; a wrong code and one that expired answer the same',
      requestBody: body(DraftCode),
      responses: { 200: answer('The answers, which stay saved', OpenedDraft), ...refusals, ...tooMany, 404: noDraft },
    },
  },
  '/drafts/discard': {
    post: {
      operationId: 'discardDraft',
      summary: 'Destroy a draft at once, by its code or by its token',
      requestBody: body(z.union([DraftCode, ByDraftToken])),
      responses: { 204: { description: 'Destroyed' }, ...refusals, ...tooMany, 404: noDraft },
    },
  },
} as const
