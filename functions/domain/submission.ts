import * as z from 'zod'
import { Language } from './language.ts'
import { AgeGroup, ExploitationForm, Kind, ReporterType, Where } from './situation.ts'
import { textLimits } from './text-limits.ts'

/** `now` is never accepted: the form stops at 112 until it becomes `called` or `cannotCall`. */
export const Danger = z.enum(['none', 'now', 'called', 'cannotCall'])
export type Danger = z.infer<typeof Danger>

export const UrgentReason = z.enum([
  'minorAtRisk',
  'leavingWithin72Hours',
  'threat',
  'medicalOrPregnant',
  'noSafeBed',
  'missingMinor',
])
export type UrgentReason = z.infer<typeof UrgentReason>

export const Asked = z.enum(['advice', 'help', 'passOn'])
export type Asked = z.infer<typeof Asked>

export const Persons = z.enum(['one', 'twoToFive', 'moreThanFive', 'unknown'])
export type Persons = z.infer<typeof Persons>

/** Consent to this contact only; for registration, shelter or police the handler records it later. It never blocks. */
export const Consent = z.enum(['given', 'refused', 'notAskedYet', 'notAskedUnsafe', 'unknown'])
export type Consent = z.infer<typeof Consent>

export const ConsentBy = z.enum(['person', 'parent', 'guardian'])
export type ConsentBy = z.infer<typeof ConsentBy>

/** How the reporter may be reached. Every later message obeys these rules. */
export const SafeContact = z.strictObject({
  channel: z.enum(['none', 'email', 'phone']),
  hours: z.enum(['office', 'evening', 'any']),
  /** `nothing`: even on the phone do not say what it is about. A mail never says it, whatever is chosen. */
  mayBeSaid: z.enum(['nothing', 'subject']),
})
export type SafeContact = z.infer<typeof SafeContact>

/** What a reporter sends: shared by form, API and store. Flat, so that one field is one control and one error. */
export const Submission = z.strictObject({
  /** Made once by the sender's page; the same key always gets the same answer. */
  submissionKey: z.uuid(),
  language: Language,
  danger: Danger,
  kind: Kind,
  where: Where,
  ageGroup: AgeGroup.optional(),
  forms: z.array(ExploitationForm).min(1).max(ExploitationForm.options.length),
  persons: Persons,
  urgentBecause: z.array(UrgentReason).max(UrgentReason.options.length),
  asked: Asked,
  consent: Consent.optional(),
  consentBy: ConsentBy.optional(),
  reporterType: ReporterType,
  /** About staff of a municipality, the police or a handler: such a message skips the region. */
  restricted: z.boolean(),
  contactName: z.string().trim().max(textLimits.name).optional(),
  contactOrganisation: z.string().trim().max(textLimits.organisation).optional(),
  contactEmail: z.email().max(textLimits.email).optional(),
  contactPhone: z
    .string()
    .trim()
    .regex(/^[+0-9][0-9 ()-]{6,}$/)
    .max(textLimits.phone)
    .optional(),
  contactChannel: SafeContact.shape.channel,
  contactHours: SafeContact.shape.hours,
  contactMayBeSaid: SafeContact.shape.mayBeSaid,
  /** The reporter's own code for the person, never a name. */
  pseudonym: z.string().trim().max(textLimits.pseudonym).optional(),
  location: z.string().trim().max(textLimits.location).optional(),
  text: z.string().trim().max(textLimits.text).optional(),
})
export type Submission = z.infer<typeof Submission>

/** One field that is not right: `code` is a key of the form's error texts, never the input. */
export type FieldError = {
  readonly field: string
  readonly code: string
  /** In words, where the form for everybody has none for this code; never what was sent. */
  readonly message?: string
  /** What an ambiguous place may mean, from our own geography. */
  readonly choices?: readonly PlaceChoice[]
}

export type PlaceChoice = { readonly code: string; readonly name: string; readonly province: string }
