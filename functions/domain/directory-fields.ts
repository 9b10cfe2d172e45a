import { Weekday } from './directory.ts'
import { languages } from './language.ts'
import { AgeGroup, ExploitationForm, Kind } from './situation.ts'

/** The fields of an entry as a person fills it in, in order: one field is one control and one error. */
export const entryFields = [
  'organisation',
  'role',
  'email',
  'phone',
  'language',
  'municipalities',
  'kinds',
  'ageGroups',
  'forms',
  'days',
  'deputy',
  'absenceFrom',
  'absenceUntil',
  'onCallEmail',
  'onCallPhone',
  'digestAt',
  'digestEvery',
  'endedOn',
] as const
export type EntryField = (typeof entryFields)[number]

/** Half hours from 07:00 to 16:30. */
export const digestTimes: readonly string[] = Array.from({ length: 20 }, (_, half) => {
  const hour = String(7 + Math.floor(half / 2)).padStart(2, '0')
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`
})

/** What can be chosen. The national desk is a setting, not an entry; municipalities are those of the region. */
export const entryOptions = {
  role: ['careCoordinator', 'designatedOfficer', 'chainDirector'],
  language: languages,
  kinds: Kind.options,
  ageGroups: AgeGroup.options,
  forms: ExploitationForm.options,
  days: Weekday.options,
  digestAt: digestTimes,
  digestEvery: ['day', 'week'],
} as const

/** Every code that a check of an entry can give; each has a text in both languages. */
export const entryCodes = [
  'unknownField',
  'choiceInvalid',
  'organisationRequired',
  'organisationTooLong',
  'emailRequired',
  'emailInvalid',
  'phoneInvalid',
  'languageRequired',
  'roleRequired',
  'roleFixed',
  'municipalityUnknown',
  'deputyIsSelf',
  'deputyUnknown',
  'dateInvalid',
  'otherHalfMissing',
  'absenceReversed',
  'onCallEmailRequired',
] as const
export type EntryCode = (typeof entryCodes)[number]
