import { randomUUID } from 'node:crypto'

type Fields = Readonly<Record<string, unknown>>

/** An urgent message from a professional in Enschede, as a program sends it; every call makes another one. */
export const aMessage = (changes: Fields = {}): Fields => ({
  submissionKey: randomUUID(),
  language: 'nl',
  danger: 'none',
  kind: 'person',
  where: 'GM0153',
  ageGroup: 'adult',
  forms: ['labourExploitation'],
  persons: 'one',
  urgentBecause: ['threat'],
  asked: 'passOn',
  reporterType: 'professional',
  restricted: false,
  contactChannel: 'none',
  contactHours: 'office',
  contactMayBeSaid: 'nothing',
  ...changes,
})
