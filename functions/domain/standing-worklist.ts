import type { Actor } from './access.ts'
import { may } from './access.ts'
import { type Commitment, unitsFor } from './commitment.ts'
import { compareInstants } from './local-time.ts'
import type { Instant } from './report.ts'
import type { RegionCode } from './situation.ts'
import { isFaded, type Pending, type Published, type Side, type Standing } from './standing.ts'
import { readiness } from './standing-acts.ts'
import { regionsSpokenFor, sideTowards } from './standing-side.ts'
import type { Unit, UnitCode, Units } from './unit.ts'
import { localDateOf } from './working-time.ts'

/*
 * What waits for somebody in the tracker, found among all standings by pure rules: nothing is asked of the table that a
 * page of the tracker does not ask.
 */

/** What can be said of several at once. */
export const bulkActs = ['confirm', 'comment', 'publish', 'still-so', 'status'] as const
export type BulkAct = (typeof bulkActs)[number]

/** In the order of the page: what waits for this person first, what others must do last. */
export const workGroups = ['toConfirm', 'toComment', 'toPublish', 'faded', 'overdue', 'unknown', 'underWay'] as const
export type WorkGroup = (typeof workGroups)[number]

/** What can be done with the whole of a group; nothing for what waits for others. */
export const actOfGroup: Readonly<Record<WorkGroup, BulkAct | undefined>> = {
  toConfirm: 'confirm',
  toComment: 'comment',
  toPublish: 'publish',
  faded: 'still-so',
  overdue: undefined,
  unknown: 'status',
  underWay: undefined,
}

export type WorkItem = {
  readonly commitment: Commitment
  readonly unit: Unit
  /** Absent while nothing is known. */
  readonly standing: Standing | undefined
}

export type Worklist = Readonly<Record<WorkGroup, readonly WorkItem[]>>

export type Work = {
  readonly commitments: readonly Commitment[]
  readonly units: Units
  readonly standings: readonly Standing[]
  readonly now: Instant
}

/** Everything that waits for this person, or that they wait for; each in one group only. */
export function worklistOf(actor: Actor, { commitments, units, standings, now }: Work): Worklist {
  const roleIn = rolesOf(actor)
  const byPlace = new Map(standings.map(standing => [placeName(standing.commitment, standing.unit), standing]))
  const found: Record<WorkGroup, WorkItem[]> = emptyList()
  for (const commitment of commitments) {
    for (const unit of unitsFor(commitment, units)) {
      const item = { commitment, unit, standing: byPlace.get(placeName(commitment.id, unit.code)) }
      const group = groupFor(item, roleIn(unit), now)
      if (group !== undefined) found[group].push(item)
    }
  }
  return found
}

const emptyList = (): Record<WorkGroup, WorkItem[]> => ({
  toConfirm: [],
  toComment: [],
  toPublish: [],
  faded: [],
  overdue: [],
  unknown: [],
  underWay: [],
})

/** Names a standing among others: no code has a slash. */
export const placeName = (commitment: string, unit: string): string => `${commitment}/${unit}`

type Role = { readonly side: Side | undefined; readonly speaksFor: readonly RegionCode[]; readonly publishes: boolean }

/** A unit comes back with every commitment; what somebody may do for it does not change in between. */
function rolesOf(actor: Actor): (unit: Unit) => Role {
  const publishes = may(actor, 'publishStandings', undefined)
  const known = new Map<UnitCode, Role>()
  return unit => {
    const role = known.get(unit.code) ?? {
      side: sideTowards(actor, unit),
      speaksFor: regionsSpokenFor(actor, unit),
      publishes,
    }
    known.set(unit.code, role)
    return role
  }
}

function groupFor({ unit, standing }: WorkItem, role: Role, now: Instant): WorkGroup | undefined {
  if (standing?.pending) return groupOfPending(standing.pending, { unit, role, now })
  if (role.side === undefined) return undefined
  if (!standing?.published) return role.side === 'programme' ? undefined : 'unknown'
  return role.side === 'owner' ? groupOfPublished(standing.published, now) : undefined
}

type Looking = { readonly unit: Unit; readonly role: Role; readonly now: Instant }

function groupOfPending(pending: Pending, { unit, role, now }: Looking): WorkGroup | undefined {
  if (pending.confirmedAt === undefined && role.side === 'owner') return 'toConfirm'
  if (isAsked(pending, role.speaksFor, now)) return 'toComment'
  if (role.publishes && readiness(pending, unit, now) === 'ready') return 'toPublish'
  return role.side === undefined ? undefined : 'underWay'
}

/** A region that said nothing yet, while there is time. */
export function isAsked({ comments, commentUntil }: Pending, speaksFor: readonly RegionCode[], now: Instant): boolean {
  return compareInstants(now, commentUntil) < 0 && speaksFor.some(region => comments[region] === undefined)
}

function groupOfPublished(published: Published, now: Instant): WorkGroup | undefined {
  if (isOverdue(published, now)) return 'overdue'
  return isFaded(published, now) ? 'faded' : undefined
}

/** The day that was promised is over, and it is not done. */
function isOverdue({ update: { status, targetDate } }: Published, now: Instant): boolean {
  const isOpen = status !== 'embedded' && status !== 'notApplicable'
  return isOpen && targetDate !== undefined && targetDate < localDateOf(now)
}
