import type { Title } from './commitment.ts'
import type { CountryState, ReportedCommitment, ReportedUnit, Stated } from './half-year.ts'
import type { LocalDate } from './report.ts'
import type { Evidence, Status } from './standing.ts'

/** What something was in the report before, and what it is now; a side that is absent said nothing. */
export type FieldChange =
  | { readonly field: 'status'; readonly was?: Status | undefined; readonly is?: Status | undefined }
  | { readonly field: 'evidence'; readonly was?: Evidence | undefined; readonly is?: Evidence | undefined }
  | { readonly field: 'targetDate'; readonly was?: LocalDate | undefined; readonly is?: LocalDate | undefined }
  | { readonly field: 'isFaded'; readonly was: boolean; readonly is: boolean }
  | { readonly field: 'title' | 'owner'; readonly was: Title; readonly is: Title }

/** New or gone as a whole, or changed in some fields. Without a unit it is about the commitment itself. */
export type Change = {
  readonly commitment: ReportedCommitment
  readonly unit?: ReportedUnit
  readonly what: 'new' | 'gone' | 'changed'
  readonly fields: readonly FieldChange[]
}

/** What changed from one report to the next, in the order of the new one; what is gone comes last. */
export function changesBetween(
  before: Pick<CountryState, 'commitments'>,
  after: Pick<CountryState, 'commitments'>,
): readonly Change[] {
  const known = new Map(before.commitments.map(commitment => [commitment.id, commitment]))
  const there = new Set(after.commitments.map(({ id }) => id))
  return [
    ...after.commitments.flatMap(commitment => changesOf(known.get(commitment.id), commitment)),
    ...before.commitments.flatMap((commitment): Change[] =>
      there.has(commitment.id) ? [] : [{ commitment, what: 'gone', fields: [] }],
    ),
  ]
}

function changesOf(before: ReportedCommitment | undefined, commitment: ReportedCommitment): readonly Change[] {
  if (before) return [...ofItself(before, commitment), ...ofUnits(before, commitment)]
  const stated = commitment.units.filter(unit => unit.stated !== undefined)
  return [
    { commitment, what: 'new', fields: [] },
    ...stated.map((unit): Change => ({ commitment, unit, what: 'new', fields: statedChanges(undefined, unit.stated) })),
  ]
}

function ofItself(before: ReportedCommitment, commitment: ReportedCommitment): readonly Change[] {
  const fields = (['title', 'owner'] as const)
    .filter(field => !isSameTitle(before[field], commitment[field]))
    .map((field): FieldChange => ({ field, was: before[field], is: commitment[field] }))
  return fields.length === 0 ? [] : [{ commitment, what: 'changed', fields }]
}

function ofUnits(before: ReportedCommitment, commitment: ReportedCommitment): readonly Change[] {
  const known = new Map(before.units.map(unit => [unit.unit, unit]))
  const there = new Set(commitment.units.map(({ unit }) => unit))
  return [
    ...commitment.units.flatMap((unit): Change[] => {
      const was = known.get(unit.unit)
      const fields = statedChanges(was?.stated, unit.stated)
      if (was === undefined) return [{ commitment, unit, what: 'new', fields }]
      return fields.length === 0 ? [] : [{ commitment, unit, what: 'changed', fields }]
    }),
    ...before.units.flatMap((unit): Change[] =>
      there.has(unit.unit) ? [] : [{ commitment, unit, what: 'gone', fields: statedChanges(unit.stated, undefined) }],
    ),
  ]
}

function statedChanges(was: Stated | undefined, is: Stated | undefined): readonly FieldChange[] {
  const changes: FieldChange[] = []
  if (was?.status !== is?.status) changes.push({ field: 'status', was: was?.status, is: is?.status })
  if (!isSameEvidence(was?.evidence, is?.evidence)) {
    changes.push({ field: 'evidence', was: was?.evidence, is: is?.evidence })
  }
  if (was?.targetDate !== is?.targetDate) {
    changes.push({ field: 'targetDate', was: was?.targetDate, is: is?.targetDate })
  }
  if (was && is && was.isFaded !== is.isFaded) changes.push({ field: 'isFaded', was: was.isFaded, is: is.isFaded })
  return changes
}

const isSameTitle = (one: Title, other: Title): boolean => one.nl === other.nl && one.en === other.en

const isSameEvidence = (one: Evidence | undefined, other: Evidence | undefined): boolean =>
  one?.title === other?.title && one?.url === other?.url && one?.on === other?.on
