import type { Elsewhere } from './situation.ts'
import type { Submission } from './submission.ts'
import { textLimits } from './text-limits.ts'

/*
 * The form as a list of questions in order: what page, script and checks all read. Without schemas, so that a browser
 * can have it; a test holds the options against the schemas.
 */

/** A field of the form: a field of the submission, or `place`, which becomes `where`. */
export type FieldName = Exclude<keyof Submission, 'submissionKey' | 'language'> | 'place'

/** What travels with the answers and is no question; `draft` is the token of what was saved of them. */
export const companions = ['submissionKey', 'language', 'draft'] as const

/** What was answered so far, as a browser sends it. An empty answer is absent. */
export type FormValues = { readonly [field: string]: string | readonly string[] }

export type Question = {
  readonly name: FieldName
  readonly group: Group
  readonly type: 'radio' | 'checkboxes' | 'checkbox' | 'text' | 'email' | 'tel' | 'textarea'
  readonly options?: readonly string[]
  readonly required?: true
  readonly maxLength?: number
  /** Token of HTML's autocomplete; `off` for whatever is about somebody else. */
  readonly autocomplete?: string
  /** Shown under this option of the radio question before it. */
  readonly under?: string
  /** With script it only appears once that question has an answer. */
  readonly follows?: FieldName
  /** And only after one of these answers, unless it was filled in. */
  readonly after?: readonly string[]
  /** Without script every question is on the page; what does not apply is left out of the message. */
  readonly applies?: (values: FormValues) => boolean
}

export const groups = ['danger', 'situation', 'urgency', 'reporter', 'contact', 'details'] as const
export type Group = (typeof groups)[number]

const isAboutPerson = (values: FormValues): boolean => answer(values, 'kind') !== 'place'
const isAboutSomebodyElse = (values: FormValues): boolean =>
  isAboutPerson(values) && answer(values, 'reporterType') !== 'self'
const mayBeReached = (values: FormValues): boolean => answer(values, 'contactChannel') !== 'none'

/** `place` stands for: in the municipality typed below. */
const places = ['place', 'online', 'movesAround', 'abroad', 'unknown'] as const satisfies readonly (
  | Elsewhere
  | 'place'
)[]

export const questions: readonly Question[] = [
  { name: 'danger', group: 'danger', type: 'radio', required: true, options: ['none', 'now'] },

  { name: 'where', group: 'situation', type: 'radio', required: true, options: places },
  { name: 'place', group: 'situation', type: 'text', maxLength: textLimits.place, autocomplete: 'off', under: 'place' },
  { name: 'kind', group: 'situation', type: 'radio', required: true, options: ['person', 'place'] },
  {
    name: 'ageGroup',
    group: 'situation',
    type: 'radio',
    required: true,
    options: ['under18', 'perhapsUnder18', 'adult'],
    follows: 'kind',
    applies: isAboutPerson,
  },
  {
    name: 'forms',
    group: 'situation',
    type: 'checkboxes',
    required: true,
    options: [
      'sexualExploitation',
      'labourExploitation',
      'criminalExploitation',
      'domesticServitude',
      'organRemoval',
      'forcedMarriage',
      'illegalAdoption',
      'surrogacyExploitation',
      'unknown',
    ],
  },
  { name: 'persons', group: 'situation', type: 'radio', options: ['one', 'twoToFive', 'moreThanFive', 'unknown'] },

  {
    name: 'urgentBecause',
    group: 'urgency',
    type: 'checkboxes',
    options: ['minorAtRisk', 'missingMinor', 'leavingWithin72Hours', 'threat', 'medicalOrPregnant', 'noSafeBed'],
  },

  // Before consent: whoever writes about himself is not asked whether the person agrees.
  {
    name: 'reporterType',
    group: 'reporter',
    type: 'radio',
    required: true,
    options: ['professional', 'obliged', 'citizen', 'self'],
  },
  { name: 'asked', group: 'reporter', type: 'radio', required: true, options: ['advice', 'help', 'passOn'] },
  {
    name: 'consent',
    group: 'reporter',
    type: 'radio',
    options: ['given', 'refused', 'notAskedYet', 'notAskedUnsafe', 'unknown'],
    follows: 'reporterType',
    applies: isAboutSomebodyElse,
  },
  {
    name: 'consentBy',
    group: 'reporter',
    type: 'radio',
    options: ['person', 'parent', 'guardian'],
    applies: values => isAboutSomebodyElse(values) && ['given', 'refused'].includes(answer(values, 'consent') ?? ''),
  },
  { name: 'restricted', group: 'reporter', type: 'checkbox', options: ['true'] },

  { name: 'contactChannel', group: 'contact', type: 'radio', options: ['email', 'phone', 'none'] },
  {
    name: 'contactEmail',
    group: 'contact',
    type: 'email',
    maxLength: textLimits.email,
    autocomplete: 'email',
    follows: 'contactChannel',
    after: ['email'],
    applies: mayBeReached,
  },
  {
    name: 'contactPhone',
    group: 'contact',
    type: 'tel',
    maxLength: textLimits.phone,
    autocomplete: 'tel',
    follows: 'contactChannel',
    after: ['phone'],
    applies: mayBeReached,
  },
  {
    name: 'contactHours',
    group: 'contact',
    type: 'radio',
    options: ['office', 'evening', 'any'],
    follows: 'contactChannel',
    applies: mayBeReached,
  },
  {
    name: 'contactMayBeSaid',
    group: 'contact',
    type: 'radio',
    options: ['nothing', 'subject'],
    follows: 'contactChannel',
    after: ['phone'],
    applies: mayBeReached,
  },
  {
    name: 'contactName',
    group: 'contact',
    type: 'text',
    maxLength: textLimits.name,
    autocomplete: 'name',
    follows: 'contactChannel',
  },
  {
    name: 'contactOrganisation',
    group: 'contact',
    type: 'text',
    maxLength: textLimits.organisation,
    autocomplete: 'organization',
    follows: 'contactChannel',
  },

  { name: 'pseudonym', group: 'details', type: 'text', maxLength: textLimits.pseudonym, autocomplete: 'off' },
  { name: 'location', group: 'details', type: 'textarea', maxLength: textLimits.location, autocomplete: 'off' },
  { name: 'text', group: 'details', type: 'textarea', maxLength: textLimits.text, autocomplete: 'off' },
]

/** The one answer to a question that takes one; a field sent twice counts as its last. */
export function answer(values: FormValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : value?.at(-1)
}

/** The answers to a question that takes several. */
export function answers(values: FormValues, name: string): readonly string[] {
  const value = values[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Is this question asked, given the answers so far? */
export function isAsked(question: Question, values: FormValues): boolean {
  return question.applies?.(values) ?? true
}

/** Is it time to show this question? One that was not asked yet still counts when it is answered. */
export function isShown(question: Question, values: FormValues): boolean {
  return isAsked(question, values) && hasTurn(question, values)
}

function hasTurn({ name, type, follows, after }: Question, values: FormValues): boolean {
  const before = follows === undefined ? '' : answer(values, follows)
  if (before === undefined) return false
  const isFilledIn = type !== 'radio' && answer(values, name) !== undefined
  return after === undefined || after.includes(before) || isFilledIn
}

/** Stops at 112: nothing of the message is looked at before. */
export function isDangerNow(values: FormValues): boolean {
  return answer(values, 'danger') === 'now'
}
