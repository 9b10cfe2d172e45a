import * as z from 'zod'
import { Act, type ActName } from '#domain/desk-act.ts'
import { About, Waiting } from '#domain/desk-list.ts'
import { Explanation } from '#domain/explanation.ts'
import { Notice } from '#domain/notice.ts'
import { Grant } from '#domain/person.ts'
import { Contact, Instant, Reference, Report, Role } from '#domain/report.ts'
import { SaidMessage } from '#domain/status.ts'
import { textLimits } from '#domain/text-limits.ts'
import { answer, asked, body, named, refusal, refusals, signedIn, text } from './openapi-parts.ts'

/*
 * What people of a desk may call: what waits, one message, and what they can do to it.
 */

const Whoever = z.strictObject({ name: z.string(), grants: z.array(Grant) })

const List = z.strictObject({
  rows: z.array(
    z.strictObject({
      report: Waiting,
      about: About.optional().describe('While this person may open what was written'),
      section: z.enum(['mine', 'running', 'others', 'closed']),
      role: Role.optional(),
      dueAt: Instant.optional(),
      overdueSince: Instant.optional(),
      isDueToday: z.boolean(),
      asksForExtension: z.boolean().describe('Nothing happened for half a year: close it, or extend it with a reason'),
    }),
  ),
  regions: z.array(z.string()).describe('Those this person can choose between'),
})

const Outlook = z.strictObject({
  handler: Role,
  dueAt: Instant,
  explanation: Explanation,
  next: Role.optional(),
  missedAt: Instant.optional(),
  phoneNow: z.boolean(),
  stops: z.array(z.strictObject({ role: Role, at: Instant, held: z.boolean() })),
})

const Written = z.strictObject({
  text: z.string().optional(),
  location: z.string().optional(),
  pseudonym: z.string().optional(),
  contact: Contact.optional(),
})

const acts = Act.options.map(option => option.shape.act.value)

/** What every answer about one message has; the rest are its codes. */
const shown = {
  seen: Instant.describe('Goes with every act: whoever acts on an older look is answered 409'),
  timeline: Report.shape.timeline,
  notes: z.array(z.strictObject({ at: Instant, role: Role, text: z.string() })),
  said: z.array(SaidMessage),
  notices: z.array(Notice.omit({ to: true })),
  acts: z.array(z.enum(acts)).describe('What can be done now'),
  outlook: Outlook.optional().describe('While nobody has it'),
}

const Opened = Report.omit({ sealed: true, proof: true, watch: true, version: true }).extend({
  ...shown,
  content: Written,
})
const Shut = Waiting.extend({
  ...shown,
  content: z.enum(['hidden', 'hiddenReceiver', 'hiddenOther']).describe('Why what was written is not shown'),
})

const Acted = z.strictObject({
  reference: Reference,
  seen: Instant,
  phase: z.enum(['received', 'acknowledged', 'closed']),
})

const reference = named('reference', 'The number of a message, spelled in any way')

const summaries: { readonly [act in ActName]: string } = {
  acknowledge: 'Take a message and promise a first step; from higher on the ladder with a reason',
  'not-for-me': 'Pass on: the next one on the ladder is asked at once',
  'first-step': 'Say that the first step is done',
  close: 'Close it, and say how registration at CoMensha stands',
  notes: 'Keep a note for the desk; the same key writes one note',
  urgency: 'Judge the urgency otherwise, with a reason',
  consent: 'Note whether the person knows of this contact',
  snooze: 'Let the questions about progress wait until a day',
  extend: 'Keep it open after half a year without activity, with a reason',
  reopen: 'Open it again within 30 days after closing: the ladder starts anew',
  handover: 'Offer it to another region; until that accepts, the ladder of this one runs on',
  record: 'Note that another party has it, after a call or over their secure channel',
  accept: 'Take over what was offered: the ladder of this region starts',
  refuse: 'Do not take over what was offered, and say why',
  withdraw: 'Keep what was offered to another region',
  messages: 'Write to the reporter: the same text under the same key is sent once, and is no conflict with a colleague',
  'send-again': 'Send a mail again that did not arrive, by the id of its newest line',
}

/** The length of what is written, which the schema checks after counting line breaks once. */
const lengths: { readonly [act in ActName]?: z.ZodRawShape } = {
  notes: { note: text(textLimits.note) },
  messages: { text: text(textLimits.text) },
}

const actPaths = Object.fromEntries(
  Act.options.map(({ shape: { act: name, ...fields } }) => [
    `/desk/reports/{reference}/${name.value}`,
    {
      post: {
        operationId: operationOf(name.value),
        summary: summaries[name.value],
        security: signedIn.security,
        parameters: [reference],
        requestBody: body(z.strictObject({ ...fields, ...lengths[name.value] })),
        responses: {
          200: answer('Done', Acted),
          ...refusals,
          ...signedIn.refusals,
          409: refusal('A colleague was first, or its state does not allow it'),
        },
      },
    },
  ]),
)

function operationOf(act: ActName): string {
  return `${act.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Report`
}

export const deskPaths = {
  '/session': {
    get: {
      operationId: 'session',
      summary: 'Who is signed in, and in which roles',
      security: signedIn.security,
      responses: { 200: answer('Whoever is signed in', Whoever), 401: signedIn.refusals[401] },
    },
  },
  '/desk/reports': {
    get: {
      operationId: 'listReports',
      summary: 'The messages this person may see, what waits for them first: codes only',
      security: signedIn.security,
      parameters: [
        asked('show', 'open (as without it) or closed'),
        asked('region', 'Only of this region'),
        asked('urgency', 'normal, urgent or acute'),
        asked('kind', 'person or place'),
      ],
      responses: { 200: answer('Every row there is', List), 401: signedIn.refusals[401] },
    },
  },
  '/desk/reports/{reference}': {
    get: {
      operationId: 'showReport',
      summary: 'One message; what somebody wrote is in it only for whoever may read it, and that it was read is noted',
      security: signedIn.security,
      parameters: [reference],
      responses: { 200: answer('As this person may see it', z.union([Opened, Shut])), ...signedIn.refusals },
    },
  },
  ...actPaths,
}
