import { randomUUID } from 'node:crypto'

/** What a professional in Ede sends as JSON; every call is another message. */
export const aSubmission = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  submissionKey: randomUUID(),
  language: 'nl',
  danger: 'none',
  kind: 'person',
  place: 'Enschede',
  ageGroup: 'adult',
  forms: ['labourExploitation'],
  persons: 'one',
  urgentBecause: [],
  asked: 'advice',
  consent: 'given',
  consentBy: 'person',
  reporterType: 'professional',
  restricted: false,
  contactChannel: 'email',
  contactHours: 'office',
  contactMayBeSaid: 'nothing',
  contactEmail: 'professional@example.org',
  text: 'Zij mag niet naar buiten.',
  ...changes,
})
