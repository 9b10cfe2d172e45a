import * as z from 'zod'
import { answer, type FormValues } from './form.ts'
import { type Instant, LocalDate } from './report.ts'
import { type Evidence, Status, standingLimits, Update } from './standing.ts'
import type { FieldError } from './submission.ts'
import { localDateOf } from './working-time.ts'

/** The fields of an entry as a person fills it in, in order: one field is one control and one error. */
export const updateFields = [
  'status',
  'note',
  'evidence',
  'evidenceUrl',
  'evidenceOn',
  'owner',
  'targetDate',
  'dateReason',
] as const
export type UpdateField = (typeof updateFields)[number]

/** Every code that a check of an entry can give; each has a text in both languages. */
export const updateCodes = [
  'unknownField',
  'statusRequired',
  'statusUnknown',
  'noteRequired',
  'noteTooLong',
  'evidenceRequired',
  'evidenceTooLong',
  'evidenceUrlInvalid',
  'evidenceDateRequired',
  'evidenceInFuture',
  'ownerTooLong',
  'dateInvalid',
  'targetPassed',
  'dateReasonRequired',
  'dateReasonTooLong',
] as const
export type UpdateCode = (typeof updateCodes)[number]

export type UpdateError = FieldError & { readonly field: UpdateField | 'form'; readonly code: UpdateCode }

export type CheckedUpdate =
  | { readonly ok: true; readonly update: Update }
  | { readonly ok: false; readonly errors: readonly UpdateError[] }

/** What is said of it now: what waits, and what is published. */
export type Said = {
  readonly [what in 'pending' | 'published']?: { readonly update: Update } | undefined
}

/** What an entry is held against: what is said of it now, and the moment. */
export type UpdateSetting = { readonly standing: Said | undefined; readonly now: Instant }

/**
 * Checks how far somebody is as a person filled it in. Errors carry codes, one a field, in the order of the form. A
 * target date may stay what it was although it is over; moved, or taken back, it needs a reason.
 */
export function checkUpdate(values: Readonly<Record<string, unknown>>, setting: UpdateSetting): CheckedUpdate {
  const given = updateValues(values)
  const errors = inOrder([...strangers(values), ...faultsOf(given, setting)])
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, update: Update.parse(updateFrom(given, setting)) }
}

/** The answers to known questions as texts, trimmed and with one kind of line end; what is empty is absent. */
export function updateValues(values: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    updateFields.flatMap((field): [string, string][] => {
      const text = Object.hasOwn(values, field) ? textOf(values[field]) : undefined
      return text === undefined || text === '' ? [] : [[field, text]]
    }),
  )
}

/** The form filled in with what is said of it now; a reason belongs to one change of a date, and is asked anew. */
export function valuesOfStanding({ pending, published }: Said): FormValues {
  if (pending) return valuesOf(pending.update)
  if (!published) return {}
  const { dateReason: _, ...update } = published.update
  return valuesOf(update)
}

/** An entry as the form has it. */
export function valuesOf({ evidence, ...update }: Update): FormValues {
  return updateValues({ ...update, evidence: evidence?.title, evidenceUrl: evidence?.url, evidenceOn: evidence?.on })
}

/** Whether two entries say the same, whatever the order of what they say. */
export function saysTheSame(one: Update, other: Update): boolean {
  const [first, second] = [valuesOf(one), valuesOf(other)]
  return updateFields.every(field => first[field] === second[field])
}

const known: readonly string[] = updateFields

function textOf(value: unknown): string | undefined {
  const text = z.string().safeParse(value)
  return text.success ? text.data.replaceAll('\r\n', '\n').trim() : undefined
}

/** Nothing is silently dropped: a field nobody asked for, or an answer that is no text, is told. */
function strangers(values: Readonly<Record<string, unknown>>): readonly UpdateError[] {
  const isStrange = ([name, value]: [string, unknown]) =>
    !known.includes(name) || (value !== undefined && textOf(value) === undefined)
  return Object.entries(values).some(isStrange) ? [{ field: 'form', code: 'unknownField' }] : []
}

function faultsOf(given: FormValues, setting: UpdateSetting): readonly UpdateError[] {
  return [
    ...statusFaults(given),
    ...tooLong(given),
    ...evidenceFaults(given, localDateOf(setting.now)),
    ...targetFaults(given, setting),
  ]
}

function statusFaults(given: FormValues): readonly UpdateError[] {
  const status = answer(given, 'status')
  if (status === undefined) return [{ field: 'status', code: 'statusRequired' }]
  if (!Status.safeParse(status).success) return [{ field: 'status', code: 'statusUnknown' }]
  return status === 'notApplicable' && given.note === undefined ? [{ field: 'note', code: 'noteRequired' }] : []
}

const longest = [
  { field: 'note', code: 'noteTooLong', limit: standingLimits.note },
  { field: 'evidence', code: 'evidenceTooLong', limit: standingLimits.evidence },
  { field: 'owner', code: 'ownerTooLong', limit: standingLimits.owner },
  { field: 'dateReason', code: 'dateReasonTooLong', limit: standingLimits.reason },
] as const satisfies readonly { field: UpdateField; code: UpdateCode; limit: number }[]

function tooLong(given: FormValues): readonly UpdateError[] {
  return longest.flatMap(({ field, code, limit }) =>
    (answer(given, field) ?? '').length > limit ? [{ field, code }] : [],
  )
}

/** Embedded is shown by a document; a document is shown by its title and the day it is of. */
function evidenceFaults(given: FormValues, today: LocalDate): readonly UpdateError[] {
  const isMeant = ['evidence', 'evidenceUrl', 'evidenceOn'].some(field => given[field] !== undefined)
  if (!isMeant && answer(given, 'status') !== 'embedded') return []
  return [
    ...(given.evidence === undefined ? [{ field: 'evidence', code: 'evidenceRequired' } as const] : []),
    ...urlFaults(given),
    ...evidenceDateFaults(given, today),
  ]
}

const Url = Update.shape.evidence.unwrap().shape.url

function urlFaults(given: FormValues): readonly UpdateError[] {
  return Url.safeParse(answer(given, 'evidenceUrl')).success
    ? []
    : [{ field: 'evidenceUrl', code: 'evidenceUrlInvalid' }]
}

function evidenceDateFaults(given: FormValues, today: LocalDate): readonly UpdateError[] {
  const on = answer(given, 'evidenceOn')
  if (on === undefined) return [{ field: 'evidenceOn', code: 'evidenceDateRequired' }]
  if (!isDate(on)) return [{ field: 'evidenceOn', code: 'dateInvalid' }]
  return on > today ? [{ field: 'evidenceOn', code: 'evidenceInFuture' }] : []
}

const isDate = (text: string): boolean => LocalDate.safeParse(text).success

function targetFaults(given: FormValues, { standing, now }: UpdateSetting): readonly UpdateError[] {
  const target = answer(given, 'targetDate')
  const promised = standing?.published?.update.targetDate
  if (target !== undefined && !isDate(target)) return [{ field: 'targetDate', code: 'dateInvalid' }]
  const isKept = target === promised || target === standing?.pending?.update.targetDate
  const isPassed = target !== undefined && !isKept && target <= localDateOf(now)
  const isUnexplained = movesPromise(given, promised) && given.dateReason === undefined
  return [
    ...(isPassed ? [{ field: 'targetDate', code: 'targetPassed' } as const] : []),
    ...(isUnexplained ? [{ field: 'dateReason', code: 'dateReasonRequired' } as const] : []),
  ]
}

/** Whoever is done, or has nothing to do, promises no date any more. */
function movesPromise(given: FormValues, promised: LocalDate | undefined): boolean {
  const [target, status] = [answer(given, 'targetDate'), answer(given, 'status')]
  if (promised === undefined || target === promised) return false
  return target !== undefined || (status !== 'embedded' && status !== 'notApplicable')
}

function inOrder(errors: readonly UpdateError[]): readonly UpdateError[] {
  const place = ({ field }: UpdateError) => (field === 'form' ? -1 : updateFields.indexOf(field))
  return errors.toSorted((one, other) => place(one) - place(other))
}

function updateFrom(given: FormValues, { standing }: UpdateSetting): Record<string, unknown> {
  const text = (field: UpdateField) => answer(given, field)
  const { targetDate: promised, dateReason } = standing?.published?.update ?? {}
  const evidence = text('evidence') && {
    title: text('evidence'),
    ...withoutAbsent({ url: text('evidenceUrl') }),
    on: text('evidenceOn'),
  }
  return withoutAbsent({
    status: text('status'),
    note: text('note'),
    evidence,
    owner: text('owner'),
    targetDate: text('targetDate'),
    // A date that stays keeps the reason for which it once moved.
    dateReason: text('dateReason') ?? (text('targetDate') === promised ? dateReason : undefined),
  } satisfies Record<keyof Update, string | Record<keyof Evidence, unknown> | Record<string, unknown> | undefined>)
}

const withoutAbsent = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
