import * as z from 'zod'
import { Outcome, Urgency } from './report.ts'
import { AgeGroup, ExploitationForm, Kind, ReporterType } from './situation.ts'

/*
 * By what figures are told apart: fixed tables, each with fixed values, one dimension at a time. What nobody knows is a
 * value of its own.
 */

/** The one form of a message, or that it has several. */
export const FormCounted = z.enum([...ExploitationForm.options, 'several'])
/** A place has no age. */
export const AgeCounted = z.enum([...AgeGroup.options, 'none'])
/** Not closed when it was counted is `open`. */
export const OutcomeCounted = z.enum([...Outcome.options, 'open'])

/** `late`: a second role was asked before somebody took it. */
export const Taking = z.enum(['inTime', 'late', 'notTaken'])
/** How many roles were asked before somebody took it. */
export const Rungs = z.enum(['one', 'two', 'threeOrMore', 'notTaken'])
export const YesNo = z.enum(['yes', 'no'])
export const YesNoUnknown = z.enum(['yes', 'no', 'unknown'])

/** Every table there is, in the order in which they are shown, with its values in their order. */
export const dimensions = {
  kind: Kind.options,
  form: FormCounted.options,
  ageGroup: AgeCounted.options,
  reporterType: ReporterType.options,
  urgency: Urgency.options,
  registered: YesNoUnknown.options,
  outcome: OutcomeCounted.options,
  taking: Taking.options,
  rungs: Rungs.options,
  feedback: YesNo.options,
} as const satisfies Readonly<Record<string, readonly string[]>>

export const Dimension = z.enum([
  'kind',
  'form',
  'ageGroup',
  'reporterType',
  'urgency',
  'registered',
  'outcome',
  'taking',
  'rungs',
  'feedback',
])
export type Dimension = z.infer<typeof Dimension>

/** One message's value in each of them. */
export type Codes = { readonly [Name in Dimension]: (typeof dimensions)[Name][number] }

/**
 * Tables that say nothing of each other but through their totals. Where one divides another, whoever knows the rougher
 * one knows sums of the finer one: both are decided together.
 */
export type Family = {
  readonly fine: Dimension
  /** The rougher table, and the fine values that each of its values is the sum of. */
  readonly rough?: { readonly dimension: Dimension; readonly parts: Readonly<Record<string, readonly string[]>> }
}

export const ages: Family = {
  fine: 'ageGroup',
  rough: { dimension: 'kind', parts: { person: ['under18', 'perhapsUnder18', 'adult'], place: ['none'] } },
}
export const outcomes: Family = {
  fine: 'outcome',
  rough: {
    dimension: 'registered',
    parts: {
      yes: ['registeredByUs', 'registeredByOthers'],
      no: ['noGroundOrConsent', 'notApplicable'],
      unknown: ['unknown', 'open'],
    },
  },
}
export const takings: Family = {
  fine: 'rungs',
  rough: {
    dimension: 'taking',
    parts: { inTime: ['one'], late: ['two', 'threeOrMore'], notTaken: ['notTaken'] },
  },
}

export const families: readonly Family[] = [
  ages,
  outcomes,
  takings,
  { fine: 'form' },
  { fine: 'reporterType' },
  { fine: 'urgency' },
  { fine: 'feedback' },
]
