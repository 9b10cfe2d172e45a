import type { Calendar } from './calendar.ts'
import type { CommitmentId } from './commitment.ts'
import { Conflict } from './errors.ts'
import { compareInstants } from './local-time.ts'
import type { Instant } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Pending, Published, Side, Standing, StandingAct, StandingLine, Update } from './standing.ts'
import type { Unit } from './unit.ts'
import { deadline } from './working-time.ts'

/*
 * How a standing changes: entry → confirmed by whoever answers for it → published, with time for the regions it is about
 * to say something. Every act takes the standing as it was read and gives the next one with the line of its history.
 * What the state does not allow throws Conflict.
 */

/** Who acts (a subject), from which side, and when. `id` makes the line's key unique. */
export type Edit = { readonly by: string; readonly side: Side; readonly at: Instant; readonly id: string }

/** A standing after a change, and the line that tells of it. */
export type Step = { readonly standing: Standing; readonly line: StandingLine }

type Place = { readonly commitment: CommitmentId; readonly unit: Unit }

/** A region has so long to say something about what others enter. */
export const commentTime = { amount: 10, unit: 'workingDays' } as const

/**
 * Somebody says how far it is. Whoever answers for it confirms by entering; an entry that waited is replaced.
 * `regions`: for which regions whoever enters may speak, so that they need no time to comment.
 */
export function enter(
  standing: Standing | undefined,
  place: Place,
  entry: { readonly update: Update; readonly regions: readonly RegionCode[] },
  { edit, calendar }: { readonly edit: Edit; readonly calendar: Calendar },
): Step {
  const { at, by, side } = edit
  const own = place.unit.regions.filter(region => entry.regions.includes(region))
  const pending: Pending = {
    update: entry.update,
    enteredAt: at,
    enteredBy: by,
    side,
    ...(side === 'owner' ? { confirmedAt: at, confirmedBy: by } : {}),
    commentUntil: own.length === place.unit.regions.length ? at : deadline(at, commentTime, calendar).at,
    comments: Object.fromEntries(own.map(region => [region, { at, by }])),
  }
  return step(standing, place, { what: 'entered', edit, pending, published: standing?.published })
}

/**
 * Whoever answers for it says the entry is right; without an entry, that what is published still is.
 * `regions`: for which regions whoever confirms may speak, so that they need no time to comment either.
 * @throws Conflict when it was confirmed before, or there is nothing to confirm
 */
export function confirm(
  standing: Standing | undefined,
  place: Place,
  edit: Edit,
  regions: readonly RegionCode[] = [],
): Step {
  const { at, by } = edit
  if (standing?.pending) {
    if (standing.pending.confirmedAt !== undefined) throw new Conflict('The entry was confirmed before')
    const own = place.unit.regions.filter(region => regions.includes(region))
    const comments = { ...Object.fromEntries(own.map(region => [region, { at, by }])), ...standing.pending.comments }
    const pending = { ...standing.pending, confirmedAt: at, confirmedBy: by, comments }
    return step(standing, place, { what: 'confirmed', edit, pending, published: standing.published })
  }
  if (!standing?.published) throw new Conflict('There is nothing to confirm')
  return step(standing, place, { what: 'stillSo', edit, published: { ...standing.published, confirmedAt: at } })
}

/**
 * A region says something about an entry, or that it leaves it at that.
 * @throws Conflict without an entry, or for a region it is not about
 */
export function comment(
  standing: Standing | undefined,
  place: Place,
  { region, text }: { readonly region: RegionCode; readonly text?: string | undefined },
  edit: Edit,
): Step {
  if (!standing?.pending || !place.unit.regions.includes(region)) throw new Conflict('There is nothing to comment on')
  const { at, by } = edit
  const said = { at, by, ...(text === undefined ? {} : { text }) }
  const pending = { ...standing.pending, comments: { ...standing.pending.comments, [region]: said } }
  return step(standing, place, { what: 'commented', edit, region, pending, published: standing.published })
}

/** What an entry waits for before it can be published. */
export type Readiness = 'ready' | 'awaitsOwner' | 'awaitsComments'

export function readiness(
  { confirmedAt, commentUntil, comments }: Pending,
  unit: Pick<Unit, 'regions'>,
  now: Instant,
): Readiness {
  if (confirmedAt === undefined) return 'awaitsOwner'
  const isSilent = unit.regions.some(region => comments[region] === undefined)
  return isSilent && compareInstants(now, commentUntil) < 0 ? 'awaitsComments' : 'ready'
}

/** @throws Conflict while it waits for whoever answers for it, or for the regions it is about */
export function publish(standing: Standing | undefined, place: Place, edit: Edit): Step {
  const pending = standing?.pending
  if (!pending?.confirmedAt || readiness(pending, place.unit, edit.at) !== 'ready') {
    throw new Conflict('There is nothing ready to be published')
  }
  const { update, confirmedAt, comments } = pending
  const published = { update, at: edit.at, by: edit.by, confirmedAt, comments }
  return step(standing, place, { what: 'published', edit, published })
}

/** @throws Conflict without an entry */
export function withdraw(standing: Standing | undefined, place: Place, edit: Edit): Step {
  if (!standing?.pending) throw new Conflict('There is no entry to withdraw')
  return step(standing, place, { what: 'withdrawn', edit, published: standing.published })
}

type Change = {
  readonly what: StandingAct
  readonly edit: Edit
  readonly region?: RegionCode
  readonly pending?: Pending | undefined
  readonly published?: Published | undefined
}

/** Whoever says how far it is, or that it is so, has answered what was reminded of; nobody else has. */
const answers: readonly StandingAct[] = ['entered', 'confirmed', 'stillSo']

function step(
  before: Standing | undefined,
  { commitment, unit }: Place,
  { what, edit, region, pending, published }: Change,
): Step {
  const { at, by, side } = edit
  const id = `${new Date(at).toISOString()}#${edit.id}`
  const contents = { ...(pending ? { pending } : {}), ...(published ? { published } : {}) }
  const reminded = answers.includes(what) ? undefined : before?.reminded
  const line: StandingLine = {
    id,
    ...(before ? { previous: before.line } : {}),
    ...{ at, by, side, what },
    ...(region === undefined ? {} : { region }),
    ...contents,
  }
  const version = (before?.version ?? 0) + 1
  const standing = { commitment, unit: unit.code, version, updatedAt: at, line: id, ...contents }
  return { standing: { ...standing, ...(reminded ? { reminded } : {}) }, line }
}
