import { expect, test } from 'vitest'
import { type FormValues, isShown, questions } from '#domain/form.ts'

const shown = (values: FormValues) => questions.filter(question => isShown(question, values)).map(({ name }) => name)
const contact = ['contactEmail', 'contactPhone', 'contactHours', 'contactMayBeSaid']
const byPhone = ['contactPhone', 'contactHours', 'contactMayBeSaid']

test.each<[string, FormValues, readonly string[], readonly string[]]>([
  [
    'before the first answer',
    {},
    ['kind', 'contactChannel'],
    ['ageGroup', 'consent', 'consentBy', 'contactName', ...contact],
  ],
  ['about a person', { kind: 'person' }, ['ageGroup'], []],
  ['by a citizen', { reporterType: 'citizen' }, ['consent'], []],
  ['about a place', { kind: 'place' }, [], ['ageGroup', 'consent', 'consentBy']],
  ['by the person concerned', { kind: 'person', reporterType: 'self' }, ['ageGroup'], ['consent', 'consentBy']],
  ['when the person refused', { kind: 'person', reporterType: 'citizen', consent: 'refused' }, ['consentBy'], []],
  ['when nobody was asked', { kind: 'person', consent: 'notAskedYet' }, [], ['consentBy']],
  [
    'with mail allowed',
    { contactChannel: 'email' },
    ['contactEmail', 'contactHours'],
    ['contactPhone', 'contactMayBeSaid'],
  ],
  ['with a call allowed', { contactChannel: 'phone' }, byPhone, ['contactEmail']],
  ['with a call instead of mail', { contactChannel: 'phone', contactEmail: 'a@example.org' }, ['contactEmail'], []],
  ['with no contact allowed', { contactChannel: 'none' }, ['contactName'], contact],
])('%s the form shows what has its turn', (_, values, there, gone) => {
  expect(shown(values)).toEqual(expect.arrayContaining([...there]))
  expect(shown(values).filter(name => gone.includes(name))).toEqual([])
})
