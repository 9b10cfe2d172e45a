import { answers, companions, type FormValues, isDangerNow, type Question, questions } from './form.ts'
import { Language } from './language.ts'
import { normaliseReceipt, receiptFrom } from './reference.ts'
import type { FieldError } from './submission.ts'
import { formValues, strangers } from './submission-rules.ts'

/** 16 characters: 80 random bits, spelled as the code of a receipt is. */
export const draftCodeFrom = receiptFrom
export const normaliseDraftCode = normaliseReceipt

const left: ReadonlySet<string> = new Set(['danger', ...companions])

/**
 * The answers that are kept for later. Whether there is danger is not among them: it is asked again when somebody
 * goes on, for it may have changed.
 */
export function answersToKeep(values: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(Object.entries(formValues(values)).filter(([name]) => !left.has(name)))
}

/** What cannot be kept. A draft may be half filled in and hold half a mail address, but nothing that is no answer. */
export function draftErrors(values: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const given = formValues(values)
  const danger: readonly FieldError[] = isDangerNow(given) ? [{ field: 'danger', code: 'dangerNow' }] : []
  return [...strangers(values), ...danger, ...otherLanguage(given), ...questions.flatMap(one => misfit(one, given))]
}

const otherLanguage = ({ language }: FormValues): readonly FieldError[] =>
  language === undefined || Language.safeParse(language).success ? [] : [{ field: 'language', code: 'choiceInvalid' }]

function misfit(question: Question, values: FormValues): readonly FieldError[] {
  const { name, options, maxLength = 0 } = question
  const given = answers(values, name)
  const fits = (text: string) => (options ? isChoice(text, question) : text.length <= maxLength)
  return given.every(fits) ? [] : [{ field: name, code: options ? 'choiceInvalid' : tooLong(name) }]
}

/** What an option became on the way: the municipality of an ambiguous place, and what was done about 112. */
const onTheWay: Readonly<Record<string, RegExp>> = { where: /^GM\d{4}$/, danger: /^(called|cannotCall)$/ }

const isChoice = (text: string, { name, options = [] }: Question): boolean =>
  options.includes(text) || onTheWay[name]?.test(text) === true

const tooLong = (name: string): string =>
  name === 'contactEmail' || name === 'contactPhone' ? `${name}Invalid` : `${name}TooLong`
