import { facts } from '#content/geography/facts.ts'
import { readGeography } from '#domain/geography.ts'

export const geography = readGeography(facts)

/** A form that is right, as a browser sends it. */
export const filledIn = {
  submissionKey: '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11',
  language: 'nl',
  danger: 'none',
  where: 'place',
  place: 'Enschede',
  kind: 'person',
  ageGroup: 'adult',
  forms: ['labourExploitation', 'unknown'],
  persons: 'twoToFive',
  reporterType: 'professional',
  asked: 'advice',
  consent: 'given',
  consentBy: 'person',
  contactChannel: 'email',
  contactEmail: 'medewerker@example.org',
  contactHours: 'office',
  contactMayBeSaid: 'nothing',
  text: 'Regel een\r\nregel twee',
} as const
