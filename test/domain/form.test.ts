import { expect, test } from 'vitest'
import { type FormValues, isShown, questions } from '#domain/form.ts'

const shown = (values: FormValues) => questions.filter(question => isShown(question, values)).map(({ name }) => name)
const contact = ['contactEmail', 'contactPhone', 'contactHours', 'contactMayBeSaid'] as const

test.each<[string, FormValues, readonly string[], readonly string[]]>([
  ['before the first answer', {}, ['kind', 'consent', 'contactChannel'], ['ageGroup', 'consentBy', ...contact]],
  ['about a person', { kind: 'person' }, ['ageGroup', 'consent'], []],
  ['about a place', { kind: 'place' }, [], ['ageGroup', 'consent', 'consentBy']],
  ['by the person concerned', { kind: 'person', reporterType: 'self' }, ['ageGroup'], ['consent', 'consentBy']],
  ['when the person refused', { kind: 'person', consent: 'refused' }, ['consentBy'], []],
  ['when nobody was asked', { kind: 'person', consent: 'notAskedYet' }, [], ['consentBy']],
  ['with mail allowed', { contactChannel: 'email' }, contact, []],
  ['with no contact allowed', { contactChannel: 'none' }, [], contact],
])('%s the form shows what has its turn', (_, values, there, gone) => {
  expect(shown(values)).toEqual(expect.arrayContaining([...there]))
  expect(shown(values).filter(name => gone.includes(name))).toEqual([])
})
