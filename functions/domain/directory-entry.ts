import * as z from 'zod'
import { Holder, Weekday } from './directory.ts'
import { type EntryCode, type EntryField, entryFields, entryOptions } from './directory-fields.ts'
import { answer, answers, type FormValues } from './form.ts'
import { type MunicipalityNames, municipalitiesOf } from './municipality-names.ts'
import type { RegionCode } from './situation.ts'
import type { FieldError } from './submission.ts'

export type EntrySetting = {
  readonly municipalities: MunicipalityNames
  /** Everybody of the region, those who left included: a number is never given twice. */
  readonly directory: readonly Holder[]
  readonly region: RegionCode
  /** The entry that is changed; absent for a new one. */
  readonly before?: Holder | undefined
}

export type CheckedEntry =
  | { readonly ok: true; readonly holder: Holder }
  | { readonly ok: false; readonly errors: readonly EntryError[] }

export type EntryError = FieldError & { readonly field: EntryField | 'form'; readonly code: EntryCode }

/**
 * Checks an entry as a person filled it in. Errors carry codes, one a field, in the order of the form. Number, version
 * and what the mailer told are not theirs to write; a phone check is an act of its own.
 */
export function checkEntry(values: Readonly<Record<string, unknown>>, setting: EntrySetting): CheckedEntry {
  const given = entryValues(values)
  const errors = inOrder([...strangers(values), ...faultsOf(given, setting)])
  if (errors.length > 0) return { ok: false, errors }
  const parsed = Holder.safeParse(entryFrom(given, setting))
  if (!parsed.success) return { ok: false, errors: [{ field: 'form', code: 'choiceInvalid' }] }
  return { ok: true, holder: parsed.data }
}

/** The answers to known questions as texts, trimmed; what is empty is absent. */
export function entryValues(values: Readonly<Record<string, unknown>>): FormValues {
  const given = Object.entries(values).flatMap(([name, value]): [string, string | readonly string[]][] => {
    const texts = isField(name) ? (textsOf(value) ?? []).filter(text => text !== '') : []
    const [first, ...others] = texts
    if (first === undefined) return []
    return [[name, others.length > 0 ? [first, ...others] : first]]
  })
  return Object.fromEntries(given)
}

/** The form filled in with an entry. */
export function valuesOf({ scope, absence, onCall, digest, ...holder }: Holder): FormValues {
  const values = {
    organisation: holder.organisation,
    email: holder.email,
    phone: holder.phone,
    language: holder.language,
    role: holder.role,
    municipalities: scope.municipalities,
    kinds: scope.kinds,
    ageGroups: scope.ageGroups,
    forms: scope.forms,
    days: holder.days,
    deputy: holder.deputy,
    absenceFrom: absence?.from,
    absenceUntil: absence?.until,
    onCallEmail: onCall?.email,
    onCallPhone: onCall?.phone,
    digestAt: digest?.at,
    digestEvery: digest?.every,
    endedOn: holder.endedOn,
  } satisfies Record<EntryField, string | readonly string[] | undefined>
  return entryValues(values)
}

const names: readonly string[] = entryFields
const isField = (name: string): name is EntryField => names.includes(name)

function textsOf(value: unknown): readonly string[] | undefined {
  const parsed = Texts.safeParse(value)
  return parsed.success ? [parsed.data].flat().map(text => text.trim()) : undefined
}

const Texts = z.union([z.string(), z.array(z.string())])

/** Nothing is silently dropped: a field nobody asked for, or an answer that is no text, is told. */
function strangers(values: Readonly<Record<string, unknown>>): readonly EntryError[] {
  const isStrange = ([name, value]: [string, unknown]) => !isField(name) || (value !== undefined && !textsOf(value))
  return Object.entries(values).some(isStrange) ? [{ field: 'form', code: 'unknownField' }] : []
}

function faultsOf(given: FormValues, setting: EntrySetting): readonly EntryError[] {
  return [
    ...missing(given, setting),
    ...choiceFaults(given, setting),
    ...textFaults(given),
    ...deputyFaults(given, setting),
    ...bothOrNeither(given, 'absenceFrom', 'absenceUntil'),
    ...bothOrNeither(given, 'digestAt', 'digestEvery'),
    ...absenceFaults(given),
  ]
}

function missing(given: FormValues, { before }: EntrySetting): readonly EntryError[] {
  const required: readonly EntryError[] = [
    { field: 'organisation', code: 'organisationRequired' },
    { field: 'email', code: 'emailRequired' },
    { field: 'language', code: 'languageRequired' },
    ...(before ? [] : [{ field: 'role', code: 'roleRequired' } as const]),
  ]
  const faults = required.filter(({ field }) => given[field] === undefined)
  const isNightPhoneAlone = given.onCallPhone !== undefined && given.onCallEmail === undefined
  return isNightPhoneAlone ? [...faults, { field: 'onCallEmail', code: 'onCallEmailRequired' }] : faults
}

/** Only what the form offers; the role is part of the number, so that it never changes. */
function choiceFaults(given: FormValues, { municipalities, region, before }: EntrySetting): readonly EntryError[] {
  const own = municipalitiesOf(region, municipalities)
  const offered: Readonly<Record<string, readonly string[]>> = { ...entryOptions, municipalities: own }
  const faults = Object.entries(offered).flatMap(([field, options]): EntryError[] => {
    const isOffered = answers(given, field).every(one => options.includes(one))
    if (isOffered || !isField(field)) return []
    return [{ field, code: field === 'municipalities' ? 'municipalityUnknown' : 'choiceInvalid' }]
  })
  const role = answer(given, 'role')
  return before && role !== undefined && role !== before.role
    ? [...faults, { field: 'role', code: 'roleFixed' }]
    : faults
}

function textFaults(given: FormValues): readonly EntryError[] {
  return textRules.flatMap(({ field, code, schema }): EntryError[] => {
    const text = answer(given, field)
    return text === undefined || schema.safeParse(text).success ? [] : [{ field, code }]
  })
}

const Phone = z
  .string()
  .regex(/^[+0-9][0-9 ()-]{6,}$/)
  .max(30)
const Mailbox = z.email().max(254)

const textRules = [
  { field: 'organisation', code: 'organisationTooLong', schema: z.string().max(120) },
  { field: 'email', code: 'emailInvalid', schema: Mailbox },
  { field: 'phone', code: 'phoneInvalid', schema: Phone },
  { field: 'absenceFrom', code: 'dateInvalid', schema: z.iso.date() },
  { field: 'absenceUntil', code: 'dateInvalid', schema: z.iso.date() },
  { field: 'onCallEmail', code: 'emailInvalid', schema: Mailbox },
  { field: 'onCallPhone', code: 'phoneInvalid', schema: Phone },
  { field: 'endedOn', code: 'dateInvalid', schema: z.iso.date() },
] as const satisfies readonly { field: EntryField; code: EntryCode; schema: z.ZodType }[]

/** Somebody of the region who still holds a role, and another than the holder. */
function deputyFaults(given: FormValues, { directory, region, before }: EntrySetting): readonly EntryError[] {
  const deputy = answer(given, 'deputy')
  if (deputy === undefined) return []
  if (deputy === before?.id) return [{ field: 'deputy', code: 'deputyIsSelf' }]
  const known = directory.find(({ id }) => id === deputy)
  return known?.region === region && known.endedOn === undefined ? [] : [{ field: 'deputy', code: 'deputyUnknown' }]
}

function absenceFaults(given: FormValues): readonly EntryError[] {
  const [from, until] = [answer(given, 'absenceFrom'), answer(given, 'absenceUntil')]
  const isReversed = from !== undefined && until !== undefined && until < from
  return isReversed ? [{ field: 'absenceUntil', code: 'absenceReversed' }] : []
}

/** Two fields that only say something together: the empty one is told. */
function bothOrNeither(given: FormValues, one: EntryField, other: EntryField): readonly EntryError[] {
  const empty = [one, other].filter(field => given[field] === undefined)
  return empty.length === 1 ? empty.map(field => ({ field, code: 'otherHalfMissing' })) : []
}

function inOrder(errors: readonly EntryError[]): readonly EntryError[] {
  const first = new Map<string, EntryError>()
  for (const error of errors) if (!first.has(error.field)) first.set(error.field, error)
  const place = ({ field }: EntryError) => (field === 'form' ? -1 : entryFields.indexOf(field))
  return [...first.values()].toSorted((one, other) => place(one) - place(other))
}

/** What is not in the form stays as it was. */
function entryFrom(given: FormValues, { before, ...setting }: EntrySetting): Record<string, unknown> {
  const role = before?.role ?? answer(given, 'role')
  const text = (field: EntryField) => answer(given, field)
  const { onCall, version, updatedAt, updatedBy, nudgedAt, bouncedAt, complainedAt } = before ?? {}
  return {
    ...{ version, updatedAt, updatedBy, nudgedAt, bouncedAt, complainedAt },
    // Whoever phoned spoke of the mailbox that was there.
    verified: before?.email === text('email') ? before?.verified : undefined,
    id: before?.id ?? nextId(`${setting.region}-${role}-`, setting.directory),
    region: setting.region,
    role,
    organisation: text('organisation'),
    language: text('language'),
    email: text('email'),
    phone: text('phone'),
    scope: scopeFrom(given, setting),
    days: narrowed(answers(given, 'days'), Weekday.options.length),
    deputy: text('deputy'),
    absence: text('absenceFrom') && { from: text('absenceFrom'), until: text('absenceUntil') },
    onCall: text('onCallEmail') && {
      ...(onCall?.email === text('onCallEmail') ? onCall : {}),
      email: text('onCallEmail'),
      phone: text('onCallPhone'),
    },
    digest: text('digestAt') && { at: text('digestAt'), every: text('digestEvery') },
    endedOn: text('endedOn'),
  }
}

function scopeFrom(given: FormValues, { municipalities, region }: Pick<EntrySetting, 'municipalities' | 'region'>) {
  const own = municipalitiesOf(region, municipalities)
  return {
    municipalities: narrowed(answers(given, 'municipalities'), own.length),
    kinds: narrowed(answers(given, 'kinds'), entryOptions.kinds.length),
    ageGroups: narrowed(answers(given, 'ageGroups'), entryOptions.ageGroups.length),
    forms: narrowed(answers(given, 'forms'), entryOptions.forms.length),
  }
}

/** Everything chosen is as nothing chosen: all, also what is added later. */
function narrowed(chosen: readonly string[], whole: number): readonly string[] | undefined {
  const different = [...new Set(chosen)]
  return different.length === 0 || different.length === whole ? undefined : different
}

function nextId(prefix: string, directory: readonly Holder[]): string {
  const numbers = directory.flatMap(({ id }) => (id.startsWith(prefix) ? [Number(id.slice(prefix.length))] : []))
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}
