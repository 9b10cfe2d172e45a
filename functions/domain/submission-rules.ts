import { answer, answers, companions, type FormValues, isAsked, questions } from './form.ts'
import { errorsIn } from './form-errors.ts'
import type { Geography } from './geography.ts'
import { regionFor } from './receive.ts'
import type { RegionCode } from './situation.ts'
import { type FieldError, Submission } from './submission.ts'
import { whereIn } from './where.ts'

export type Checked =
  | { readonly ok: true; readonly submission: Submission; readonly region: RegionCode }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * Checks what a form or the API sent, `submissionKey` included. Errors carry codes, one a field, in the order of the
 * questions. What was not asked is left out; what was sent beside the questions is refused.
 */
export function checkSubmission(
  values: Readonly<Record<string, unknown>>,
  { geography }: { readonly geography: Geography },
): Checked {
  const asked = askedOf(formValues(values))
  const place = whereIn(asked, geography)
  const parsed = Submission.safeParse({ ...shaped(asked), where: place.where })
  const issues = parsed.success ? [] : parsed.error.issues.map(issue => String(issue.path[0]))
  const errors = inOrder([...strangers(values), ...place.errors, ...errorsIn(asked, issues)])
  if (!parsed.success || errors.length > 0) return { ok: false, errors }
  return { ok: true, submission: parsed.data, region: regionFor(parsed.data, geography) }
}

/** The answers to known questions as texts, trimmed and with one kind of line end; what is empty is absent. */
export function formValues(values: Readonly<Record<string, unknown>>): FormValues {
  const given = Object.entries(values).flatMap(([name, value]): [string, string | readonly string[]][] => {
    const [first, ...others] = known.has(name) ? (textsOf(name, value) ?? []) : []
    if (first === undefined) return []
    return [[name, others.length > 0 ? [first, ...others] : first]]
  })
  return Object.fromEntries(given)
}

const names: readonly string[] = questions.map(({ name }) => name)
const known: ReadonlySet<string> = new Set([...names, ...companions])

/** Questions of which the only answer is yes: a program says yes or no. */
const yesOrNos: ReadonlySet<string> = new Set(
  questions.filter(({ options }) => options?.join() === 'true').map(({ name }) => name),
)

/** A text, a list of texts, or, where it was asked, a yes or no; anything else is not an answer. */
function textsOf(name: string, value: unknown): readonly string[] | undefined {
  if (typeof value === 'boolean' && yesOrNos.has(name)) return value ? ['true'] : []
  const texts = (Array.isArray(value) ? value : [value]).map((one: unknown) => cleaned(one))
  return texts.every(text => text !== undefined) ? texts.filter(text => text !== '') : undefined
}

const cleaned = (text: unknown): string | undefined =>
  typeof text === 'string' ? text.replace(/\r\n?/g, '\n').trim() : undefined

/** Nothing is silently dropped: a field nobody asked for, or an answer that is no text, is told. */
export function strangers(values: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const isStrange = ([name, value]: [string, unknown]) =>
    !known.has(name) || (value !== undefined && !textsOf(name, value))
  return Object.entries(values).some(isStrange) ? [{ field: 'form', code: 'unknownField' }] : []
}

/** Left out: an answer to a question that the other answers make pointless. */
function askedOf(values: FormValues): FormValues {
  const pointless = new Set<string>(questions.filter(question => !isAsked(question, values)).map(({ name }) => name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !pointless.has(name)))
}

/** As the schema wants it; whatever may stay open gets the answer that promises and reveals least. */
function shaped(values: FormValues): Record<string, unknown> {
  const { place: _place, draft: _draft, ...fields } = values
  const single = Object.fromEntries(Object.keys(fields).map(name => [name, answer(values, name)]))
  return {
    language: 'nl',
    persons: 'unknown',
    contactChannel: 'none',
    contactHours: 'office',
    contactMayBeSaid: 'nothing',
    ...single,
    forms: answers(values, 'forms'),
    urgentBecause: answers(values, 'urgentBecause'),
    restricted: yesOrNo(answer(values, 'restricted')),
  }
}

function yesOrNo(text: string | undefined): unknown {
  if (text === undefined || text === 'false') return false
  return text === 'true' ? true : text
}

/** One error a field, the first; what is about the whole form comes before the questions. */
function inOrder(errors: readonly FieldError[]): readonly FieldError[] {
  const first = new Map<string, FieldError>()
  for (const error of errors) if (!first.has(error.field)) first.set(error.field, error)
  return [...first.values()].sort((one, other) => names.indexOf(one.field) - names.indexOf(other.field))
}
