import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/form.json' with { type: 'json' }
import nl from '#content/messages/nl/form.json' with { type: 'json' }
import { questions } from '#domain/form.ts'
import { errorCodes } from '#domain/form-errors.ts'
import { Submission } from '#domain/submission.ts'
import { checkSubmission, formValues } from '#domain/submission-rules.ts'
import { textLimits } from '#domain/text-limits.ts'
import { filledIn, geography } from './form-case.ts'

const check = (changes: Record<string, unknown> = {}) => checkSubmission({ ...filledIn, ...changes }, { geography })
const errorsOf = (changes: Record<string, unknown>) => {
  const checked = check(changes)
  return checked.ok ? [] : checked.errors.map(({ field, code }) => [field, code])
}
const submissionOf = (changes: Record<string, unknown>) => {
  const checked = check(changes)
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  return checked.submission
}
const long = (name: keyof typeof textLimits) => 'x'.repeat(textLimits[name] + 1)

describe('is refused with a code at its field', () => {
  test.each<[field: string, code: string, changes: Record<string, unknown>]>([
    ['form', 'unknownField', { surprise: 'x' }],
    ['form', 'unknownField', { text: 3 }],
    ['form', 'unknownField', { text: true }],
    ['form', 'unknownField', { pseudonym: false }],
    ['form', 'unknownField', { urgentBecause: ['threat', 3] }],
    ['form', 'unknownField', { text: { nested: 'x' } }],
    ['form', 'submissionKeyInvalid', { submissionKey: undefined }],
    ['form', 'submissionKeyInvalid', { submissionKey: 'mine' }],
    ['form', 'choiceInvalid', { language: 'fr' }],
    ['danger', 'dangerRequired', { danger: '' }],
    ['danger', 'dangerNow', { danger: 'now' }],
    ['danger', 'choiceInvalid', { danger: 'x' }],
    ['where', 'whereRequired', { where: '', place: ' ' }],
    ['place', 'placeRequired', { where: 'place', place: '' }],
    ['place', 'placeUnknown', { place: 'Nergenshuizen' }],
    ['place', 'placeUnknown', { place: 'x'.repeat(textLimits.place) }],
    ['place', 'ambiguousPlace', { place: 'Bergen' }],
    ['place', 'placeTooLong', { place: long('place') }],
    ['where', 'choiceInvalid', { where: 'GM9999' }],
    ['where', 'choiceInvalid', { where: 'x' }],
    ['kind', 'kindRequired', { kind: undefined }],
    ['ageGroup', 'ageGroupRequired', { ageGroup: undefined }],
    ['forms', 'formsRequired', { forms: [] }],
    ['forms', 'choiceInvalid', { forms: ['x'] }],
    ['urgentBecause', 'choiceInvalid', { urgentBecause: 'x' }],
    ['reporterType', 'reporterTypeRequired', { reporterType: undefined }],
    ['asked', 'askedRequired', { asked: undefined }],
    ['asked', 'askedRequired', { asked: undefined, contactChannel: 'none' }],
    ['restricted', 'choiceInvalid', { restricted: 'perhaps' }],
    ['contactChannel', 'contactRequired', { contactChannel: 'none' }],
    ['contactChannel', 'contactRequired', { contactChannel: undefined, contactEmail: undefined }],
    ['contactChannel', 'contactRequired', { reporterType: 'obliged', asked: 'help', contactChannel: 'none' }],
    ['contactChannel', 'contactChannelRequired', { contactChannel: undefined }],
    ['contactChannel', 'contactChannelRequired', { reporterType: 'citizen', contactChannel: undefined }],
    ['contactEmail', 'contactEmailRequired', { contactEmail: undefined }],
    ['contactPhone', 'contactPhoneRequired', { contactChannel: 'phone' }],
    ['contactEmail', 'contactEmailInvalid', { contactEmail: 'no address' }],
    ['contactPhone', 'contactPhoneInvalid', { contactPhone: 'no number' }],
    ['contactName', 'contactNameTooLong', { contactName: long('name') }],
    ['contactOrganisation', 'contactOrganisationTooLong', { contactOrganisation: long('organisation') }],
    ['pseudonym', 'pseudonymTooLong', { pseudonym: long('pseudonym') }],
    ['location', 'locationTooLong', { location: long('location') }],
    ['text', 'textTooLong', { text: long('text') }],
  ])('%s: %s', (field, code, changes) => {
    expect(errorsOf(changes)).toEqual([[field, code]])
  })

  test('every answer that is missing at once, in the order of the questions', () => {
    const checked = checkSubmission({}, { geography })
    expect(checked).toMatchObject({ ok: false })
    expect(checked.ok ? [] : checked.errors.map(({ field }) => field)).toEqual([
      'form',
      'danger',
      'where',
      'kind',
      'ageGroup',
      'forms',
      'reporterType',
      'asked',
    ])
  })

  test('an ambiguous place gives the choices', () => {
    const checked = check({ place: 'Bergen' })
    const choices = checked.ok ? [] : checked.errors[0]?.choices
    expect(choices?.map(({ province }) => province).toSorted()).toEqual(['Limburg', 'Noord-Holland'])
  })

  test('and never repeats what was sent', () => {
    const secret = 'Zwaluwstraat 3'
    for (const { name } of questions) {
      const checked = check({ [name]: `${secret}${'!'.repeat(2100)}`, [secret]: 'x' })
      expect(JSON.stringify(checked.ok ? [] : checked.errors)).not.toContain(secret)
    }
  })
})

describe('is understood', () => {
  test('as what was filled in', () => {
    const { place: _, ...answers } = filledIn
    expect(check()).toEqual({
      ok: true,
      region: 'VR05',
      submission: {
        ...answers,
        where: 'GM0153',
        urgentBecause: [],
        restricted: false,
        text: 'Regel een\nregel twee',
      },
    })
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['an answer without a place', { where: 'online' }, { where: 'online' }],
    ['a place that says elsewhere', { place: 'buitenland' }, { where: 'abroad' }],
    ['a municipality chosen from choices', { where: 'GM0373', place: 'Bergen' }, { where: 'GM0373' }],
    ['a place without the answer before it', { where: undefined }, { where: 'GM0153' }],
    ['one form alone', { forms: 'unknown' }, { forms: ['unknown'] }],
    ['a field that came twice as its last', { kind: ['place', 'person'] }, { kind: 'person' }],
    ['a yes of the API', { restricted: true }, { restricted: true }],
    ['a yes of a browser', { restricted: 'true' }, { restricted: true }],
    ['a no of the API', { restricted: false }, { restricted: false }],
    ['a no in words', { restricted: 'false' }, { restricted: false }],
    ['several reasons', { urgentBecause: ['threat', 'noSafeBed'] }, { urgentBecause: ['threat', 'noSafeBed'] }],
    ['"I called"', { danger: 'called' }, { danger: 'called' }],
    ['no language', { language: undefined }, { language: 'nl' }],
  ])('%s', (_, changes, understood) => {
    expect(submissionOf(changes)).toMatchObject(understood)
  })

  test('what stays open gets the answer that promises and reveals least', () => {
    const open = {
      persons: '',
      contactChannel: '',
      contactEmail: '',
      contactHours: '',
      contactMayBeSaid: '',
      consent: '',
    }
    expect(submissionOf({ ...open, asked: 'passOn' })).toMatchObject({
      persons: 'unknown',
      contactChannel: 'none',
      contactHours: 'office',
      contactMayBeSaid: 'nothing',
    })
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    ['about a place: age and consent', { kind: 'place' }, ['ageGroup', 'consent', 'consentBy']],
    ['about a place, told twice: age', { kind: ['person', 'place'] }, ['ageGroup']],
    ['about oneself: consent', { reporterType: 'self' }, ['consent', 'consentBy']],
    ['when nobody was asked: who said so', { consent: 'notAskedYet' }, ['consentBy']],
    [
      'when nobody may call: address and number',
      { contactChannel: 'none', asked: 'passOn', contactPhone: '06 12345678' },
      ['contactEmail', 'contactPhone'],
    ],
  ])('without what has no point %s', (_, changes, gone) => {
    const submission: Record<string, unknown> = submissionOf(changes)
    expect(gone.filter(name => submission[name] !== undefined)).toEqual([])
  })

  test.each([
    ['restricted', { restricted: true }],
    ['elsewhere', { where: 'unknown' }],
  ])('as national when %s', (_, changes) => {
    expect(check(changes)).toMatchObject({ ok: true, region: 'NL' })
  })
})

describe('form and schema', () => {
  const schema: Readonly<Record<string, unknown>> = Submission.shape

  test('ask for the same fields', () => {
    const fields = Object.keys(schema).filter(name => name !== 'submissionKey' && name !== 'language')
    expect(
      questions
        .map(({ name }) => name)
        .filter(name => name !== 'place')
        .toSorted(),
    ).toEqual(fields.toSorted())
  })

  test('know the same answers, but for "I called", which 112 comes before', () => {
    const base = { danger: 'none', kind: 'person', asked: 'passOn', contactPhone: '06 12345678' }
    for (const { name, options = [] } of questions.filter(question => question.name !== 'where')) {
      for (const option of options.filter(one => one !== 'now')) {
        const given = name === 'forms' || name === 'urgentBecause' ? [option] : option
        expect([name, option, errorsOf({ ...base, [name]: given })]).toEqual([name, option, []])
      }
    }
    const shown = questions.filter(({ name }) => name === 'forms' || name === 'urgentBecause')
    expect(shown.map(({ options }) => options?.length)).toEqual([
      Submission.shape.forms.element.options.length,
      Submission.shape.urgentBecause.element.options.length,
    ])
  })

  test.each([
    ['nl', nl],
    ['en', en],
  ])('have words in %s for every question, answer and error', (_, words) => {
    for (const { name, options = [] } of questions) {
      const said: { label: string; options?: Readonly<Record<string, string>> } = words.questions[name]
      expect([name, options.filter(option => said.options?.[option] === undefined)]).toEqual([name, []])
    }
    expect(errorCodes.filter(code => words.errors[code] === '')).toEqual([])
  })
})

test('whatever is sent is answered with a submission that fits the schema or with codes we know', () => {
  const names = [...questions.map(({ name }) => name), 'submissionKey', 'language', 'surprise']
  const known = questions.flatMap(({ options = [] }) => options)
  const value = fc.oneof(fc.constantFrom(...known), fc.array(fc.constantFrom(...known)), fc.string(), fc.jsonValue())
  const sent = fc.dictionary(fc.constantFrom(...names), value)
  fc.assert(
    fc.property(sent, values => {
      const checked = checkSubmission({ ...filledIn, ...values }, { geography })
      if (checked.ok) expect(Submission.parse(checked.submission)).toEqual(checked.submission)
      else expect(checked.errors.filter(({ code }) => !errorCodes.some(one => one === code))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('form values are texts, trimmed, without what is empty or unknown', () => {
  expect(formValues({ text: ' a\r\nb\rc ', forms: ['unknown', ''], kind: '', surprise: 'x', persons: null })).toEqual({
    text: 'a\nb\nc',
    forms: 'unknown',
  })
})
