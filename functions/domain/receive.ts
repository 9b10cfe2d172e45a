import { type Geography, regionOf } from './geography.ts'
import type { Contact, Instant, Reference, Report, Sealed } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Submission } from './submission.ts'
import { urgencyOf } from './urgency.ts'

/** What the edge adds to what somebody sent. */
export type Arrival = {
  readonly reference: Reference
  readonly region: RegionCode
  readonly proof: Report['proof']
  /** Made of `toSeal(submission)`; absent when there was nothing to seal. */
  readonly sealed: Sealed | undefined
  readonly now: Instant
}

/** A message as it comes in: its ladder starts now and its clock looks at once. */
export function receive(submission: Submission, { reference, region, proof, sealed, now }: Arrival): Report {
  const { submissionKey: _, danger, contactChannel: channel, contactHours: hours, ...sent } = submission
  const { contactMayBeSaid: mayBeSaid, contactName, contactOrganisation, contactEmail, contactPhone, ...rest } = sent
  const { pseudonym, location, text, ...report } = rest
  if (danger === 'now') throw new Error('Danger now is never taken as a message')
  return {
    ...report,
    danger,
    reference,
    version: 1,
    region,
    urgency: urgencyOf(submission),
    safeContact: { channel, hours, mayBeSaid },
    hasContact: contactEmail !== undefined || contactPhone !== undefined,
    ...(sealed ? { sealed } : {}),
    proof,
    receivedAt: now,
    lastActivityAt: now,
    state: { phase: 'received' },
    ladder: { round: 1, startedAt: now },
    watch: { machine: 'escalation', run: 1, wakesAt: now },
    timeline: [{ at: now, what: 'received' }],
  }
}

/** Restricted messages skip their region; so do those without one. */
export function regionFor(
  { where, restricted }: Pick<Submission, 'where' | 'restricted'>,
  geography: Geography,
): RegionCode {
  return restricted ? 'NL' : regionOf(where, geography)
}

/** What must be encrypted before it reaches the table, one text per field; the contact as JSON of `Contact`. */
export function toSeal(submission: Submission): { readonly [field in keyof Sealed['fields']]?: string | undefined } {
  const { pseudonym, location, text } = submission
  const contact = contactIn(submission)
  return { contact: contact && JSON.stringify(contact), text, location, pseudonym }
}

/** What two submissions of the same key are compared by: everything but the key, in one order. */
export function canonical({ submissionKey: _, ...submission }: Submission): string {
  const fields = Object.entries(submission).filter(([, value]) => value !== undefined)
  return JSON.stringify(fields.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function contactIn(submission: Submission): Contact | undefined {
  const contact = {
    name: submission.contactName,
    organisation: submission.contactOrganisation,
    email: submission.contactEmail,
    phone: submission.contactPhone,
  }
  const given = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined))
  return Object.keys(given).length > 0 ? given : undefined
}
