import type { Bulk, Ticked } from '#domain/bulk.ts'
import { type Commitment, commitments } from '#domain/commitment.ts'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import type { Standing } from '#domain/standing.ts'
import type { Doing } from '#domain/standing-doing.ts'
import { valuesOfStanding } from '#domain/standing-entry.ts'
import { regionsSpokenFor } from '#domain/standing-side.ts'
import type { FieldError } from '#domain/submission.ts'
import type { Unit } from '#domain/unit.ts'
import { type Change, changeStanding, type StandingWriting } from './change-standing.ts'
import { inParallel } from './in-parallel.ts'
import type { SignedIn } from './signed-in.ts'
import { type Country, placeFor } from './standing-place.ts'
import type { TrackerSources } from './tracker.ts'

export type Place = { readonly commitment: Commitment; readonly unit: Unit }

/** What became of one of several. */
export type Outcome = { readonly place: Place } & (
  | { readonly done: true }
  | { readonly done: false; readonly why: 'stale' | 'unknown' }
  | { readonly done: false; readonly why: 'invalid'; readonly errors: readonly FieldError[] }
)

export type SeveralDependencies = StandingWriting & Pick<TrackerSources, 'plan' | 'study' | 'units'>

/** So many are written at once. */
const atOnce = 10

/** Does the same to several, each by itself; one that cannot be done keeps none of the others. */
export async function updateSeveral(
  { act, ticked, values }: Bulk,
  actor: SignedIn['actor'],
  dependencies: SeveralDependencies,
): Promise<readonly Outcome[]> {
  const { plan, study, units } = dependencies
  const country = { commitments: commitments(study, await plan.read()), units }
  const places = ticked.map(one => ({ place: placeOf(one, country), seen: one.seen }))
  return inParallel(places, atOnce, async ({ place, seen }) => {
    const standing = await dependencies.standings.get({ commitment: place.commitment.id, unit: place.unit.code })
    const doings = doingsFor({ act, values }, { actor, unit: place.unit, standing })
    const changes = doings.map((doing, index) => ({ ...place, actor, doing, seen: seen + index }))
    return outcomeOf(place, changes, dependencies)
  })
}

/** @throws NotFound for what nobody took on */
const placeOf = ({ commitment, unit }: Ticked, country: Country): Place => placeFor({ commitment, unit }, country)

type Towards = {
  readonly actor: SignedIn['actor']
  readonly unit: Unit
  readonly standing: Standing | undefined
}

function doingsFor(
  { act, values }: Pick<Bulk, 'act' | 'values'>,
  { actor, unit, standing }: Towards,
): readonly Doing[] {
  switch (act) {
    case 'publish':
      return [{ act: 'publish' }]
    case 'confirm':
    case 'still-so':
      return [{ act: 'confirm' }]
    case 'comment':
      return regionsSpokenFor(actor, unit).map(region => ({ act: 'comment', region }))
    case 'status':
      return [{ act: 'enter', values: { ...valuesOfStanding(standing ?? {}), ...values } }]
  }
}

/** One thing after the other to the same standing; none at all when it is nobody's to do. */
export async function outcomeOf(
  place: Place,
  changes: readonly Change[],
  dependencies: StandingWriting,
): Promise<Outcome> {
  if (changes.length === 0) return { place, done: false, why: 'unknown' }
  try {
    for (const change of changes) await changeStanding(change, dependencies)
    return { place, done: true }
  } catch (error) {
    if (error instanceof Conflict) return { place, done: false, why: 'stale' }
    if (error instanceof NotFound) return { place, done: false, why: 'unknown' }
    if (error instanceof InvalidInput) return { place, done: false, why: 'invalid', errors: error.fields }
    throw error
  }
}
