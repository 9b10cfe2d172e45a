import * as z from 'zod'
import type { Action } from './access.ts'
import { Words } from './conversation.ts'
import { InvalidInput } from './errors.ts'
import { Language } from './language.ts'
import { NoteText } from './note.ts'
import {
  ExtensionReason,
  FirstStep,
  HandoverChannel,
  HandoverRefusal,
  Instant,
  LocalDate,
  Outcome,
  Party,
  SnoozeReason,
  TakeoverReason,
  Urgency,
  UrgencyReason,
} from './report.ts'
import { RegionCode } from './situation.ts'
import { Consent } from './submission.ts'

/*
 * What a person at the desk can do to a message: the fields of each form, flat, so that one field is one control and one
 * error, and the right that each one asks for.
 */

/** How something was handed over to a party outside the platform: never by our mail. */
export const Channel = HandoverChannel.exclude(['platform'])
export type Channel = z.infer<typeof Channel>

/** `seen`: the last activity on the page that sent it. Whoever acts on an older page is shown what happened since. */
const every = { seen: Instant, language: Language.optional() }

export const Act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('acknowledge'),
    ...every,
    firstStep: FirstStep,
    firstStepBy: LocalDate,
    reporterKnown: z.literal('true').optional(),
    takeoverReason: TakeoverReason.optional(),
  }),
  z.strictObject({ act: z.literal('not-for-me'), ...every }),
  z.strictObject({ act: z.literal('first-step'), ...every }),
  z.strictObject({ act: z.literal('close'), ...every, outcome: Outcome }),
  z.strictObject({ act: z.literal('notes'), ...every, noteKey: z.uuid(), note: NoteText }),
  z.strictObject({ act: z.literal('urgency'), ...every, urgency: Urgency, urgencyReason: UrgencyReason }),
  z.strictObject({ act: z.literal('consent'), ...every, consent: Consent }),
  z.strictObject({ act: z.literal('snooze'), ...every, snoozeUntil: LocalDate, snoozeReason: SnoozeReason }),
  z.strictObject({ act: z.literal('extend'), ...every, extensionReason: ExtensionReason }),
  z.strictObject({ act: z.literal('reopen'), ...every }),
  z.strictObject({ act: z.literal('handover'), ...every, toRegion: RegionCode }),
  z.strictObject({ act: z.literal('record'), ...every, party: Party, channel: Channel }),
  z.strictObject({ act: z.literal('accept'), ...every, acceptChannel: HandoverChannel, on: LocalDate }),
  z.strictObject({ act: z.literal('refuse'), ...every, refusal: HandoverRefusal }),
  z.strictObject({ act: z.literal('withdraw'), ...every }),
  z.strictObject({ act: z.literal('messages'), ...every, ...Words.shape }),
  /** `notice`: the line of the ledger whose mail did not arrive. */
  z.strictObject({ act: z.literal('send-again'), ...every, notice: z.string() }),
])
export type Act = z.infer<typeof Act>
export type ActName = Act['act']

/** The right that each act asks for. */
export const rightFor = {
  acknowledge: 'takeMessage',
  'not-for-me': 'takeMessage',
  'first-step': 'handleMessage',
  close: 'handleMessage',
  notes: 'judgeMessage',
  urgency: 'judgeMessage',
  consent: 'judgeMessage',
  snooze: 'handleMessage',
  extend: 'handleMessage',
  reopen: 'reopenMessage',
  handover: 'judgeMessage',
  record: 'handleMessage',
  accept: 'answerHandover',
  refuse: 'answerHandover',
  withdraw: 'judgeMessage',
  messages: 'judgeMessage',
  'send-again': 'sendAgain',
} as const satisfies Record<ActName, Action>

/** What is wrong with each field; whatever else is wrong comes from no form of ours. */
const codes: Readonly<Record<string, string>> = {
  firstStep: 'firstStepRequired',
  firstStepBy: 'firstStepByRequired',
  takeoverReason: 'takeoverReasonRequired',
  outcome: 'outcomeRequired',
  note: 'noteRequired',
  urgency: 'urgencyRequired',
  urgencyReason: 'urgencyReasonRequired',
  consent: 'consentRequired',
  snoozeUntil: 'snoozeUntilRequired',
  snoozeReason: 'snoozeReasonRequired',
  extensionReason: 'extensionReasonRequired',
  toRegion: 'toRegionRequired',
  party: 'partyRequired',
  channel: 'channelRequired',
  acceptChannel: 'channelRequired',
  on: 'acceptedOnRequired',
  refusal: 'refusalRequired',
  text: 'messageRequired',
}

/** Is this the name of something that can be done? */
export const isActName = (name: string | undefined): name is ActName =>
  name !== undefined && Object.hasOwn(rightFor, name)

/** @throws InvalidInput with a code per field */
export function actIn(act: ActName, fields: Readonly<Record<string, unknown>>): Act {
  const parsed = Act.safeParse({ ...fields, act })
  if (parsed.success) return parsed.data
  const wrong = new Map(parsed.error.issues.map(({ path, code }) => [String(path[0]), code]))
  throw new InvalidInput([...wrong].map(([field, code]) => errorOf(field, code)))
}

/** What is wrong with a text that is too long. */
const tooLong: Readonly<Record<string, string>> = { note: 'noteTooLong', text: 'textTooLong' }

function errorOf(field: string, issue: string) {
  const code = (issue === 'too_big' ? tooLong : codes)[field]
  return code === undefined ? { field: 'form', code: 'unknownField' } : { field, code }
}
