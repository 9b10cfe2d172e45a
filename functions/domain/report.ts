import * as z from 'zod'
import { Language } from './language.ts'
import { AgeGroup, ExploitationForm, Kind, RegionCode, ReporterType, Where } from './situation.ts'
import { Asked, Consent, ConsentBy, Danger, Persons, SafeContact, UrgentReason } from './submission.ts'

/** `MR-XXXX-XXXX`, Crockford base 32, the last one a check character. */
export const Reference = z.string().regex(/^MR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
export type Reference = z.infer<typeof Reference>

/** An instant as ISO string in UTC; the stage's clock, not always the wall's. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

export const LocalDate = z.iso.date()
export type LocalDate = z.infer<typeof LocalDate>

export const Role = z.enum(['careCoordinator', 'designatedOfficer', 'chainDirector', 'nationalDesk'])
export type Role = z.infer<typeof Role>

export const Urgency = z.enum(['normal', 'urgent', 'acute'])
export type Urgency = z.infer<typeof Urgency>

/** The first step the handler promises when taking a message, from a fixed list: no free text, nothing about a person. */
export const FirstStep = z.enum(['callReporter', 'seePerson', 'consultPartners', 'planMeeting', 'checkPlace'])
export type FirstStep = z.infer<typeof FirstStep>

/** Where registration at CoMensha stands when a message is closed. */
export const Outcome = z.enum(['registeredByUs', 'registeredByOthers', 'noGroundOrConsent', 'notApplicable', 'unknown'])
export type Outcome = z.infer<typeof Outcome>

export const Machine = z.enum(['escalation', 'followUp'])
export type Machine = z.infer<typeof Machine>

/** The one live clock of a report. An execution whose run is not this one ends at its next step. */
export const Watch = z.strictObject({ machine: Machine, run: z.int().positive(), wakesAt: Instant })
export type Watch = z.infer<typeof Watch>

/** Who did something: a role holder of the directory. */
export const HandlerRef = z.strictObject({ holder: z.string(), role: Role, region: RegionCode })
export type HandlerRef = z.infer<typeof HandlerRef>

const Taken = {
  acknowledgedAt: Instant,
  by: HandlerRef,
  firstStep: FirstStep,
  /** Last day of the first step; missed means: after 17:00 of that day, Amsterdam time. */
  firstStepBy: LocalDate,
  firstStepDoneAt: Instant.optional(),
  /** The handler confirmed the organisation and contact of the reporter: only then status says who has it. */
  reporterKnown: z.boolean(),
}

export const State = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('received'),
    /** Stays true when the ladder starts again: a professional who was known once need not be confirmed twice. */
    reporterKnown: z.boolean().optional(),
  }),
  z.strictObject({ phase: z.literal('acknowledged'), ...Taken }),
  z.strictObject({
    phase: z.literal('closed'),
    closedAt: Instant,
    outcome: Outcome,
    by: HandlerRef,
    reporterKnown: z.boolean(),
  }),
])
export type State = z.infer<typeof State>

/** A transfer to another region: until it is accepted the sender's ladder runs. */
export const Handover = z.strictObject({ to: RegionCode, proposedAt: Instant, by: HandlerRef })
export type Handover = z.infer<typeof Handover>

/**
 * With whom a message waits that nobody has taken, as the clock saw it when it last looked: what lists show and sort by
 * without looking at ledger and directory. It looks again at every rung, so this is never older than one.
 */
export const Waiting = z.strictObject({
  round: z.int().positive(),
  role: Role,
  dueAt: Instant,
  missedAt: Instant.optional(),
})
export type Waiting = z.infer<typeof Waiting>

/** Why the questions about a message wait, although it stays open. */
export const SnoozeReason = z.enum(['waitsForPerson', 'waitsForPartner', 'waitsForDecision', 'staysOpen'])
export type SnoozeReason = z.infer<typeof SnoozeReason>

/** Why a message that nothing happened with for long stays open. */
export const ExtensionReason = z.enum(['helpContinues', 'caseContinues', 'contactExpected'])
export type ExtensionReason = z.infer<typeof ExtensionReason>

/** The questions about a message wait until that day; its first step does not. */
export const Snooze = z.strictObject({ until: LocalDate, reason: SnoozeReason })
export type Snooze = z.infer<typeof Snooze>

/** Parties a message is never mailed to: the handler phones them or uses their secure channel, and notes it. */
export const Party = z.enum(['police', 'safeHomeCentre', 'labourInspectorate', 'comensha'])
export type Party = z.infer<typeof Party>

/** Why nobody can be asked on a rung. */
export const Unheld = z.enum([
  'nobodyHoldsRole',
  'outsideScope',
  'absent',
  'notThatDay',
  'mailboxBounced',
  'mailUnwanted',
  'mailRefused',
  'saidNotForMe',
])
export type Unheld = z.infer<typeof Unheld>

/** Why the desk judges the urgency otherwise than the form did. */
export const UrgencyReason = z.enum(['newFacts', 'afterContact', 'misjudged'])
export type UrgencyReason = z.infer<typeof UrgencyReason>

/** Why somebody higher on the ladder takes a message that was not theirs to begin with: content opens only after it. */
export const TakeoverReason = z.enum(['noReply', 'asked', 'cannotWait', 'otherwise'])
export type TakeoverReason = z.infer<typeof TakeoverReason>

/** Why another region does not take a message that was offered to it. */
export const HandoverRefusal = z.enum(['notOurRegion', 'noCapacity', 'tooLittleKnown', 'otherParty'])
export type HandoverRefusal = z.infer<typeof HandoverRefusal>

/** How a hand-over was agreed. */
export const HandoverChannel = z.enum(['platform', 'phone', 'secureMail', 'inPerson'])
export type HandoverChannel = z.infer<typeof HandoverChannel>

/** Every code has a text in messages/words. */
export const Reason = z.enum([
  ...Unheld.options,
  'nobodyOnCall',
  ...UrgencyReason.options,
  ...TakeoverReason.options,
  ...SnoozeReason.options,
  ...ExtensionReason.options,
  ...HandoverRefusal.options,
])
export type Reason = z.infer<typeof Reason>

export const TimelineEvent = z.strictObject({
  at: Instant,
  what: z.enum([
    'received',
    'rungNotified',
    'rungSkipped',
    'rungUnreachable',
    'repeated',
    'notForMe',
    'acknowledged',
    'firstStepDone',
    'firstStepMissed',
    'handoverProposed',
    'handoverAccepted',
    'handoverWithdrawn',
    'handoverRefused',
    'handoverRecorded',
    'urgencyChanged',
    'consentChanged',
    'closed',
    'reopened',
    'destroyed',
    'noted',
    'reporterAsked',
    'reporterWrote',
    'contactWithdrawn',
    'snoozed',
    'extended',
    'sentAgain',
  ]),
  role: Role.optional(),
  /** Directory id of the holder who did it, where the chase depends on it: whoever says "not for me" is not asked again. */
  holder: z.string().optional(),
  reason: Reason.optional(),
  /** Where it goes when it is handed over. */
  to: z.union([RegionCode, Party]).optional(),
  /** How and on which day a hand-over was agreed. */
  channel: HandoverChannel.optional(),
  on: LocalDate.optional(),
  /** How often the same thing happened in a row; the timeline is capped, repeats are counted. */
  times: z.int().min(2).optional(),
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

/** Encrypted before it reaches the table: one data key per report, wrapped by KMS. Values are base64. */
export const Sealed = z.strictObject({
  key: z.string(),
  fields: z.strictObject({
    contact: z.string().optional(),
    text: z.string().optional(),
    location: z.string().optional(),
    pseudonym: z.string().optional(),
  }),
})
export type Sealed = z.infer<typeof Sealed>

/** What is inside the sealed `contact` field. */
export const Contact = z.strictObject({
  name: z.string().optional(),
  organisation: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
})
export type Contact = z.infer<typeof Contact>

/** A message to the desk, one item in the table. `version` rises with every change, and every write expects the one it read. */
export const Report = z.strictObject({
  reference: Reference,
  version: z.int().positive(),
  language: Language,
  region: RegionCode,
  where: Where,
  kind: Kind,
  ageGroup: AgeGroup.optional(),
  forms: z.array(ExploitationForm).min(1),
  persons: Persons,
  danger: Danger.exclude(['now']),
  urgency: Urgency,
  urgentBecause: z.array(UrgentReason),
  asked: Asked,
  consent: Consent.optional(),
  consentBy: ConsentBy.optional(),
  reporterType: ReporterType,
  restricted: z.boolean(),
  safeContact: SafeContact,
  hasContact: z.boolean(),
  sealed: Sealed.optional(),
  /** Keyed hashes: of the submission key, of the canonical body, of the receipt code. */
  proof: z.strictObject({ submission: z.string(), body: z.string(), receipt: z.string() }),
  receivedAt: Instant,
  lastActivityAt: Instant,
  state: State,
  handover: Handover.optional(),
  /** The ladder in force: rises with every restart (missed first step, accepted hand-over, reopening). */
  ladder: z.strictObject({ round: z.int().positive(), startedAt: Instant }),
  watch: Watch.optional(),
  waiting: Waiting.optional(),
  snooze: Snooze.optional(),
  timeline: z.array(TimelineEvent).max(200),
})
export type Report = z.infer<typeof Report>
