import { answer, type FormValues, isAsked, isDangerNow, type Question, questions } from './form.ts'
import type { FieldError } from './submission.ts'

/** Every code that a check of the form can give; each has a text in both languages. */
export const errorCodes = [
  'unknownField',
  'submissionKeyInvalid',
  'choiceInvalid',
  'dangerRequired',
  'dangerNow',
  'whereRequired',
  'placeRequired',
  'placeUnknown',
  'ambiguousPlace',
  'placeTooLong',
  'kindRequired',
  'ageGroupRequired',
  'formsRequired',
  'reporterTypeRequired',
  'askedRequired',
  'contactRequired',
  'contactChannelRequired',
  'contactEmailRequired',
  'contactPhoneRequired',
  'contactEmailInvalid',
  'contactPhoneInvalid',
  'contactNameTooLong',
  'contactOrganisationTooLong',
  'pseudonymTooLong',
  'locationTooLong',
  'textTooLong',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** All that is wrong but the place; `issues` are the fields that the schema refused. */
export function errorsIn(values: FormValues, issues: readonly string[]): readonly FieldError[] {
  const danger: readonly FieldError[] = isDangerNow(values) ? [{ field: 'danger', code: 'dangerNow' }] : []
  const missing = questions.filter(question => isMissing(question, values))
  return [
    ...danger,
    ...missing.map(({ name }) => ({ field: name, code: `${name}Required` })),
    ...contactErrors(values),
    ...issues.flatMap(field => refused(field, values)),
  ]
}

/** "Where" has rules of its own: a place that was typed answers it too. */
function isMissing(question: Question, values: FormValues): boolean {
  const { name, required } = question
  return required === true && name !== 'where' && isAsked(question, values) && values[name] === undefined
}

/** Whoever wants to be reached says how; professionals who ask for advice or help do. */
function contactErrors(values: FormValues): readonly FieldError[] {
  const channel = answer(values, 'contactChannel')
  const [email, phone] = [answer(values, 'contactEmail'), answer(values, 'contactPhone')]
  if (channel === 'email' && email === undefined) return [{ field: 'contactEmail', code: 'contactEmailRequired' }]
  if (channel === 'phone' && phone === undefined) return [{ field: 'contactPhone', code: 'contactPhoneRequired' }]
  if (channel === undefined && (email ?? phone) !== undefined) {
    return [{ field: 'contactChannel', code: 'contactChannelRequired' }]
  }
  const unreachable = channel === undefined || channel === 'none'
  return unreachable && wantsAnswer(values) ? [{ field: 'contactChannel', code: 'contactRequired' }] : []
}

function wantsAnswer(values: FormValues): boolean {
  const byProfession = ['professional', 'obliged'].includes(answer(values, 'reporterType') ?? '')
  return byProfession && ['advice', 'help'].includes(answer(values, 'asked') ?? '')
}

/** What the schema refused although it was given; what was not given is told by the questions. */
function refused(field: string, values: FormValues): readonly FieldError[] {
  if (field === 'submissionKey') return [{ field: 'form', code: 'submissionKeyInvalid' }]
  if (field === 'where' || values[field] === undefined) return []
  if (field === 'contactEmail' || field === 'contactPhone') return [{ field, code: `${field}Invalid` }]
  const question = questions.find(({ name }) => name === field)
  if (question === undefined) return [{ field: 'form', code: 'choiceInvalid' }]
  return [{ field, code: question.maxLength === undefined ? 'choiceInvalid' : `${field}TooLong` }]
}
