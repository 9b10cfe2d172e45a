import { type Actor, may } from './access.ts'
import type { Instant, LocalDate } from './report.ts'
import type { RegionCode } from './situation.ts'
import {
  type Comment,
  freshness,
  isFaded,
  type Pending,
  type Published,
  type Standing,
  type StandingLine,
} from './standing.ts'
import { type Readiness, readiness } from './standing-acts.ts'
import type { Unit } from './unit.ts'

/*
 * What of a standing somebody may see. What was published is everybody's, without the people behind it; entries, who made
 * them, and how often it changed are for whoever may see entries.
 */

/** What a region said; without text it left it at that. */
export type Said = { readonly region: RegionCode } & Omit<Comment, 'by'> & { readonly by?: string }

export type SeenPublished = Pick<Published, 'update' | 'at' | 'confirmedAt'> & {
  readonly comments: readonly Said[]
  readonly fadesOn: LocalDate
  readonly isFaded: boolean
}

export type SeenPending = Omit<Pending, 'comments'> & {
  readonly comments: readonly Said[]
  readonly waitsFor: Readiness
}

export type SeenStanding = Pick<Standing, 'commitment' | 'unit'> & {
  readonly published?: SeenPublished
  readonly pending?: SeenPending
  /** Of the whole standing: with every entry it grows, so only whoever sees entries sees it. */
  readonly version?: number
}

/** A step of its history; for everybody only those that changed what is published. */
export type SeenStep = Pick<StandingLine, 'at' | 'what' | 'side' | 'region'> & {
  readonly by?: string
  readonly published?: Omit<SeenPublished, 'fadesOn' | 'isFaded'>
  readonly pending?: Omit<SeenPending, 'waitsFor'>
}

type Place = Pick<Standing, 'commitment'> & { readonly unit: Unit }
type Looking = { readonly actor: Actor; readonly now: Instant }

/** `standing`: absent while nobody said anything. */
export function seenBy(
  { actor, now }: Looking,
  { commitment, unit }: Place,
  standing: Standing | undefined,
): SeenStanding {
  const place = { commitment, unit: unit.code }
  if (!standing) return place
  const isInside = may(actor, 'seeEntries', unit)
  const { published, pending, version } = standing
  return {
    ...place,
    ...(published && { published: { ...publishedFor(published, isInside), ...ageOf(published, now) } }),
    ...(isInside && pending && { pending: { ...pendingOf(pending), waitsFor: readiness(pending, unit, now) } }),
    ...(isInside && { version }),
  }
}

/** `steps`: newest first, as they are kept. */
export function stepsSeenBy(actor: Actor, unit: Unit, steps: readonly StandingLine[]): readonly SeenStep[] {
  const isInside = may(actor, 'seeEntries', unit)
  const shown = isInside ? steps : steps.filter(({ what }) => what === 'published' || what === 'stillSo')
  return shown.map(({ at, what, side, region, by, published, pending }) => ({
    ...{ at, what, side },
    ...(region !== undefined && { region }),
    ...(isInside && { by }),
    ...(published && { published: publishedFor(published, isInside) }),
    ...(isInside && pending && { pending: pendingOf(pending) }),
  }))
}

const ageOf = (published: Published, now: Instant): Pick<SeenPublished, 'fadesOn' | 'isFaded'> => ({
  fadesOn: freshness(published).fadesOn,
  isFaded: isFaded(published, now),
})

function publishedFor({ update, at, confirmedAt, comments }: Published, isInside: boolean) {
  return { update, at, confirmedAt, comments: saidIn(comments).map(said => (isInside ? said : withoutName(said))) }
}

function pendingOf(pending: Pending): Omit<SeenPending, 'waitsFor'> {
  return { ...pending, comments: saidIn(pending.comments) }
}

function saidIn(comments: Published['comments']): readonly Said[] {
  return Object.entries(comments).flatMap(([region, comment]) => (comment ? [{ region, ...comment }] : []))
}

const withoutName = ({ by: _, ...said }: Said): Said => said
